"""Keep data because a law, a court or an inspection asks for it; let them go."""

from datetime import datetime

from django.db import transaction

from gieo.identity.models import Person, Province
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.privacy.models import LegalHold
from gieo.privacy.request.workflow import HANDLERS

BASIS = ("LUAT91-2025:19",)


@transaction.atomic
def place_hold(
    *,
    province: Province,
    reason: str,
    document: str,
    actor: Actor,
    at: datetime,
    person: Person | None = None,
    record_class: str = "",
) -> LegalHold:
    """Keep the data of a person, or a class of records in a province, beyond their time.

    Args:
        province: whose keeper of data says so.
        reason: khiếu nại, thanh tra, vụ án.
        document: by which paper.
        actor: handler of personal data of the province.
        at: now.
        person: whose data; or
        record_class: key of the class in the rules.

    Raises:
        Refused: not the actor's, or not exactly one of person and class.
    """
    if not actor.roles_in(province.code) & HANDLERS:
        raise Refused(
            [Refusal(code="not_yours", message=_("Chỉ người phụ trách dữ liệu cá nhân của tỉnh."), basis=BASIS)]
        )
    if (person is None) == (not record_class):
        message = _("Nêu một người hoặc một lớp dữ liệu.")
        raise Refused([Refusal(code="one_of_two", message=message, basis=BASIS, field="person")])
    return LegalHold.objects.create(
        province=province, person=person, record_class=record_class, reason=text.nfc(reason),
        document=text.nfc(document), placed_at=at, placed_by_id=actor.user or 0,
    )  # fmt: skip


@transaction.atomic
def lift_hold(*, hold: LegalHold, actor: Actor, at: datetime) -> LegalHold:
    """Let go; lifted once, it stays lifted.

    Raises:
        Refused: not the actor's.
    """
    if not actor.roles_in(hold.province_id) & HANDLERS:
        raise Refused(
            [Refusal(code="not_yours", message=_("Chỉ người phụ trách dữ liệu cá nhân của tỉnh."), basis=BASIS)]
        )
    if hold.lifted_at is None:
        hold.lifted_at, hold.lifted_by_id = at, actor.user
        hold.save(update_fields=["lifted_at", "lifted_by"])
    return hold
