"""Jobs of the accounts."""

from procrastinate.contrib.django import app


@app.periodic(cron="30 2 * * *")
@app.task(name="identity.close_idle", queue="clocks", queueing_lock="identity.close_idle")
def close_idle(timestamp: int) -> None:  # noqa: ARG001  (when the job was due; late jobs act for now)
    """Close the accounts nobody used; put factors under the present secret; sweep what the sign-in had to remember."""
    from gieo.core import clock  # noqa: PLC0415  (jobs are found before the applications are ready)
    from gieo.identity.services.close_idle_accounts import close_idle_accounts  # noqa: PLC0415
    from gieo.identity.services.rewrap_factors import rewrap_factors  # noqa: PLC0415
    from gieo.identity.web.shared_cache import forget_what_is_over  # noqa: PLC0415

    close_idle_accounts(at=clock.now())
    rewrap_factors()
    forget_what_is_over()
