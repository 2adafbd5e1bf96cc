"""The tasks a year's councils recommend, in the order of their priority, under a line of money."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext

from gieo.councils.bank import field_names
from gieo.councils.models import PriorityTechnology
from gieo.identity.models import Province
from gieo.kernel.actors import Actor, Role
from gieo.proposals.determination.states import DeterminationState as S
from gieo.proposals.models import Determination, PriorityListVersion, Proposal
from gieo.proposals.rules.kind_checks import total_of
from gieo.proposals.rules.priority_cut import Candidate, Effect, Placed, by_district, by_field, placed
from gieo.registry.rows import field_name

READERS = frozenset({Role.SCIENCE_OFFICER, Role.DIRECTOR, Role.CHAIRMAN, Role.FINANCE_OFFICER, Role.AUDITOR})
KEEPERS = frozenset({Role.SCIENCE_OFFICER, Role.DIRECTOR})
RECOMMENDED = (S.RECOMMENDED, S.TEXT_READY, S.REVIEW, S.EXPERT_CHECK, S.FORWARDED)
BASIS = ("GIEO-MACDINH:58",)
URGENCY, NEED = "urgency", "application"  # criteria of a determination's ballot that the list shows
STATE_MONEY = "science_budget"  # column of the question on money that the State's budget would bear


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityList:
    """The list of one year as its page shows it.

    Attributes:
        line: of money, in VND; None where nobody drew one.
        rows: in order, each with its dossier.
        asked: money of all; kept: of those above the line.
        technologies: of the lists that cover the year, to tag with.
        versions: frozen, the newest first.
        keeps: the reader may tag and freeze.
    """

    province: Province
    year: int
    line: int | None
    rows: Sequence[tuple[Placed, Determination]]
    fields: Sequence[Effect]
    districts: Sequence[Effect]
    asked: int
    kept: int
    technologies: Sequence[PriorityTechnology]
    versions: Sequence[PriorityListVersion]
    keeps: bool


def priority_list(province: Province, year: int, *, line: int | None, actor: Actor) -> PriorityList:
    """The list as it stands now; as many queries for any number of tasks."""
    items = {item.number: item for item in recommended(province, year)}
    names = field_names([province])
    rows = placed([candidate_of(item, names) for item in items.values()], line=line)
    technologies = PriorityTechnology.objects.filter(
        list__council__province=province, list__first_year__lte=year, list__last_year__gte=year
    )
    return PriorityList(
        province=province,
        year=year,
        line=line,
        rows=[(row, items[row.candidate.key]) for row in rows],
        fields=by_field(rows),
        districts=by_district(rows),
        asked=sum(row.candidate.money for row in rows),
        kept=sum(row.candidate.money for row in rows if row.is_above),
        technologies=list(technologies.order_by("-list_id", "place")),
        versions=list(PriorityListVersion.objects.filter(province=province, plan_year=year)),
        keeps=bool(actor.roles_in(province.code) & KEEPERS),
    )


def recommended(province: Province, year: int) -> list[Determination]:
    """What the councils of a plan year recommend, from the count to the list of the province."""
    found = Determination.objects.filter(province=province, plan_year=year, state__in=RECOMMENDED)
    return list(
        found.select_related("proposal", "technology")
        .prefetch_related("proposal__places", "proposal__items__field")
        .order_by("pk")
    )


def latest_year(province: Province) -> int | None:
    """The last plan year for which a council recommends something."""
    found = Determination.objects.filter(province=province, state__in=RECOMMENDED, plan_year__isnull=False)
    return found.order_by("-plan_year").values_list("plan_year", flat=True).first()


def candidate_of(item: Determination, names: Any) -> Candidate:
    """A recommended task as the rules place it."""
    fields = [code for each in item.proposal.items.all() for code in each.field.science_fields]
    counted = item.tally.get("counted", 0)
    return Candidate(
        key=item.number,
        title=item.task_title or item.title,
        priorities=item.priority,
        is_of_technology=item.technology_id is not None,
        share=Fraction(item.tally.get("votes_for", 0), counted) if counted else Fraction(0),
        scores=(met_by(item, URGENCY), met_by(item, NEED)),
        money=state_money(item.proposal),
        field=names.get(fields[0]) or gettext(field_name(fields[0])) if fields else "",
        districts=[place.name for place in item.proposal.places.all()],
    )


def met_by(item: Determination, criterion: str) -> str:
    """How many ballots find a criterion met, of how many (CT-3-4e); empty where it was not asked."""
    number = item.tally.get("met", {}).get(criterion)
    return "" if number is None else f"{number}/{item.tally.get('ballots', 0)}"


def state_money(proposal: Proposal) -> int:
    """What is asked of the State's budget, in VND; everything asked where the form does not tell sources apart."""
    budget = proposal.answers.get("budget") or {}
    asked = budget.get(STATE_MONEY)
    return asked if isinstance(asked, int) else total_of(budget)


def frozen_rows(found: PriorityList) -> list[dict[str, Any]]:
    """The rows as plain values, in the order of the list."""
    return [
        {
            "rank": row.rank,
            "number": row.candidate.key,
            "title": row.candidate.title,
            "priorities": row.candidate.priorities,
            "technology": item.technology.name if item.technology else "",
            "votes": f"{item.tally.get('votes_for', 0)}/{item.tally.get('counted', 0)}",
            "urgency": row.candidate.scores[0],
            "need": row.candidate.scores[1],
            "money": row.candidate.money,
            "running": row.running,
            "is_above": row.is_above,
            "field": row.candidate.field,
            "districts": list(row.candidate.districts),
        }
        for row, item in found.rows
    ]
