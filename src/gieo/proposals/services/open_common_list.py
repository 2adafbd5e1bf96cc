"""The council of a body begins to collect the forms of its sector or locality (BG25-IV-5)."""

from datetime import datetime

from django.db import transaction

from gieo.dossiers.services.open_new import law_for, open_new
from gieo.identity.models import Organisation
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.orientation.models import IntakeWindow
from gieo.proposals.common_list.facts import OpenFacts
from gieo.proposals.common_list.guards import COMPILING
from gieo.proposals.models import CommonList


@transaction.atomic
def open_common_list(*, province: str, facts: OpenFacts, actor: Actor, at: datetime) -> CommonList:
    """An empty list of the body whose focal officer asks.

    Raises:
        Refused: the actor is the focal officer of no body of the province, or the body has no council (BG25-IV-4).
    """
    window = IntakeWindow.objects.select_related("province").get(pk=facts.window.pk, province=province)
    body = _body_of(actor, province)
    if body is None:
        message = _("Chỉ cơ quan có Hội đồng KH&CN lập danh mục chung, do cán bộ đầu mối của cơ quan lập.")
        raise Refused([Refusal(code="no_council", message=message, basis=COMPILING[law_for(window.province, at)])])
    title = f"Danh mục chung năm {window.plan_year}: {body.name}"
    made = CommonList(province=window.province, body=body, window=window, title=title, plan_year=window.plan_year)
    return open_new(made, actor=actor, at=at, legal_basis=COMPILING)


def _body_of(actor: Actor, province: str) -> Organisation | None:
    seats = (seat for seat in actor.seats if seat.role is Role.FOCAL_OFFICER and seat.province == province)
    return Organisation.objects.filter(pk__in=[seat.organisation for seat in seats], has_council=True).first()
