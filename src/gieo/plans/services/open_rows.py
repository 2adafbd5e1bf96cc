"""Open the tasks of a plan: once when it comes in, and again each year for what is owed every year."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from gieo.dossiers.docket import record
from gieo.dossiers.services.act import act
from gieo.dossiers.services.open_new import open_new
from gieo.identity.models import Organisation, Province
from gieo.identity.selectors import bodies_named
from gieo.kernel.actors import SYSTEM, Actor
from gieo.plans.models import Plan, PlanRow
from gieo.plans.reading import Leaf

OPENING = ("GIEO-MACDINH:45",)
LONGEST = 500
COPIED = (
    "plan", "province", "title", "printed_number", "group", "content", "leads", "partners", "period", "is_yearly",
    "expected_result", "quantity", "quantity_unit", "quantity_is_clear", "counts",
)  # fmt: skip


def open_row(*, plan: Plan, leaf: Leaf, actor: Actor, at: datetime) -> PlanRow:
    """A task of the annex, assigned at once where it names who leads and when."""
    quantity = leaf.quantity
    row = PlanRow(
        plan=plan,
        province=plan.province,
        plan_year=plan.first_year if leaf.is_yearly else None,
        title=f"{leaf.row.n} {leaf.row.task}"[:LONGEST],
        printed_number=leaf.row.n,
        group=leaf.group,
        content=leaf.row.task,
        leads=list(leaf.leads),
        partners=list(leaf.partners),
        period=leaf.row.period or "",
        is_yearly=leaf.is_yearly,
        expected_result=leaf.row.result or "",
        quantity=quantity.value,
        quantity_unit=quantity.unit,
        quantity_is_clear=quantity.is_clear,
        counts=quantity.kind,
    )
    return _opened(row, _Bodies.named(leaf, plan.province), actor, at)


@transaction.atomic
def open_year(*, plan: Plan, year: int, actor: Actor, at: datetime) -> list[PlanRow]:
    """The tasks that are owed every year, for one more year of the plan; what is open already stays.

    Returns:
        The rows that are new.
    """
    if not plan.first_year <= year <= plan.last_year:
        return []
    there = set(plan.rows.filter(plan_year=year).values_list("printed_number", flat=True))
    yearly = plan.rows.filter(is_yearly=True, plan_year=plan.first_year).order_by("pk")
    return [
        _opened(
            PlanRow(plan_year=year, **{name: getattr(row, name) for name in COPIED}),
            _Bodies(list(row.lead_bodies.all()), list(row.partner_bodies.all())),
            actor,
            at,
        )
        for row in yearly
        if row.printed_number not in there
    ]


@dataclass(frozen=True, slots=True)
class _Bodies:
    """Who leads and who helps, as far as the province knows the printed names."""

    leads: list[Organisation]
    partners: list[Organisation]

    @classmethod
    def named(cls, leaf: Leaf, province: Province) -> "_Bodies":
        known = bodies_named({*leaf.leads, *leaf.partners}, province.code)
        leads, partners = ([known[name] for name in names if name in known] for names in (leaf.leads, leaf.partners))
        return cls(leads, partners)


def _opened(row: PlanRow, bodies: _Bodies, actor: Actor, at: datetime) -> PlanRow:
    opened = open_new(row, actor=actor, at=at, legal_basis=OPENING)
    opened.lead_bodies.set(bodies.leads)
    opened.partner_bodies.set(bodies.partners)
    if not opened.lacks:
        act(opened, "assign", actor=SYSTEM, at=at)
        opened.refresh_from_db()
        return opened
    record(opened)
    return opened
