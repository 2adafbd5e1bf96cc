"""Jobs of the duties."""

from procrastinate.contrib.django import app


@app.periodic(cron="0 6 * * *")
@app.task(name="duties.follow", queue="clocks", queueing_lock="duties.follow")
def follow(timestamp: int) -> None:  # noqa: ARG001  (when the job was due; late jobs act for now)
    """Find what proves the duties in hand, and remind of the others."""
    from gieo.core import clock  # noqa: PLC0415  (jobs are found before the applications are ready)
    from gieo.duties.models import Duty  # noqa: PLC0415
    from gieo.duties.models.duty import WAITING  # noqa: PLC0415
    from gieo.duties.services.recognise import recognise  # noqa: PLC0415
    from gieo.duties.services.remind import remind  # noqa: PLC0415

    at = clock.now()
    years = Duty.objects.filter(state__in=WAITING, plan_year__isnull=False).order_by()
    for province, year in years.values_list("province", "plan_year").distinct():
        recognise(province=province, year=year or 0, at=at)
    remind(at=at)
