"""Questions about the book of the counter."""

from datetime import datetime

from django.db.models import Count, QuerySet

from gieo.kernel.actors import Actor
from gieo.orientation.models import IntakeWindow
from gieo.orientation.states import NoticeState
from gieo.proposals.channels import Channel
from gieo.proposals.counter.policies import provinces_kept, provinces_read
from gieo.proposals.models import CounterBlock, CounterEntry

RECENT = 6


def visible_to(actor: Actor) -> QuerySet[CounterEntry]:
    """The books of the provinces somebody serves."""
    return CounterEntry.objects.filter(province__in=provinces_read(actor))


def book_of(actor: Actor) -> QuerySet[CounterEntry]:
    """The book as it is read, the latest first."""
    entries = visible_to(actor).select_related("window", "proposal", "scan")
    return entries.order_by("-arrived_at", "-pk")


def entry_for(actor: Actor, number: str) -> CounterEntry:
    """The door to one entry.

    Raises:
        CounterEntry.DoesNotExist: there is none, or not for this reader.
    """
    related = ("province", "window__notice", "window__province", "proposal", "scan", "block")
    return visible_to(actor).select_related(*related).get(number=number)


def entry_by_code(code: str) -> CounterEntry | None:
    """The entry whose receipt bears a code, written as it is printed."""
    return CounterEntry.objects.select_related("province", "proposal", "scan").filter(code=code).first()


def windows_at(actor: Actor, at: datetime) -> list[IntakeWindow]:
    """The windows a form may be handed in for: those that receive first, then those that closed last."""
    windows = IntakeWindow.objects.filter(province__in=provinces_kept(actor), notice__state=NoticeState.PUBLISHED)
    recent = windows.select_related("notice", "province").order_by("-plan_year", "-closes_at", "pk")[:RECENT]
    return sorted(recent, key=lambda window: (not window.is_open_at(at), window.is_past_at(at)))


def blocks_of(actor: Actor) -> QuerySet[CounterBlock]:
    """The blocks of the counters somebody sits at, with how many numbers were given out."""
    blocks = CounterBlock.objects.filter(province__in=provinces_kept(actor))
    return blocks.annotate(used=Count("entries")).order_by("-pk")


def open_block_of(actor: Actor) -> CounterBlock | None:
    """The block somebody holds now."""
    return blocks_of(actor).filter(clerk=actor.user, closed_at__isnull=True).first()


def handed_back(actor: Actor) -> QuerySet[CounterEntry]:
    """What came through the portal, to say back to it how things stand (S-02)."""
    return book_of(actor).filter(channel=Channel.PORTAL).order_by("arrived_at", "pk")
