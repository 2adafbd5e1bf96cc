"""Questions to the docket. Every list passes `visible_to`; every page comes in by `entry_for`."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from gieo.core.counts import counted_up_to
from gieo.core.paging import Cursor, Page, Sorting, page_of
from gieo.dossiers.audience import PARTY_ROLES, bodies_of
from gieo.dossiers.docket import dossier_of
from gieo.dossiers.kinds import kind_named, kinds
from gieo.dossiers.models import Comment, DocketEntry, Enclosure, SavedView
from gieo.dossiers.policies import is_outside
from gieo.dossiers.sights import NOTHING, seen_beside
from gieo.files.models import StoredFile
from gieo.kernel import text
from gieo.kernel.actors import SYSTEM, Actor
from gieo.kernel.refusal import _

PAGE = 50
MANY = 300  # of one state are counted out; beyond that a list says that there are more
MANY_WAITING = 99
LATE = "late"  # the look of such states
SORTINGS = {
    "han": Sorting("due_at"),
    "moi": Sorting("state_since", falling=True),
    "so": Sorting("number"),
    "ten": Sorting("title_key"),
}
SORT_LABELS = {
    "han": _("Hạn gần nhất trước"),
    "moi": _("Chuyển trạng thái mới nhất trước"),
    "so": _("Theo số hồ sơ"),
    "ten": _("Theo tên"),
}


def visible_to(actor: Actor) -> QuerySet[DocketEntry]:
    """What an actor may see. Nobody sees nothing."""
    if actor == SYSTEM:
        return DocketEntry.objects.all()
    if not actor.is_known:
        return DocketEntry.objects.none()
    return DocketEntry.objects.filter(_by_role(actor) | _by_body(actor) | Q(reader_users__contains=[actor.user]))


def known_to(actor: Actor) -> QuerySet[DocketEntry]:
    """What an actor may see or was only invited to: for pages that tell of the latter what the invitation tells."""
    return visible_to(actor) | invited_to(actor)


def invited_to(actor: Actor) -> QuerySet[DocketEntry]:
    """What an actor was called to and knows by the invitation alone, as long as no confidentiality is pledged."""
    lines = DocketEntry.objects
    return lines.filter(invited_users__contains=[actor.user], is_open=True) if actor.user else lines.none()


def _by_role(actor: Actor) -> Q:
    """Roles of the province; one condition for each province the actor sits in."""
    found = NOTHING
    for province in sorted({seat.province for seat in actor.seats if seat.province}):
        roles = sorted(actor.roles_in(province) - PARTY_ROLES)
        if roles:
            found |= Q(province=province, reader_roles__overlap=roles)
    for seat in actor.lent:
        found |= Q(province=seat.province, kind__in=seat.kinds, reader_roles__contains=[seat.role])
    return found


def _by_body(actor: Actor) -> Q:
    bodies = sorted(bodies_of(actor))
    return Q(reader_bodies__overlap=bodies) | seen_beside(bodies) if bodies else NOTHING


def entry_for(actor: Actor, number: str) -> DocketEntry:
    """The door to one dossier.

    Raises:
        DocketEntry.DoesNotExist: there is none, or not for this reader.
    """
    return visible_to(actor).select_related("province", "task").get(number=number)


def waiting_for(actor: Actor) -> QuerySet[DocketEntry]:
    """Whose turn is this actor's."""
    if not actor.is_known:
        return DocketEntry.objects.none()
    return visible_to(actor).filter(_in_own_hands(actor) | _in_hands_of_office(actor), is_open=True)


def _in_own_hands(actor: Actor) -> Q:
    """What is with this person, or with a body of this person's."""
    bodies = sorted(bodies_of(actor))
    mine = Q(holder_users__contains=[actor.user])
    return mine | Q(holder_bodies__overlap=bodies) if bodies else mine


def _in_hands_of_office(actor: Actor) -> Q:
    """What is with an office this person holds, or stands in for."""
    found = NOTHING
    for province in sorted({seat.province for seat in actor.seats if seat.province}):
        roles = sorted(actor.roles_in(province) - PARTY_ROLES)
        if roles:
            found |= Q(province=province, holder_role__in=roles)
    for seat in actor.lent:
        found |= Q(province=seat.province, kind__in=seat.kinds, holder_role=seat.role)
    return found


def todo(actor: Actor, *, limit: int) -> list[DocketEntry]:
    """What waits for this person, the most urgent first."""
    return list(waiting_for(actor).select_related("province").order_by("due_at", "pk")[:limit])


def waiting_counts(actor: Actor) -> dict[str, int]:
    """How many wait for this person, by kind, counted up to `MANY_WAITING`; one query, asked by every page."""
    if not actor.is_known:
        return {}
    names = [kind.name for kind in kinds()]
    own, office, seen = _in_own_hands(actor), _in_hands_of_office(actor), visible_to(actor).filter(is_open=True)
    if office == NOTHING:
        counted = _counted(actor, seen.filter(own), MANY_WAITING, kind=names)
    else:
        counted = counted_up_to(MANY_WAITING, seen.filter(office).exclude(own), {"kind": names}, few=seen.filter(own))
    return {kind: number for (kind,), number in counted.items()}


def _counted(
    actor: Actor, entries: QuerySet[DocketEntry], most: int, **places: list[str]
) -> dict[tuple[Any, ...], int]:
    """How many lines stand at each place, counted up to `most`.

    Whoever holds an office sees nearly every line: of each place the first few are looked at. Everybody else sees a few
    lines among very many: those are fetched once, whatever their place.
    """
    if _by_role(actor) != NOTHING:
        return counted_up_to(most, entries, places)
    grouped = entries.order_by().values_list(*places).annotate(number=Count("pk"))
    return {tuple(place): min(number, most + 1) for *place, number in grouped}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a reader asked a list for.

    Attributes:
        kinds: names of the kinds of the list.
        kind: one of them, or all.
        words: with or without accents; in quotation marks they stand side by side.
        state: one state of the one kind.
        year: plan year.
        mine: only what waits for the reader.
        late: only what is past its limit at `at`.
        beside: only what the reader's body supports without being a party; asked by nobody who sits for no body.
        sort: a key of `SORTINGS`.
    """

    kinds: Collection[str]
    kind: str = ""
    words: str = ""
    state: str = ""
    year: int | None = None
    mine: bool = False
    late: bool = False
    beside: bool = False
    sort: str = "han"
    at: datetime


def found(actor: Actor, filters: Filters) -> QuerySet[DocketEntry]:
    """Everything the reader may see and asked for."""
    entries = visible_to(actor).filter(kind__in=[filters.kind] if filters.kind else list(filters.kinds))
    if filters.mine:
        entries = entries.filter(pk__in=waiting_for(actor).values("pk"))
    if filters.beside and (bodies := sorted(bodies_of(actor))):
        entries = entries.filter(seen_beside(bodies))
    if filters.state:
        entries = entries.filter(state=filters.state)
    if filters.year:
        entries = entries.filter(plan_year=filters.year)
    if filters.late:
        entries = entries.filter(_past_its_limit(filters))
    for term in _terms(filters.words):
        entries = entries.filter(search__contains=term)
    return entries


def _terms(words: str) -> list[str]:
    """Each word by itself; words in quotation marks side by side, as a name of a body is looked for."""
    terms = text.query_terms(words)
    is_phrase = len(words) > 2 and words[0] == words[-1] == '"'  # noqa: PLR2004  (the marks alone hold nothing)
    return [" ".join(terms)] if is_phrase and terms else terms


def _past_its_limit(filters: Filters) -> Q:
    """A clock that has run out, and what stands in a state that says so itself, such as a duty that is late."""
    past = Q(is_open=True, due_at__lt=filters.at)
    for name in [filters.kind] if filters.kind else filters.kinds:
        kind = kind_named(name)
        late = [str(state) for state in kind.workflow.states if kind.tone(str(state)) == LATE]
        if late:
            past |= Q(kind=name, state__in=late, is_open=True)
    return past


def listed(actor: Actor, filters: Filters) -> QuerySet[DocketEntry]:
    """The same in the order asked for."""
    return found(actor, filters).order_by(*sorting_of(filters).order)


def list_page(actor: Actor, filters: Filters, cursor: Cursor | None) -> Page[DocketEntry]:
    """One page of a list."""
    entries = found(actor, filters).select_related("province").defer("search", "title_key")
    return page_of(entries, sorting_of(filters), cursor, size=PAGE)


def sorting_of(filters: Filters) -> Sorting:
    """The order asked for."""
    return SORTINGS.get(filters.sort, SORTINGS["han"])


def counts_by_state(actor: Actor, filters: Filters) -> dict[tuple[str, str], int]:
    """How many in each state of each kind under the other filters, counted up to `MANY`, in one query."""
    if not actor.is_known:
        return {}
    places = [(name, str(state)) for name in filters.kinds for state in kind_named(name).workflow.states]
    names, states = [name for name, _state in places], [state for _name, state in places]
    counted = _counted(actor, found(actor, filters), MANY, kind=names, state=states)
    return {(kind, state): number for (kind, state), number in counted.items()}


def chain_of(entry: DocketEntry, actor: Actor) -> list[DocketEntry]:
    """The dossiers before and after, as far as the reader may see them: in one query, in the order of their birth."""
    related = Q(pk__in=entry.ancestors) | Q(ancestors__contains=[entry.pk])
    if entry.task_id:
        related |= Q(task=entry.task_id)
    return list(visible_to(actor).filter(related).exclude(pk=entry.pk).order_by("opened_at", "pk")[:60])


def enclosures_of(entry: DocketEntry, *, outside: bool = False) -> list[Enclosure]:
    """The papers that lie in it; for those it is about without what is kept inside."""
    lying = entry.enclosures.filter(removed_at__isnull=True).select_related("file").order_by("pk")
    return list(lying.filter(inside=False) if outside else lying)


def comments_on(entry: DocketEntry) -> list[Comment]:
    """What was said, the latest first."""
    return list(entry.comments.order_by("-pk")[:100])


def saved_views(actor: Actor, stage: str) -> list[SavedView]:
    """The reader's own views of a list."""
    return list(SavedView.objects.filter(user=actor.user, stage=stage).order_by("name"))


def may_read_file(actor: Actor, file: StoredFile) -> bool:
    """The door of the papers: whoever may see a dossier that holds the file, and its content."""
    holding = visible_to(actor).filter(enclosures__file=file).distinct()
    return any(is_open_to(entry, actor) and _is_given_out(entry, file, actor) for entry in holding)


def _is_given_out(entry: DocketEntry, file: StoredFile, actor: Actor) -> bool:
    """Whether a file lies in a dossier for this reader too."""
    if entry.enclosures.filter(file=file, inside=False).exists():
        return True
    return not is_outside(dossier_of(entry), actor, roles=entry.reader_roles)


def is_open_to(entry: DocketEntry, actor: Actor) -> bool:
    """Whether a reader of the line sees the content, not only the cover."""
    return kind_named(entry.kind).cover(dossier_of(entry), actor) is None
