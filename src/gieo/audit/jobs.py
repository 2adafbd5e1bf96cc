"""Jobs of the audit."""

from procrastinate.contrib.django import app


@app.periodic(cron="*/10 * * * *")
@app.task(name="audit.watch", queue="clocks", queueing_lock="audit.watch")
def watch(timestamp: int) -> None:  # noqa: ARG001  (when the job was due; late jobs look at now)
    """Look at the last hour of the book of sign-ins."""
    from gieo.audit.services.tell_of_odd_signs import tell_of_odd_signs  # noqa: PLC0415  (jobs are found first)
    from gieo.core import clock  # noqa: PLC0415

    tell_of_odd_signs(at=clock.now())
