"""The outbox: an event joins the transaction of the act that announces it and is delivered after the commit."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from gieo.core import trail
from gieo.core.jobs import deliver
from gieo.core.models import TransitionLog
from gieo.core.prepared import Prepared

Handler = Callable[[TransitionLog], None]

_ACT = Prepared(lambda pk: TransitionLog.objects.filter(pk=pk), pk=-1)
_handlers: dict[str, list[Handler]] = defaultdict(list)
_inboxes: list["Inbox"] = []


def subscribe(event: str, handler: Handler) -> None:
    """Let a handler hear an event. A handler is called at least once: it must bear being called twice."""
    if handler not in _handlers[event]:
        _handlers[event].append(handler)


def announce(event: str, entry: TransitionLog) -> None:
    """Put an event into the queue, inside the present transaction; one that nobody listens to is not put anywhere."""
    if not _handlers.get(event):
        return
    if _inboxes:
        _inboxes[-1].waiting.append((event, entry.pk))
    else:
        deliver.defer(event=event, entry=entry.pk)


def handle(event: str, entry_id: int) -> None:
    """Call every handler of an event (by the worker)."""
    [entry] = _ACT.ask(pk=entry_id)
    _tell(event, entry)


def _tell(event: str, entry: TransitionLog) -> None:
    for handler in _handlers[event]:
        handler(entry)


class Inbox:
    """Events that wait in this process instead of the queue, and the acts that were done in it."""

    def __init__(self, overheard: list[TransitionLog]) -> None:
        self.waiting: list[tuple[str, int]] = []
        self._overheard = overheard

    def take_overheard(self) -> list[TransitionLog]:
        """The acts done in this process since the last call; one that was rolled back may be among them."""
        links = self._overheard.copy()
        self._overheard.clear()
        return links

    def deliver(self) -> int:
        """Deliver what waits, and what that brings about in its turn; an act that was rolled back is not told.

        Returns:
            How many events were delivered.
        """
        delivered = 0
        while self.waiting:
            event, pk = self.waiting.pop(0)
            for entry in _ACT.ask(pk=pk):
                _tell(event, entry)
                delivered += 1
        return delivered


@contextmanager
def in_this_process() -> Iterator[Inbox]:
    """Keep events here, for simulations and tests that move time themselves and run no worker."""
    with trail.overheard() as links:
        inbox = Inbox(links)
        _inboxes.append(inbox)
        try:
            yield inbox
        finally:
            _inboxes.remove(inbox)
