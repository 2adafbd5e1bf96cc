"""Jobs of the proposals."""

from procrastinate.contrib.django import app


@app.periodic(cron="* * * * *")
@app.task(name="proposals.keep_windows", queue="clocks", queueing_lock="proposals.keep_windows")
def keep(timestamp: int) -> None:  # noqa: ARG001  (when the job was due; a look made late is a look of now)
    """Look whether the pages answer, and keep the ledger of the windows."""
    from gieo.core import clock  # noqa: PLC0415  (jobs are found before the applications are ready)
    from gieo.orientation.services.note_status import note_status  # noqa: PLC0415
    from gieo.proposals.services.keep_windows import keep_windows  # noqa: PLC0415

    at = clock.now()
    note_status(at=at)
    keep_windows(at=at)
