"""Jobs of the base."""

from datetime import timedelta

from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app


@app.task(name="core.deliver", queue="events", retry=RetryStrategy(max_attempts=8, exponential_wait=3))
def deliver(event: str, entry: int) -> None:
    """Deliver one event to everybody who subscribed to it."""
    from gieo.core import events  # noqa: PLC0415  (events put this job into the queue)

    events.handle(event, entry)


@app.periodic(cron="5 0 * * *")
@app.task(name="core.anchor", queue="clocks", queueing_lock="core.anchor")
def anchor(timestamp: int) -> None:  # noqa: ARG001  (when the job was due; late jobs act for now)
    """Write down where every chain of the trail ended yesterday."""
    from gieo.core import anchoring, clock  # noqa: PLC0415  (jobs are found before the applications are ready)

    anchoring.anchor_day(day=clock.today() - timedelta(days=1), at=clock.now())


@app.periodic(cron="* * * * *")
@app.task(name="core.give_back", queue="clocks", queueing_lock="core.give_back", pass_context=True)
async def give_back(context: JobContext, timestamp: int) -> None:  # noqa: ARG001  (when the job was due)
    """Put the jobs of workers that were killed into the queue again."""
    from gieo.core import abandoned  # noqa: PLC0415  (jobs are found before the applications are ready)

    await abandoned.give_back(context.app.job_manager)
