"""Jobs of personal data."""

from procrastinate.contrib.django import app


@app.periodic(cron="50 2 * * *")
@app.task(name="privacy.retention", queue="clocks", queueing_lock="privacy.retention")
def retention(timestamp: int) -> None:  # noqa: ARG001  (when the job was due; late jobs act for now)
    """Blank what lay here long enough."""
    from gieo.core import clock  # noqa: PLC0415  (jobs are found before the applications are ready)
    from gieo.privacy.services.erase_by_retention import erase_by_retention  # noqa: PLC0415

    erase_by_retention(at=clock.now())
