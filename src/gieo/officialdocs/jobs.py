"""Jobs of the documents."""

from procrastinate.contrib.django import app


@app.periodic(cron="7 * * * *")
@app.task(name="officialdocs.sweep_prints", queue="clocks", queueing_lock="officialdocs.sweep_prints")
def sweep_prints(timestamp: int) -> None:  # noqa: ARG001  (when the job was due; late jobs act for now)
    """Prints that were made ahead and not taken are no archive of drafts."""
    from gieo.officialdocs.ahead import sweep  # noqa: PLC0415  (jobs are found before the applications are ready)

    sweep()
