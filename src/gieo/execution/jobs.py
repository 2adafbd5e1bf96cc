"""Jobs of the running tasks."""

from procrastinate.contrib.django import app


@app.periodic(cron="15 0 * * *")
@app.task(name="execution.open_reports", queue="clocks", queueing_lock="execution.open_reports")
def open_reports(timestamp: int) -> None:  # noqa: ARG001  (when the job was due; late jobs act for now)
    """Open the reports of periods that have begun, note milestones that have passed."""
    from gieo.core import clock  # noqa: PLC0415  (jobs are found before the applications are ready)
    from gieo.execution.services.note_late_milestones import note_late_milestones  # noqa: PLC0415
    from gieo.execution.services.open_due_reports import open_due_reports  # noqa: PLC0415

    open_due_reports(at=clock.now())
    note_late_milestones(at=clock.now())
