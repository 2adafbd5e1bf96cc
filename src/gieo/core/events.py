"""The outbox: an event joins the transaction of the act that announces it and is delivered after the commit."""

from collections import defaultdict
from collections.abc import Callable

from gieo.core.jobs import deliver
from gieo.core.models import TransitionLog

Handler = Callable[[TransitionLog], None]

_handlers: dict[str, list[Handler]] = defaultdict(list)


def subscribe(event: str, handler: Handler) -> None:
    """Let a handler hear an event. A handler is called at least once: it must bear being called twice."""
    if handler not in _handlers[event]:
        _handlers[event].append(handler)


def announce(event: str, entry: TransitionLog) -> None:
    """Put an event into the queue, inside the present transaction."""
    deliver.defer(event=event, entry=entry.pk)


def handle(event: str, entry_id: int) -> None:
    """Call every handler of an event (by the worker)."""
    entry = TransitionLog.objects.get(pk=entry_id)
    for handler in _handlers[event]:
        handler(entry)
