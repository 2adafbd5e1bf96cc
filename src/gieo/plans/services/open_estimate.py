"""Somebody begins the estimate of a year."""

from datetime import datetime

from django.db import transaction

from gieo.dossiers.services.open_new import open_new
from gieo.identity.models import Organisation, OrganisationKind, Province
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.plans.estimate.facts import YearFacts
from gieo.plans.estimate.guards import PLANNING
from gieo.plans.estimate.states import EstimateForm
from gieo.plans.models import Estimate


@transaction.atomic
def open_estimate(*, province: str, facts: YearFacts, actor: Actor, at: datetime) -> Estimate:
    """The estimate of the body whose focal officer asks; of the whole province where the officer of the Sở does.

    Asked again for the same year it is the same one.

    Raises:
        Refused: the actor is neither.
    """
    body = _body_of(actor, province)
    if body is None and not actor.holds(Role.SCIENCE_OFFICER, province):
        message = _("Chỉ cán bộ đầu mối hoặc chuyên viên của Sở lập dự toán.")
        raise Refused([Refusal(code="not_yours", message=message, basis=PLANNING)])
    known = Estimate.objects.filter(province=province, plan_year=facts.plan_year, form=_form_of(body), body=body)
    if (there := known.first()) is not None:
        return there
    form = _form_of(body)
    estimate = Estimate(
        province=Province.objects.get(code=province),
        plan_year=facts.plan_year,
        form=form,
        body=body,
        title=f"{form.label} năm {facts.plan_year}" + (f": {body}" if body else ""),
    )
    return open_new(estimate, actor=actor, at=at, legal_basis=PLANNING)


def _form_of(body: Organisation | None) -> EstimateForm:
    if body is None:
        return EstimateForm.COMPILED
    return EstimateForm.DISTRICT if body.kind == OrganisationKind.DISTRICT else EstimateForm.UNIT


def _body_of(actor: Actor, province: str) -> Organisation | None:
    seats = (seat for seat in actor.seats if seat.role is Role.FOCAL_OFFICER and seat.province == province)
    pk = next((seat.organisation for seat in seats if seat.organisation), None)
    return Organisation.objects.get(pk=pk) if pk else None
