"""Jobs of the councils."""

from procrastinate.contrib.django import app


@app.periodic(cron="*/5 * * * *")
@app.task(name="councils.look_at_links", queue="clocks", queueing_lock="councils.look_at_links")
def follow_links(timestamp: int) -> None:  # noqa: ARG001  (when the job was due; late jobs look at what is now)
    """Take out of sight what somebody must not judge any more."""
    from gieo.councils.services.look_at_links import look_at_links  # noqa: PLC0415  (found before all is ready)

    look_at_links()


@app.periodic(cron="20 6 * * *")
@app.task(name="councils.watch_bank", queue="clocks", queueing_lock="councils.watch_bank")
def watch_bank(timestamp: int) -> None:  # noqa: ARG001  (when the job was due; late jobs act for now)
    """Tell officers and experts what the banks of experts need."""
    from gieo.core import clock  # noqa: PLC0415  (jobs are found before the applications are ready)
    from gieo.councils.services.watch_bank import watch_bank as watch  # noqa: PLC0415

    watch(at=clock.now())


@app.periodic(cron="* * * * *")
@app.task(name="councils.send_letters", queue="clocks", queueing_lock="councils.send_letters")
def send_letters(timestamp: int) -> None:  # noqa: ARG001  (when the job was due; late jobs act for now)
    """Send the letters whose hour has come."""
    from gieo.core import clock  # noqa: PLC0415  (jobs are found before the applications are ready)
    from gieo.councils.services.send_letters import send_due_letters  # noqa: PLC0415

    send_due_letters(at=clock.now())
