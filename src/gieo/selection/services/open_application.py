"""A body answers a call."""

from datetime import datetime

from django.db import transaction

from gieo.dossiers.docket import entry_of
from gieo.dossiers.services.open_new import open_new
from gieo.identity.models import Organisation
from gieo.kernel.actors import Actor, Role
from gieo.kernel.law import Law
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.selection.application.facts import ApplyFacts
from gieo.selection.models import Application, Call
from gieo.selection.models.application import GONE

HOSTING = {Law.L2013: ("TT20-2023:4.1",), Law.L2025: ("ND267-2025:5",)}
BASIS = {Law.L2013: ("TT20-2023:5",), Law.L2025: ("ND267-2025:11",)}


@transaction.atomic
def open_application(*, province: str, facts: ApplyFacts, actor: Actor, at: datetime) -> Application:
    """A draft application of the body the actor has a seat in; the one it has, if it began one already.

    It runs under the rulebook of its call: a call goes on under the rules it was published under
    (TT 20/2023, article 25).

    Raises:
        Refused: no seat in a body of the province, the call is closed, or another body is invited.
    """
    call = Call.objects.select_for_update(of=("self",), no_key=True).get(pk=facts.call.pk, province=province)
    host = _body_of(actor, call)
    refusals = _against(call, host, at)
    if refusals:
        raise Refused(refusals)
    known = Application.objects.filter(call=call, host=host).exclude(state__in=GONE).first()
    if known:
        return known
    application = Application(
        province=call.province,
        title=call.title,
        plan_year=call.plan_year,
        parent=entry_of(call),
        task=call.task,
        call=call,
        host=host,
        rulebook=call.rulebook,
    )
    return open_new(application, actor=actor, at=at, legal_basis=BASIS[call.law])


def _against(call: Call, host: Organisation, at: datetime) -> list[Refusal]:
    found = []
    if call.state != "open" or not call.is_open_at(at):
        message = _("Thông báo không còn nhận hồ sơ.")
        found.append(Refusal(code="call_closed", message=message, basis=BASIS[call.law], field="call"))
    if call.is_direct and call.invited_id != host.pk:
        message = _("Nhiệm vụ được giao trực tiếp cho tổ chức khác.")
        found.append(Refusal(code="not_invited", message=message, basis=BASIS[call.law], field="call"))
    return found


def _body_of(actor: Actor, call: Call) -> Organisation:
    seats = (seat for seat in actor.seats if seat.role is Role.PROPOSER and seat.province == call.province_id)
    pk = next((seat.organisation for seat in seats if seat.organisation), None)
    if pk is None:
        message = _("Chỉ tổ chức được đăng ký chủ trì nhiệm vụ.")
        raise Refused([Refusal(code="no_body", message=message, basis=HOSTING[call.law])])
    return Organisation.objects.get(pk=pk)
