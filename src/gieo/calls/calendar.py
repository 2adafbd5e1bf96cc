"""What a reader's own calendar shows: what waits for them, days and phases of their councils, the closes they follow.

Never more than the reader finds after signing in, and less: of what others judge only number and kind, and of that to
which one was only invited not even the number.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from gieo.calls.watching import followed_call
from gieo.calls.watching import visible_to as followed_by
from gieo.core.clock import LEGAL_ZONE
from gieo.councils.enrolment import procedures
from gieo.councils.member_desk import Seated, seated_on
from gieo.dossiers.kinds import kind_named
from gieo.dossiers.models.docket_entry import NEVER, DocketEntry
from gieo.dossiers.selectors import waiting_for
from gieo.kernel.actors import Actor
from gieo.orientation.calendar_feed import Entry, feed

MOST = 500  # of what waits; nobody plans by more
REMIND_DAYS = (7, 1)


def calendar_of(actor: Actor, *, at: datetime) -> str:
    """The whole feed of one reader."""
    seats = seated_on(actor, list(procedures()), at=at)
    entries = [*_waiting(actor, seats), *_sittings(seats), *_phases(seats), *_closes(actor, at)]
    return feed(_("Hạn và lịch của %(name)s") % {"name": actor.name}, entries, at=at)


def _waiting(actor: Actor, seats: Sequence[Seated]) -> Iterator[Entry]:
    """Without those to whose council one was only invited: the sitting says as much as may be said."""
    masked = [seat.entry.pk for seat in seats if seat.is_masked]
    due = waiting_for(actor).exclude(due_at=NEVER).exclude(pk__in=masked).order_by("due_at", "pk")[:MOST]
    for line in due:
        yield Entry(
            uid=f"due-{line.pk}@gieo",
            starts=line.due_at.astimezone(LEGAL_ZONE).date(),
            summary=_("Hạn: %(what)s") % {"what": _named(line)},
            url=f"{settings.BASE_URL}{line.get_absolute_url()}",
            remind_days=REMIND_DAYS,
        )


def _sittings(seats: Sequence[Seated]) -> Iterator[Entry]:
    lines, masked = (
        [seat.entry for seat in seats],
        {seat.entry.pk: seat.council_kind for seat in seats if seat.is_masked},
    )
    for name in sorted({line.kind for line in lines}):
        items: Any = kind_named(name).model._base_manager  # every kind here is a `CouncilItem`
        of_kind = {line.subject_id: line for line in lines if line.kind == name}
        called = items.filter(pk__in=of_kind, sitting_at__isnull=False).order_by("pk")
        for pk, sitting_at, place in called.values_list("pk", "sitting_at", "sitting_place"):
            line = of_kind[pk]
            is_masked = line.pk in masked
            way = reverse("councils:invitation", args=[line.pk]) if is_masked else line.get_absolute_url()
            yield Entry(
                uid=f"sitting-{line.pk}@gieo",
                starts=sitting_at,
                summary=_("Họp hội đồng: %(what)s") % {"what": masked.get(line.pk, line.number)},
                description=place,
                url=f"{settings.BASE_URL}{way}",
                remind_days=REMIND_DAYS,
            )


def _phases(seats: Sequence[Seated]) -> Iterator[Entry]:
    """When the phases end in which one remarks and votes; of what one was only invited to, the kind of council."""
    for seat in seats:
        line = seat.entry
        way = reverse("councils:invitation", args=[line.pk]) if seat.is_masked else line.get_absolute_url()
        named = seat.council_kind if seat.is_masked else line.number
        for phase in seat.phases:
            if phase.span.ends:
                yield Entry(
                    uid=f"{phase.key}-{line.pk}@gieo",
                    starts=phase.span.ends,
                    summary=_("Hết giai đoạn: %(phase)s, %(what)s") % {"phase": phase.label, "what": named},
                    url=f"{settings.BASE_URL}{way}",
                    remind_days=REMIND_DAYS,
                )


def _closes(actor: Actor, at: datetime) -> Iterator[Entry]:
    for watch in followed_by(actor).exclude(slug=""):
        call = followed_call(watch, at=at)
        if call and call.last:
            yield Entry(
                uid=f"close-{call.key}@gieo",
                starts=call.last,
                summary=_("Đóng nhận: %(title)s") % {"title": call.title},
                url=f"{settings.BASE_URL}{call.url}",
                remind_days=REMIND_DAYS,
            )


def _named(line: DocketEntry) -> str:
    kind = kind_named(line.kind)
    said = f"{line.number} {_(kind.label)}"
    return said if kind.judged_by else f"{said}: {line.title}"
