"""Jobs of the duties."""

from procrastinate.contrib.django import app


@app.periodic(cron="0 6 * * *")
@app.task(name="duties.follow", queue="clocks", queueing_lock="duties.follow")
def follow(timestamp: int) -> None:  # noqa: ARG001  (when the job was due; late jobs act for now)
    """Open, prove, remind of and close the duties of every province."""
    from gieo.core import clock  # noqa: PLC0415  (jobs are found before the applications are ready)
    from gieo.duties.services.follow_year import follow_year  # noqa: PLC0415

    follow_year(at=clock.now())
