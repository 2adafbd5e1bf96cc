"""The list of proposals: filters, sorting, pages by key. Never OFFSET: the last page costs what the first one does."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce

from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import _ as marked
from gieo.proposals.coordination import lacks_coordination
from gieo.proposals.models import Proposal
from gieo.proposals.selectors import visible_to, with_items
from gieo.proposals.states import ProposalState

PAGE = 50
NEVER = datetime(9999, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Sorting:
    """A way to sort: the column and whether it falls. The primary key breaks ties in the same direction."""

    column: str
    falling: bool = False


SORTINGS: Mapping[str, Sorting] = {
    "moi": Sorting("state_since", falling=True),
    "han": Sorting("due"),
    "so": Sorting("number"),
    "ten": Sorting("title_key"),
    "nop": Sorting("submitted", falling=True),
}
DEFAULT_SORT = "han"
SORT_LABELS = {
    "han": marked("Hạn gần nhất trước"),
    "moi": marked("Chuyển trạng thái mới nhất trước"),
    "nop": marked("Nộp mới nhất trước"),
    "so": marked("Theo mã hồ sơ"),
    "ten": marked("Theo tên nhiệm vụ"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a reader asked for.

    Attributes:
        words: typed into the search box, with or without accents.
        state: one state, or all but the late ones (the late register stands apart) when None.
        year: plan year.
        uncoordinated: only those that lack coordination with a locality.
        outside: only those outside the orientation.
        sort: a key of `SORTINGS`.
    """

    words: str = ""
    state: ProposalState | None = None
    year: int | None = None
    uncoordinated: bool = False
    outside: bool = False
    sort: str = DEFAULT_SORT


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the list.

    Attributes:
        rows: at most `PAGE`.
        after: cursor of the next page, empty on the last.
        before: cursor of the page before, empty on the first.
    """

    rows: list[Proposal]
    after: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in the sorted list: beyond which row, in which direction."""

    value: Any
    pk: int
    backwards: bool = field(default=False)

    def __str__(self) -> str:
        value = self.value.isoformat() if isinstance(self.value, datetime) else self.value
        return urlsafe_b64encode(json.dumps([value, self.pk]).encode()).decode()

    @classmethod
    def read(cls, written: str, *, backwards: bool) -> "Cursor | None":
        """A cursor from an address; a spoilt one is no cursor."""
        try:
            value, pk = json.loads(urlsafe_b64decode(written))
            return cls(value, int(pk), backwards)
        except (Base64Error, ValueError, TypeError, UnicodeDecodeError):
            return None


def found(actor: Actor, filters: Filters) -> QuerySet[Proposal]:
    """Everything the reader may see and asked for, sorted; for the page and for the export alike."""
    return _sorted(_narrowed(visible_to(actor), filters), _sorting(filters))


def _sorting(filters: Filters) -> Sorting:
    return SORTINGS.get(filters.sort, SORTINGS[DEFAULT_SORT])


def _sorted(proposals: QuerySet[Proposal], sorting: Sorting) -> QuerySet[Proposal]:
    sign = "-" if sorting.falling else ""
    comparable = proposals.annotate(
        due=Coalesce(F("due_at"), NEVER), submitted=Coalesce(F("submitted_at"), F("created_at"))
    )
    return comparable.order_by(f"{sign}{sorting.column}", f"{sign}pk")


def page_of(actor: Actor, filters: Filters, cursor: Cursor | None = None) -> Page:
    """One page, with what its rows show. The page is cut on bare keys; only then are its rows fetched."""
    sorting = _sorting(filters)
    proposals = found(actor, filters)
    backwards = cursor is not None and cursor.backwards
    if cursor is not None:
        proposals = proposals.filter(_beyond(sorting, cursor))
    if backwards:
        proposals = proposals.reverse()
    cut = _sorted(Proposal.objects.filter(pk__in=proposals.values("pk")[: PAGE + 1]), sorting)
    rows = list(with_items(_with_related(cut.reverse() if backwards else cut)))
    more, rows = len(rows) > PAGE, rows[:PAGE]
    if backwards:
        rows.reverse()
    return _page(rows, sorting, has_before=more if backwards else cursor is not None, has_after=more or backwards)


def _with_related(proposals: QuerySet[Proposal]) -> QuerySet[Proposal]:
    return proposals.select_related("proposer", "organisation").defer("answers", "revisions", "search")


def counts(actor: Actor, filters: Filters) -> dict[str, int]:
    """How many in each state under the other filters, in one query."""
    narrowed = _narrowed(visible_to(actor), replace(filters, state=None), every_state=True)
    return dict(narrowed.order_by("state").values("state").annotate(number=Count("pk")).values_list("state", "number"))


def total_of(numbers: dict[str, int], filters: Filters) -> int:
    """How many rows all pages have, from the counts by state."""
    if filters.state is not None:
        return numbers.get(filters.state, 0)
    return sum(number for state, number in numbers.items() if state != ProposalState.LATE)


def _narrowed(proposals: QuerySet[Proposal], filters: Filters, *, every_state: bool = False) -> QuerySet[Proposal]:
    if filters.state is not None:
        proposals = proposals.filter(state=filters.state)
    elif not every_state:
        proposals = proposals.exclude(state=ProposalState.LATE)
    if filters.year is not None:
        proposals = proposals.filter(plan_year=filters.year)
    if filters.uncoordinated:
        proposals = proposals.filter(lacks_coordination())
    if filters.outside:
        proposals = proposals.filter(outside_orientation=True)
    for term in text.query_terms(filters.words):
        proposals = proposals.filter(search__contains=term)
    return proposals


def _beyond(sorting: Sorting, cursor: Cursor) -> Q:
    compare = "lt" if sorting.falling is not cursor.backwards else "gt"
    further = Q(**{f"{sorting.column}__{compare}": cursor.value})
    return further | Q(**{sorting.column: cursor.value, f"pk__{compare}": cursor.pk})


def _page(rows: list[Proposal], sorting: Sorting, *, has_before: bool, has_after: bool) -> Page:
    if not rows:
        return Page(rows)
    first, last = (str(Cursor(getattr(row, sorting.column), row.pk)) for row in (rows[0], rows[-1]))
    return Page(rows, after=last if has_after else "", before=first if has_before else "")
