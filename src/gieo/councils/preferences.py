"""How gladly members would review: the page of one member, and who may be asked at all (capability 108)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from gieo.councils.bench import Sitter, bench_of, roster_of
from gieo.councils.invitation import Invitation, invitation_to
from gieo.councils.models import CouncilItem, Membership, ReviewPreference
from gieo.councils.procedure import Procedure
from gieo.councils.seats import CouncilSeat
from gieo.councils.sitting.reviewers import judged_of, why_not_to_review
from gieo.dossiers.kinds import kind_named
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.selectors import known_to
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, _
from gieo.rulebooks import library

WISHING = ("GIEO-MACDINH:108",)


@dataclass(frozen=True, slots=True, kw_only=True)
class WishLine:
    """One dossier before the council, by number and name, with what the member said of it."""

    number: str
    title: str
    wish: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WishPage:
    """What a member is asked.

    Attributes:
        invitation: all that is told before the pledge; None after it.
        lines: the dossiers, once the member has declared no conflict.
        declares: the page of the declaration, where it is still to be made.
        closed: why nothing is asked; None where something is.
    """

    item: CouncilItem
    invitation: Invitation | None
    lines: Sequence[WishLine]
    declares: str
    closed: Refusal | None


def is_naming(procedure: Procedure, item: CouncilItem) -> bool:
    """Whether the council of a dossier names its reviewers now: it sits for a term, and does not sit yet."""
    is_before = item.state in {procedure.founded, procedure.papers_sent}
    return procedure.by_term and is_before and item.council_id is not None and roster_of(item).is_for_a_term


def is_asked(procedure: Procedure, item: CouncilItem, sitter: Sitter | None) -> bool:
    """Whether a member could be named: those who lead the council or keep its record do not review."""
    return sitter is not None and sitter.membership.seat == CouncilSeat.MEMBER and is_naming(procedure, item)


def wish_page(procedure: Procedure, item: CouncilItem, actor: Actor) -> WishPage | None:
    """The page of whoever reads; None for whoever is not asked."""
    sitter = bench_of(item).of(actor.user)
    if sitter is None or not is_asked(procedure, item, sitter):
        return None
    closed = why_closed(item, sitter)
    said = wishes_of(item, sitter.membership.pk) if closed is None else {}
    return WishPage(
        item=item,
        invitation=invitation_to(item) if closed and closed.code == "not_pledged" else None,
        lines=[WishLine(number=each, title=title, wish=said.get(each, "")) for each, title in judged_of(item)]
        if closed is None
        else (),
        declares=_declares(procedure, item) if closed and closed.code == "not_declared" else "",
        closed=closed,
    )


def why_closed(item: CouncilItem, sitter: Sitter) -> Refusal | None:
    """Why a member is not asked yet, or not at all: a conflict closes the choice, as it bars from reviewing."""
    if why := why_not_to_review(item, sitter):
        message = _("Ông/bà không phản biện hồ sơ nào của lần xét này: %(why)s.")
        return Refusal(code="cannot_review", message=message, params={"why": why}, basis=WISHING)
    if not sitter.is_bound:
        message = _("Cam kết bảo mật trước khi nêu nguyện vọng phản biện.")
        return Refusal(code="not_pledged", message=message, basis=WISHING)
    if not sitter.has_declared:
        message = _("Kê khai xung đột lợi ích trước khi nêu nguyện vọng phản biện.")
        return Refusal(code="not_declared", message=message, basis=WISHING)
    return None


def wishes_of(item: CouncilItem, membership: int) -> Mapping[str, str]:
    """What one member said, by number of the dossier."""
    return {number: wish for (number, pk), wish in all_wishes(item).items() if pk == membership}


def all_wishes(item: CouncilItem) -> dict[tuple[str, int], str]:
    """What all members said, by number of the dossier and membership: for whoever names reviewers alone."""
    said = ReviewPreference.objects.filter(entry=roster_of(item).entry).order_by()
    return {(number, pk): wish for number, pk, wish in said.values_list("number", "membership", "wish")}


def _declares(procedure: Procedure, item: CouncilItem) -> str:
    act = "declare_early" if item.state == procedure.founded else "declare"
    return reverse("dossiers:act", args=[item.number, act])


# ---------------------------------------------------------------- everything one is asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A dossier of a council of a term that names its reviewers, as one of its plain members finds it.

    Attributes:
        council_kind: as the rulebook calls it; tells nothing of the dossier.
        is_masked: number and title wait for the pledge.
        has_said: whether anything was said of its dossiers.
    """

    entry: DocketEntry
    council_kind: str
    is_masked: bool
    has_said: bool


def asked_of(actor: Actor, procedures: Mapping[str, Procedure], on: date) -> list[Asked]:
    """What a member can say a word on, the oldest first; one query for whoever sits in no council of a term.

    Args:
        actor: the member.
        procedures: by name of the kind.
        on: the day on which memberships are read.
    """
    mine = Membership.objects.filter(
        person__user=actor.user, seat=CouncilSeat.MEMBER, council__term_ends_on__isnull=False
    )
    seats = {seat.council_id: seat for seat in mine.valid_on(on).select_related("council")}
    if not seats:
        return []
    entries = known_to(actor).filter(kind__in=[name for name, each in procedures.items() if each.by_term])
    lines = {(entry.kind, entry.subject_id): entry for entry in entries.filter(is_open=True).order_by("pk")}
    held = [
        (lines[name, pk], seats[council])
        for name, procedure in procedures.items()
        if procedure.by_term
        for pk, council in _naming(name, procedure, seats)
        if (name, pk) in lines
    ]
    own = ReviewPreference.objects.filter(membership__in=[seat.pk for seat in seats.values()])
    said = set(own.order_by().values_list("entry", flat=True))
    return [
        Asked(
            entry=entry,
            council_kind=library.get(seat.council.rulebook).councils[seat.council.kind].title,
            is_masked=seat.pledged_at is None,
            has_said=entry.pk in said,
        )
        for entry, seat in held
    ]


def _naming(name: str, procedure: Procedure, councils: Collection[int]) -> Iterable[tuple[int, int]]:
    items: Any = kind_named(name).model._base_manager  # every kind here is a `CouncilItem`
    found = items.filter(council__in=list(councils), state__in=(procedure.founded, procedure.papers_sent))
    rows: Iterable[tuple[int, int]] = found.order_by("pk").values_list("pk", "council_id")
    return rows
