"""Jobs of the reports."""

from procrastinate.contrib.django import app


@app.periodic(cron="15 6 * * *")
@app.task(name="reporting.open_returns", queue="clocks", queueing_lock="reporting.open_returns")
def open_returns_of_the_year(timestamp: int) -> None:  # noqa: ARG001  (when the job was due; late jobs act for now)
    """Open the reports that are owed for the year, once its duties are there."""
    from gieo.core import clock  # noqa: PLC0415  (jobs are found before the applications are ready)
    from gieo.identity.selectors import provinces_on  # noqa: PLC0415
    from gieo.kernel.actors import SYSTEM  # noqa: PLC0415
    from gieo.reporting.services.open_returns import open_returns  # noqa: PLC0415

    at = clock.now()
    for province in provinces_on(clock.today()).order_by("code"):
        open_returns(province=province.code, year=clock.today().year, actor=SYSTEM, at=at)
