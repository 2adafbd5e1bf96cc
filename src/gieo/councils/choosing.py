"""Whom a council could be made of: fit, conflicts each with its reason, suspicions, load of three years."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from django.db.models import Count

from gieo.councils.aides import Aide, aides_of
from gieo.councils.bank import field_names
from gieo.councils.candidates import conflicts_of_each
from gieo.councils.earlier import known_before
from gieo.councils.links import Suspicion, SuspicionKind, spelled, suspicions_of
from gieo.councils.load import CAP, yearly_load
from gieo.councils.models import (
    CandidateDraw,
    CouncilItem,
    DrawAnswer,
    Expert,
    Level,
    Membership,
    PanelProposal,
    SuspicionReview,
    Verdict,
)
from gieo.councils.procedure import Procedure
from gieo.councils.roster import conflict_rules, entry_pk
from gieo.councils.rules.conflicts import Conflict, bars
from gieo.councils.rules.draw import asked_now
from gieo.councils.rules.fit import Fit, fits
from gieo.councils.rules.panel import Candidate
from gieo.councils.suspicions import Looked, look, not_dismissed, remembered
from gieo.identity.models import Person
from gieo.kernel.actors import Actor, Role
from gieo.rulebooks import library
from gieo.rulebooks.models import FigureRule

YEARS = 3
CHOOSERS = (Role.SCIENCE_OFFICER, Role.DIRECTOR, Role.CHAIRMAN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospect:
    """An expert as a possible member.

    Attributes:
        conflicts: what the rules find, with article; those that bar keep the expert out.
        suspicions: links nobody dismissed, each with its review where one was made.
        loads: year and councils founded in it: this year and the two before.
        level: how well the expert knows the field of the dossier.
        sat_before: in an earlier council on the same task.
        is_full: named for as many dossiers this year as the province allows.
    """

    expert: Expert
    fit: Fit
    conflicts: Sequence[Conflict]
    suspicions: Sequence[tuple[Suspicion, SuspicionReview | None]]
    loads: tuple[tuple[int, int], ...]
    level: Level
    is_available: bool
    sat_before: bool
    is_full: bool

    @property
    def load(self) -> int:
        """Councils of three years."""
        return sum(number for _year, number in self.loads)

    @property
    def is_barred(self) -> bool:
        """Whether the expert may not sit here."""
        confirmed = any(review and review.verdict == Verdict.CONFIRMED for _suspicion, review in self.suspicions)
        return confirmed or bool(bars(self.conflicts))

    @property
    def may_sit(self) -> bool:
        """Nothing bars, the year has room, and the expert can be had."""
        return self.is_available and not (self.is_barred or self.is_full)

    @property
    def as_candidate(self) -> Candidate:
        """For the computation of a panel."""
        employer = self.expert.employer_id
        return Candidate(
            number=self.expert.person_id,
            fit=self.fit.percent,
            load=self.load,
            employer=employer,
            sat_before=self.sat_before,
        )


Named = TypeVar("Named", Prospect, Aide)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """Somebody who was drawn.

    Attributes:
        answer: what they said; None while they were not asked or have not answered.
        is_asked: one of the seats is theirs unless they decline.
    """

    person: int
    name: str
    answer: DrawAnswer | None
    is_asked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoosingPage:
    """Everything the page of choosing shows.

    Attributes:
        unwanted: whom those concerned would rather not have, as they wrote it.
        aides: who could be an administrative secretary, or could not for what links them to the dossier; None where
            this kind of council has none.
        secretaries: how many it has, in words.
    """

    item: CouncilItem
    unwanted: Sequence[str]
    prospects: Sequence[Prospect]
    barred: Sequence[Prospect]
    aides: Sequence[Aide] | None
    secretaries: str
    years: tuple[int, ...]
    proposal: PanelProposal | None
    draws: Sequence[tuple[CandidateDraw, Sequence[Drawn]]]
    rule: str
    cap: FigureRule | None
    is_open: bool


def choosing_page(procedure: Procedure, item: CouncilItem, reader: Actor) -> ChoosingPage:
    """The experts of the province: those who may sit in the order of their fit, then those who may not and why.

    Whoever prepares the council may be asked to sit in it: that the own name was written is not shown to them.
    """
    looked = look(item)
    rule = procedure.rule(item)
    helping = rule.administrative_secretaries
    prospects, aides = prospects_of(item, looked), aides_of(item, looked) if helping else []
    raised = [pair for each in prospects for pair in each.suspicions]
    raised += [pair for each in aides for pair in each.suspicions]
    known = remembered(item, [suspicion for suspicion, _review in raised])
    prospects, aides = [_with_memory(each, known) for each in prospects], [_with_memory(each, known) for each in aides]
    entry = entry_pk(item)
    draws = list(CandidateDraw.objects.filter(entry=entry).prefetch_related("answers").order_by("-pk"))
    names = dict(
        Person.objects.filter(pk__in={pk for each in draws for pk in each.drawn}).values_list("pk", "full_name")
    )
    year = item.bench_day.year
    return ChoosingPage(
        item=item,
        unwanted=names_shown(item.unwanted(), reader),
        prospects=[_as_shown(each, reader) for each in prospects if not each.is_barred],
        barred=[each for each in (_as_shown(each, reader) for each in prospects if each.is_barred) if each.is_barred],
        aides=[_aide_as_shown(each, reader) for each in aides] if helping else None,
        secretaries=helping.in_words if helping else "",
        years=tuple(year - at for at in range(YEARS)),
        proposal=PanelProposal.objects.filter(entry=entry).order_by("-pk").first(),
        draws=[(each, _in_turn(each, names)) for each in draws],
        rule=rule.in_words,
        cap=library.get(item.rulebook).figures.get(CAP),
        is_open=item.state in procedure.draft,
    )


def _with_memory(somebody: Named, known: Mapping[Suspicion, Suspicion]) -> Named:
    pairs = [(known.get(suspicion, suspicion), review) for suspicion, review in somebody.suspicions]
    return replace(somebody, suspicions=pairs)


def _in_turn(draw: CandidateDraw, names: Mapping[int, str]) -> list[Drawn]:
    answers = {each.person_id: each for each in draw.answers.all()}
    declined = {pk for pk, answer in answers.items() if not answer.accepts}
    asked = asked_now(draw.drawn, declined, seats=draw.seats)
    return [Drawn(person=pk, name=names[pk], answer=answers.get(pk), is_asked=pk in asked) for pk in draw.drawn]


def names_shown(written: Sequence[tuple[str, str]], reader: Actor) -> list[str]:
    """The names that were written, each once, without that of the reader."""
    own = {spelled(name) for name in Person.objects.filter(user=reader.user).values_list("full_name", flat=True)}
    return list(dict.fromkeys(words for name, words in written if spelled(name) not in own))


def _as_shown(prospect: Prospect, reader: Actor) -> Prospect:
    if prospect.expert.person.user_id != reader.user:
        return prospect
    return replace(prospect, suspicions=_without_names(prospect.suspicions))


def _aide_as_shown(aide: Aide, reader: Actor) -> Aide:
    return replace(aide, suspicions=_without_names(aide.suspicions)) if aide.person.user_id == reader.user else aide


def _without_names(
    suspicions: Sequence[tuple[Suspicion, SuspicionReview | None]],
) -> list[tuple[Suspicion, SuspicionReview | None]]:
    return [each for each in suspicions if each[0].kind is not SuspicionKind.UNWANTED]


def prospects_of(item: CouncilItem, looked: Looked | None = None) -> list[Prospect]:
    """Every active expert of the province with an account, the best fit first; as many queries for any number."""
    active = Expert.objects.filter(province=item.province_id, is_active=True, person__user__isnull=False)
    experts = list(active.select_related("person", "employer", "province").order_by("sort_key", "pk"))
    people, on, asked_field = [expert.person_id for expert in experts], item.bench_day, item.science_field
    names = field_names([item.province])
    found_fit = fits(item.judged_text(), {expert.person_id: competence_of(expert, names) for expert in experts})
    looked = looked or look(item)
    conflicts = conflicts_of_each(people, looked.judged, conflict_rules(item), on)
    before = known_before(item, library.get(item.rulebook).councils[item.COUNCIL].sat_before)
    suspected, loads = suspicions_of(item, people, judged=looked.judged), _loads(people, on.year)
    carried = yearly_load(item, people)
    prospects = [
        Prospect(
            expert=expert,
            fit=found_fit[expert.person_id],
            conflicts=conflicts[expert.person_id],
            suspicions=not_dismissed(suspected.get(expert.person_id, ()), looked.reviews),
            loads=tuple((on.year - at, loads.get((expert.person_id, on.year - at), 0)) for at in range(YEARS)),
            level=expert.level_in(asked_field),
            is_available=expert.is_available_on(on),
            sat_before=expert.person_id in before,
            is_full=carried.is_full(expert.person_id),
        )
        for expert in experts
    ]
    return sorted(prospects, key=lambda each: (-each.fit.percent, -each.level, each.load))


def competence_of(expert: Expert, names: Mapping[str, str]) -> str:
    """What the bank says somebody knows, as a text; `names` are those of the fields, by code."""
    return ". ".join([expert.speciality, expert.keywords, *(names.get(code, "") for code in expert.science_fields)])


def _loads(people: Sequence[int], year: int) -> dict[tuple[int, int], int]:
    """In how many councils founded in each of three years somebody sits."""
    seats = Membership.objects.filter(person__in=people, valid_from__year__gt=year - YEARS, valid_from__year__lte=year)
    counted = seats.order_by().values("person", "valid_from__year").annotate(load=Count("pk"))
    return {(each["person"], each["valid_from__year"]): each["load"] for each in counted}


def may_choose(actor: Actor, province: str) -> bool:
    """Who prepares and founds councils."""
    return any(actor.holds(role, province) for role in CHOOSERS)
