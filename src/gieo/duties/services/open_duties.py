"""Open what everybody owes in a year."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.db import transaction

from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.services.act import act
from gieo.dossiers.services.open_new import Newborn, open_many
from gieo.duties.duty.facts import NewDayFacts
from gieo.duties.duty.states import FULFILLED, DutyState
from gieo.duties.holders import Holders, Holding
from gieo.duties.models import Duty, DutyClause, DutyTenure
from gieo.identity.models import Province
from gieo.kernel.actors import SYSTEM, Actor
from gieo.orientation.models import IntakeWindow
from gieo.orientation.states import NoticeState
from gieo.rulebooks import library
from gieo.rulebooks.models import Rulebook
from gieo.rulebooks.models.duties import DutyHolder, DutyRule, Recurrence

PROPOSALS = "proposals"
LONGEST = 500
Key = tuple[str, int | None, int | None, str]


@transaction.atomic
def open_duties(*, province: str, year: int, actor: Actor, at: datetime) -> list[Duty]:
    """One duty for each rule and holder of a year; what is there already stays, so that newcomers can be added.

    Rules are those of the rulebook and the confirmed clauses of directives.

    What is owed only when something happens is left to the tables of the stage where it happens. A day that a
    notice of the year sets takes the place of the standing one (CT-2-1b).

    Returns:
        The duties that are new.
    """
    home = Province.objects.get(code=province)
    day = at.astimezone(LEGAL_ZONE).date()
    rulebook = library.in_force(home.family, on=day)
    clauses = {clause.key: clause for clause in DutyClause.objects.filter(province=home)}
    rules = [clause.rule for clause in clauses.values()]
    missing = list(_missing(home, rulebook, rules, year, day))
    newborn = [
        _newborn(home, rule, kind, holding, year=year, clause=clauses.get(rule.key)) for rule, kind, holding in missing
    ]
    opened = open_many(newborn, actor=actor, at=at)
    DutyTenure.objects.bulk_create(
        _first_tenure(duty, holding, day) for duty, (_rule, _kind, holding) in zip(opened, missing, strict=True)
    )
    _follow_notice(home, year, at)
    return opened


def _missing(
    province: Province, rulebook: Rulebook, clauses: Iterable[DutyRule], year: int, day: date
) -> Iterator[tuple[DutyRule, DutyHolder, Holding]]:
    rules = (*rulebook.duties, *clauses)
    owed = [rule for rule in rules if rule.is_owed_in(year) and rule.recurrence is not Recurrence.EVENT]
    settled = _known(province, year) | _settled(province, owed)
    holders = Holders(province, rulebook, day)
    for rule in owed:
        for kind in rule.who:
            for holding in holders.of(kind):
                if (rule.key, *holding.key) not in settled:
                    settled.add((rule.key, *holding.key))  # an office that sits for two classes owes it once
                    yield rule, kind, holding


def _known(province: Province, year: int) -> set[Key]:
    """Whoever holds or held it at first: a duty that was passed on is not opened again for the old holder."""
    duties = Duty.objects.filter(province=province, plan_year=year)
    present = set(duties.values_list("rule_key", "body", "member", "role"))
    past = DutyTenure.objects.filter(duty__in=duties).values_list("duty__rule_key", "body", "member", "role")
    return present | set(past)


def _settled(province: Province, owed: Iterable[DutyRule]) -> set[Key]:
    """What is owed once and was met, or is still open from an earlier year."""
    once = [rule.key for rule in owed if rule.recurrence is Recurrence.ONCE]
    standing = (DutyState.OPEN, DutyState.LATE, *FULFILLED)
    duties = Duty.objects.filter(province=province, rule_key__in=once, state__in=standing)
    return set(duties.values_list("rule_key", "body", "member", "role"))


def _newborn(
    province: Province, rule: DutyRule, kind: DutyHolder, holding: Holding, *, year: int, clause: DutyClause | None
) -> Newborn[Duty]:
    closes_at = rule.closes_at(year)
    duty = Duty(
        province=province,
        plan_year=year,
        title=f"{rule.what[0].upper()}{rule.what[1:]}"[:LONGEST],
        clause=clause,
        rule_key=rule.key,
        holder_class=kind,
        body=holding.body,
        member=holding.member,
        role=holding.role,
        closes_at=closes_at,
        boundary=rule.boundary if closes_at else "",
        closing_basis=rule.basis[0] if closes_at else "",
    )
    return Newborn(duty, rule.basis, opening_key(rule.key, year, holding))


def _first_tenure(duty: Duty, holding: Holding, day: date) -> DutyTenure:
    return DutyTenure(
        duty=duty, body=holding.body, member=holding.member, role=holding.role, name=holding.name, since=day
    )


def opening_key(rule: str, year: int, holding: Holding) -> str:
    """The key of its birth in the trail, by which a yearly report finds the duty it answers."""
    return f"{rule}:{year}:{next(str(part) for part in holding.key if part)}"


def _follow_notice(province: Province, year: int, at: datetime) -> None:
    """The dated notice for the following plan year goes before the standing day of the directive."""
    windows = IntakeWindow.objects.filter(
        province=province, plan_year=year + 1, closes_at__isnull=False, notice__state=NoticeState.PUBLISHED
    )
    window = windows.order_by("-notice__version", "-pk").first()
    if window is None or window.closes_at is None:
        return
    facts = NewDayFacts(closes_at=window.closes_at, boundary=window.boundary, basis=window.basis)
    duties = Duty.objects.filter(province=province, plan_year=year, state=DutyState.OPEN)
    for duty in duties.exclude(closes_at=window.closes_at, closing_basis=window.basis):
        if duty.rule.window == PROPOSALS:
            act(duty, "follow_notice", actor=SYSTEM, at=at, facts=facts)
