"""Jobs of successions."""

from procrastinate.contrib.django import app


@app.periodic(cron="40 5 * * *")
@app.task(name="succession.left_behind", queue="clocks", queueing_lock="succession.left_behind")
def look_for_what_was_left(timestamp: int) -> None:  # noqa: ARG001  (when the job was due; late jobs act for now)
    """Say where bodies ended and nobody was named for what they hold."""
    from gieo.core import clock  # noqa: PLC0415  (jobs are found before the applications are ready)
    from gieo.succession.services.tell_of_what_was_left import tell_of_what_was_left  # noqa: PLC0415

    tell_of_what_was_left(at=clock.now())
