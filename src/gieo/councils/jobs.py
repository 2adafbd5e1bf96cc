"""Jobs of the councils."""

from procrastinate.contrib.django import app


@app.periodic(cron="*/5 * * * *")
@app.task(name="councils.look_at_links", queue="clocks", queueing_lock="councils.look_at_links")
def follow_links(timestamp: int) -> None:  # noqa: ARG001  (when the job was due; late jobs look at what is now)
    """Take out of sight what somebody must not judge any more."""
    from gieo.councils.services.look_at_links import look_at_links  # noqa: PLC0415  (found before all is ready)

    look_at_links()
