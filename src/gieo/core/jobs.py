"""Jobs of the base."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app


@app.task(name="core.deliver", queue="events", retry=RetryStrategy(max_attempts=8, exponential_wait=3))
def deliver(event: str, entry: int) -> None:
    """Deliver one event to everybody who subscribed to it."""
    from gieo.core import events  # noqa: PLC0415  (events put this job into the queue)

    events.handle(event, entry)
