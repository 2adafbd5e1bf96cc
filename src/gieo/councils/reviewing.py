"""Who could review which dossier before a council of a term: fit, preference, load and conflicts side by side."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from gieo.councils.bank import field_names
from gieo.councils.bench import Sitter, bench_of, helper_of
from gieo.councils.choosing import competence_of, may_choose
from gieo.councils.links import SuspicionKind, suspicions_of
from gieo.councils.load import CAP, YearlyLoad, dossiers_of
from gieo.councils.models import CouncilItem, Expert
from gieo.councils.preferences import all_wishes, is_naming
from gieo.councils.procedure import Procedure
from gieo.councils.rules.assignment import Pair, assign
from gieo.councils.rules.fit import Fit, fits
from gieo.councils.seats import CouncilSeat
from gieo.councils.sitting.reviewers import judged_of, why_not_to_review
from gieo.councils.suspicions import look, not_dismissed
from gieo.councils.wishes import Wish
from gieo.dossiers.kinds import kind_of
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import _ as mark
from gieo.rulebooks import library

ACTS = ("name_reviewers", "change_reviewers")
FULL = mark("Đã được cử đủ số hồ sơ trong năm")
Pairs = frozenset[tuple[str, int]]  # number of the dossier, membership


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewer:
    """A plain member as a possible reviewer.

    Attributes:
        member: primary key of the membership.
        why_not: what keeps the member from reviewing; empty where nothing does.
        suspicions: links nobody looked into, in words; they bar nobody.
        has_declared: whether the member has declared on conflicts here.
        load: dossiers named for in the year, without these.
        room: how many of these the year still has room for.
    """

    member: int
    name: str
    why_not: str
    suspicions: Sequence[str]
    has_declared: bool
    load: int
    room: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidacy:
    """A member beside one dossier.

    Attributes:
        key: as a form names the pair.
        wish: what the member said, as shown; empty where nothing was said.
        is_named: whether the member stands as its reviewer on this page.
        because: what spoke for the member in the proposal; empty for whoever was not proposed.
    """

    key: str
    reviewer: Reviewer
    fit: Fit
    wish: str
    is_named: bool
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """One dossier with everybody who could review it, the best fit first, then who may not."""

    number: str
    title: str
    candidacies: Sequence[Candidacy]

    @property
    def named(self) -> int:
        """How many stand as reviewers."""
        return sum(each.is_named for each in self.candidacies)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewingPage:
    """Everything the page of naming reviewers shows.

    Attributes:
        needed: reviewers of each dossier.
        is_proposed: what stands on the page is the proposal.
        no_proposal: it was asked for, and there are too few who may review.
        silent: members who could be named and have said nothing.
    """

    item: CouncilItem
    dossiers: Sequence[Reviewed]
    needed: int
    is_proposed: bool
    no_proposal: bool
    silent: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What is known of every member beside every dossier; as many queries for any number of either."""

    judged: Sequence[tuple[str, str]]
    reviewers: Sequence[Reviewer]
    fits: Mapping[tuple[str, int], Fit]
    wishes: Mapping[tuple[str, int], str]
    named: Pairs

    @property
    def pairs(self) -> list[Pair]:
        """Those who may review, for the computation."""
        return [
            Pair(
                dossier=number,
                member=each.member,
                fit=self.fits[number, each.member].percent,
                wish=self.wishes.get((number, each.member), ""),
                load=each.load,
                room=each.room,
            )
            for number, _title in self.judged
            for each in self.reviewers
            if not each.why_not
        ]


def may_name(procedure: Procedure, item: CouncilItem, actor: Actor) -> bool:
    """Officers and the secretaries of the council, none whom anything bars, while reviewers are named.

    An officer who sits in the council as a plain member is asked like the others and does not read what they said.
    """
    if actor.user is None or not is_naming(procedure, item):
        return False
    if helper := helper_of(item, actor.user):
        return helper.is_clear
    if sitter := bench_of(item).of(actor.user):
        return sitter.is_clear and sitter.membership.seat == CouncilSeat.SECRETARY
    return actor.holds(Role.SCIENCE_OFFICER, item.province_id)


def act_now(procedure: Procedure, item: CouncilItem) -> str:
    """The row by which reviewers are named in the state the dossier is in."""
    return ACTS[item.state == procedure.papers_sent]


def table_of(item: CouncilItem, reader: Actor) -> Table:
    """Read it. Links nobody looked into are for those who may conclude on them."""
    judged, sitters = judged_of(item), bench_of(item).sitters
    plain = [each for each in sitters if each.membership.seat == CouncilSeat.MEMBER]
    people = [each.membership.person_id for each in plain]
    looked, rule = look(item), library.get(item.rulebook).figures.get(CAP)
    raised = suspicions_of(item, people, judged=looked.judged) if may_choose(reader, item.province_id) else {}
    load = YearlyLoad(rule, dossiers_of(people, item.bench_day.year, besides=item))
    open_links = {
        person: [
            f"{_(each.kind.label)}: {each.cause}"
            for each, review in not_dismissed(found, looked.reviews)
            if review is None and not _is_own_name(each.kind, person, plain, reader)
        ]
        for person, found in raised.items()
    }
    return Table(
        judged=judged,
        reviewers=[
            Reviewer(
                member=each.membership.pk,
                name=each.name,
                why_not=why_not_to_review(item, each) or (FULL if load.is_full(each.membership.person_id) else ""),
                suspicions=open_links.get(each.membership.person_id, ()),
                has_declared=each.has_declared,
                load=load.named[each.membership.person_id],
                room=_room(load, each.membership.person_id, len(judged)),
            )
            for each in plain
        ],
        fits=_fits(item, plain),
        wishes=all_wishes(item),
        named=frozenset((number, each.membership.pk) for each in plain for number in each.reviews),
    )


def _room(load: YearlyLoad, person: int, most: int) -> int:
    """How many dossiers more the year has room for, up to a number."""
    return next((more - 1 for more in range(1, most + 1) if load.is_full(person, more=more)), most)


def _is_own_name(kind: SuspicionKind, person: int, plain: Sequence[Sitter], reader: Actor) -> bool:
    """Whether a link says that somebody named the reader as unwanted, which the reader is not told."""
    own = next((each.user for each in plain if each.membership.person_id == person), None)
    return kind is SuspicionKind.UNWANTED and own == reader.user


def _fits(item: CouncilItem, plain: Sequence[Sitter]) -> dict[tuple[str, int], Fit]:
    """The fit of each member to each dossier, by what the bank says they know."""
    people = {each.membership.person_id: each.membership.pk for each in plain}
    experts = Expert.objects.filter(province=item.province_id, person__in=people).order_by("pk")
    names = field_names([item.province])
    said = dict.fromkeys(people, "") | {each.person_id: competence_of(each, names) for each in experts}
    return {(number, people[person]): fit for number, text in _texts(item) for person, fit in fits(text, said).items()}


def _texts(item: CouncilItem) -> list[tuple[str, str]]:
    """What each dossier says it is about."""
    judged: list[Any] = [*item.judged_dossiers()] or [item]
    return [(kind_of(each).number(each), _text(each)) for each in judged]


def _text(dossier: Any) -> str:
    kind = kind_of(dossier)
    return ". ".join(kind.describes(dossier).values()) if kind.describes else str(kind.title(dossier))


def reviewing_page(
    procedure: Procedure,
    item: CouncilItem,
    reader: Actor,
    *,
    chosen: Collection[tuple[str, int]] | None = None,
    proposes: bool = False,
) -> ReviewingPage:
    """The page of whoever names reviewers.

    Args:
        procedure: of the council.
        item: the dossier of the council.
        reader: whose page.
        chosen: who stands on it, where the reader or a spreadsheet said so; by default who was named.
        proposes: put the computed reviewers on it.
    """
    table, needed = table_of(item, reader), procedure.rule(item).reviewers
    proposal = assign(table.pairs, [number for number, _title in table.judged], reviewers=needed) if proposes else []
    because = {(each.dossier, each.member): _because(each, proposal) for each in proposal}
    stand = because.keys() if proposal else table.named if chosen is None else chosen
    spoken = {member for _number, member in table.wishes}
    return ReviewingPage(
        item=item,
        dossiers=[
            Reviewed(
                number=number,
                title=title,
                candidacies=[
                    Candidacy(
                        key=f"{number}:{each.member}",
                        reviewer=each,
                        fit=table.fits[number, each.member],
                        wish=wish_in_words(table.wishes.get((number, each.member), "")),
                        is_named=(number, each.member) in stand,
                        because=because.get((number, each.member), ""),
                    )
                    for each in sorted(
                        table.reviewers, key=lambda who: (bool(who.why_not), -table.fits[number, who.member].percent)
                    )
                ],
            )
            for number, title in table.judged
        ],
        needed=needed,
        is_proposed=bool(proposal),
        no_proposal=proposes and not proposal,
        silent=[each.name for each in table.reviewers if not each.why_not and each.member not in spoken],
    )


def wish_in_words(wish: str) -> str:
    """As shown; empty for no word."""
    return _(Wish(wish).label) if wish else ""


def _because(chosen: Pair, proposal: Sequence[Pair]) -> str:
    """What spoke for one choice, in a line."""
    others = sum(each.member == chosen.member for each in proposal) - 1
    words = [
        _("phù hợp %(fit)d%%") % {"fit": chosen.fit},
        wish_in_words(chosen.wish).lower() or _("chưa nêu nguyện vọng"),
        _("%(load)d hồ sơ khác trong năm") % {"load": chosen.load},
    ]
    if others:
        words.append(_("thêm %(others)d hồ sơ của lần xét này") % {"others": others})
    return ", ".join(words)
