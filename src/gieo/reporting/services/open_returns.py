"""Open the reports that are owed for a year."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.services.open_new import open_new
from gieo.identity.models import Organisation, Province
from gieo.kernel.actors import Actor
from gieo.reporting.models import Return
from gieo.reporting.questions import Scope, duties
from gieo.reporting.return_.states import RULES, ReturnForm
from gieo.rulebooks import library
from gieo.rulebooks.models.duties import DutyRule

COMPILING = ("GIEO-MACDINH:28",)


@transaction.atomic
def open_returns(*, province: str, year: int, actor: Actor, at: datetime) -> list[Return]:
    """One report for each duty to report, born of it; where units report on biotechnology, the compiled one too.

    The duties of the year must be open (`open_duties`); asked again, it opens what is missing.

    Returns:
        The reports that are new.
    """
    home = Province.objects.get(code=province)
    scope = Scope(province=home, year=year, at=at)
    rules = {rule.key: rule for rule in library.in_force(home.family, on=scope.day).duties}
    forms = {form: key for form, key in RULES.items() if key in rules}
    opened = [
        _open(home, form, rules[key], duty, year=year, actor=actor, at=at)
        for form, key in (forms.items() if forms and _unanswered(scope, *forms.values()).exists() else ())
        for duty in _unanswered(scope, key)
    ]
    compiled = Return.objects.filter(province=home, plan_year=year, form=ReturnForm.COMPILED_BIOTECH)
    units = Return.objects.filter(province=home, plan_year=year, form=ReturnForm.UNIT_YEARLY)
    if units.exists() and not compiled.exists():
        report = Return(province=home, plan_year=year, form=ReturnForm.COMPILED_BIOTECH)
        report.title = f"{ReturnForm.COMPILED_BIOTECH.label} năm {year}"
        opened.append(open_new(report, actor=actor, at=at, legal_basis=COMPILING))
    return opened


def _unanswered(scope: Scope, *rules: str) -> QuerySet[DocketEntry]:
    """Duties without a report: on most days none, so that all rules are asked for at once first."""
    return duties(scope, *rules).exclude(Exists(Return.objects.filter(parent=OuterRef("pk"))))


def _open(
    province: Province, form: ReturnForm, rule: DutyRule, duty: DocketEntry, *, year: int, actor: Actor, at: datetime
) -> Return:
    body = Organisation.objects.filter(pk__in=duty.reader_bodies).first()
    closes_at = rule.closes_at(year)
    report = Return(
        province=province,
        plan_year=year,
        form=form,
        body=body,
        parent=duty,
        title=f"{form.label} năm {year}" + (f": {body}" if body else ""),
        closes_at=closes_at,
        boundary=rule.boundary if closes_at else "",
        closing_basis=rule.basis[0] if closes_at else "",
        is_late=closes_at is not None and at.astimezone(LEGAL_ZONE) >= closes_at,
    )
    return open_new(report, actor=actor, at=at, legal_basis=rule.basis)
