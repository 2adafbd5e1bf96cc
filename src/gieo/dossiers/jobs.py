"""Jobs of the docket."""

from procrastinate.contrib.django import app


@app.periodic(cron="*/5 * * * *")
@app.task(name="dossiers.run_clocks", queue="clocks", queueing_lock="dossiers.run_clocks")
def follow_clocks(timestamp: int) -> None:  # noqa: ARG001  (when the job was due; late jobs act for now)
    """Do what follows from limits that have passed."""
    from gieo.core import clock  # noqa: PLC0415  (jobs are found before the applications are ready)
    from gieo.dossiers.services.run_clocks import run_clocks  # noqa: PLC0415

    run_clocks(at=clock.now())
