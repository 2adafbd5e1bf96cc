"""A plan comes in: from the structure of its document to targets, money and tasks."""

from datetime import datetime

from django.db import transaction

from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.services.open_new import open_new
from gieo.identity.models import Province
from gieo.kernel.actors import SYSTEM, Actor, Role
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.orientation.parsing import ParsedDocument
from gieo.plans import reading
from gieo.plans.models import Plan, PlanTarget
from gieo.plans.services.keep_contents import keep_contents
from gieo.plans.services.open_rows import open_row
from gieo.rulebooks import library

PLAN = "KẾ HOẠCH"
IMPORTING = ("GIEO-MACDINH:45",)
LONGEST = 500


@transaction.atomic
def import_plan(*, parsed: ParsedDocument, province: str, actor: Actor, at: datetime) -> Plan:
    """Keep a parsed plan as a draft that the officer confirms; the same plan twice is the same one.

    Raises:
        Refused: not the officer, no plan, or the plan of another province.
    """
    home = Province.objects.get(code=province)
    refusals = list(_refusals(parsed, home, actor))
    if refusals:
        raise Refused(refusals)
    day = at.astimezone(LEGAL_ZONE).date()
    title = (parsed.document.title or "")[:LONGEST]
    first, last = reading.period_of(parsed, year=day.year)
    known = Plan.objects.filter(province=home, title=title, first_year=first).first()
    if known is not None:
        return known
    profile = library.in_force(home.family, on=day).profile
    plan = Plan(
        province=home,
        title=title,
        plan_year=first,
        issuer=parsed.document.issuer or "",
        document=parsed.document.number or "",
        first_year=first,
        last_year=last,
        standing_body=profile.body if profile else "",
        envelope=sum(budget.amount for budget in parsed.budget),
        envelope_is_approximate=reading.is_approximate(parsed),
        sources=reading.sources_of(parsed),
        science_fields=[name[:250] for name in parsed.science_fields],
        priorities=[name[:250] for name in parsed.priorities],
        annex_missing=any(finding.code == "missing_annex" for finding in parsed.findings),
    )
    opened = open_new(plan, actor=actor, at=at, legal_basis=IMPORTING)
    keep_contents(opened, parsed)
    _keep_targets(opened, parsed)
    for leaf in reading.leaves_of(parsed):
        open_row(plan=opened, leaf=leaf, actor=actor, at=at)
    return opened


def _refusals(parsed: ParsedDocument, province: Province, actor: Actor) -> list[Refusal]:
    found = []
    if actor != SYSTEM and not actor.holds(Role.SCIENCE_OFFICER, province.code):
        message = _("Chỉ chuyên viên của Sở nhập kế hoạch.")
        found.append(Refusal(code="not_yours", message=message, basis=IMPORTING))
    if parsed.document.type != PLAN:
        message = _("Văn bản này không phải là kế hoạch.")
        found.append(Refusal(code="not_a_plan", message=message, basis=("ND30-2020:PL1",)))
    if parsed.document.province and parsed.document.province != province.name:
        message = _("Kế hoạch này của tỉnh %(province)s.")
        params = {"province": parsed.document.province}
        found.append(Refusal(code="other_province", message=message, params=params, basis=IMPORTING))
    return found


def _keep_targets(plan: Plan, parsed: ParsedDocument) -> None:
    PlanTarget.objects.bulk_create(
        PlanTarget(
            plan=plan,
            order=target.n,
            text=target.text,
            operator=target.operator,
            value=target.value,
            unit=target.unit[:250],
            is_share=reading.is_share(target.text, target.value),
            by_year=target.by or plan.last_year,
        )
        for target in parsed.targets
    )
