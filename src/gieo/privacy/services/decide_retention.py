"""Enter how many years a province keeps the personal fields of a class of records."""

from datetime import date, datetime

from gieo.identity.models import Province
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.privacy.models import RetentionDecision
from gieo.privacy.request.workflow import HANDLERS
from gieo.rulebooks import library

BASIS = ("GIEO-MACDINH:63",)


def decide_retention(
    *, province: Province, record_class: str, years: int, document: str, decided_on: date, actor: Actor, at: datetime
) -> RetentionDecision:
    """From the next night on what is older is blanked; a later decision takes the place of this one.

    Args:
        province: whose records.
        record_class: key of the class in the rules.
        years: full years.
        document: number of the province's decision.
        decided_on: its day.
        actor: handler of personal data of the province.
        at: now.

    Raises:
        Refused: not the actor's, no such class, or a decision of a day to come.
    """
    refusals = []
    if not actor.roles_in(province.code) & HANDLERS:
        message = _("Chỉ người phụ trách dữ liệu cá nhân của tỉnh.")
        refusals.append(Refusal(code="not_yours", message=message, basis=BASIS))
    if record_class not in {each.key for each in library.privacy().retention}:
        message = _("Không có lớp dữ liệu này.")
        refusals.append(Refusal(code="no_class", message=message, basis=BASIS, field="record_class"))
    if decided_on > at.date():
        message = _("Ngày quyết định chưa đến.")
        refusals.append(Refusal(code="too_early", message=message, basis=BASIS, field="decided_on"))
    if refusals:
        raise Refused(refusals)
    return RetentionDecision.objects.create(
        province=province, record_class=record_class, years=years, document=text.nfc(document), decided_on=decided_on,
        entered_at=at, entered_by_id=actor.user or 0,
    )  # fmt: skip
