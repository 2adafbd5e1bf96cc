"""Lend a seat for a time, whole or for some kinds of dossier; take it back before its end."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.db import transaction

from gieo.identity.models import Appointment, Delegation, Person
from gieo.kernel import text
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.rulebooks import library

# What is given to one person for what that person is (an independent eye, a vote) is lent to nobody; a proposer's seat
# is shared by appointing a colleague.
LENDABLE = frozenset(Role) - {
    Role.AUDITOR,
    Role.COUNCIL_MEMBER,
    Role.COUNCIL_SECRETARY,
    Role.PROPOSER,
    Role.HOST,
    Role.SYSTEM,
}
# These count by the body, on all its dossiers: they are lent whole.
WHOLE = frozenset({Role.FOCAL_OFFICER, Role.ADMINISTRATOR})


@transaction.atomic
def delegate(
    *,
    appointment: Appointment,
    to: Person,
    valid_from: date,
    valid_to: date,
    reason: str,
    actor: Actor,
    at: datetime,
    kinds: Collection[str] = (),
    decision: str = "",
) -> Delegation:
    """Lend a seat.

    Args:
        appointment: the seat.
        to: who works in it for the time: a colleague of the same body.
        valid_from: first day.
        valid_to: last day.
        reason: nghỉ phép, đi công tác, giao việc.
        actor: the holder, or an administrator of the province (whoever is away already cannot come to lend it).
        at: now.
        kinds: names of the kinds of dossier; none: all.
        decision: number of the paper, where there is one.

    Raises:
        Refused: with every reason.
    """
    refusals = [*_refusals(appointment, to, valid_from, valid_to, actor, kinds)]
    if refusals:
        raise Refused(refusals)
    return Delegation.objects.create(
        province_id=appointment.province_id,
        appointment=appointment,
        to=to,
        valid_from=valid_from,
        valid_to=valid_to,
        kinds=sorted(kinds),
        reason=text.nfc(reason),
        decision=text.nfc(decision),
        made_by_id=actor.user or 0,
        made_at=at,
    )


def take_back(*, delegation: Delegation, actor: Actor, on: date) -> Delegation:
    """End it: from this day on it no longer counts; one that had not begun is gone as if it had never been.

    Raises:
        Refused: neither the holder of the seat nor an administrator of the province.
    """
    if not _may_lend(delegation.appointment, actor):
        raise Refused([_not_yours()])
    yesterday = on - timedelta(days=1)
    if delegation.valid_from > yesterday:
        delegation.delete()
    elif delegation.valid_to > yesterday:
        delegation.valid_to = yesterday
        delegation.save(update_fields=["valid_to"])
    return delegation


def _may_lend(appointment: Appointment, actor: Actor) -> bool:
    is_holder = actor.user is not None and appointment.person.user_id == actor.user
    return is_holder or actor.holds(Role.ADMINISTRATOR, appointment.province_id)


def _not_yours() -> Refusal:
    return Refusal(code="not_yours", message=_("Chỉ người giữ ghế hoặc quản trị của tỉnh ủy quyền được."))


def _refusals(
    appointment: Appointment, to: Person, valid_from: date, valid_to: date, actor: Actor, kinds: Collection[str]
) -> list[Refusal]:
    role = Role(appointment.role)
    colleague = Appointment.objects.filter(
        person=to, province=appointment.province, organisation=appointment.organisation
    )
    again = Delegation.objects.filter(
        appointment=appointment, to=to, valid_from__lte=valid_to, valid_to__gte=valid_from
    )
    found = {
        "not_yours": (not _may_lend(appointment, actor), _not_yours().message, ""),
        "not_lent": (role not in LENDABLE, _("Ghế này gắn với riêng người giữ nên không ủy quyền được."), ""),
        "lent_whole": (
            bool(kinds) and role in WHOLE,
            _("Ghế này chỉ ủy quyền toàn bộ, không theo loại việc."),
            "kinds",
        ),
        "to_oneself": (to.pk == appointment.person_id, _("Chọn một người khác."), "to"),
        "backwards": (valid_to < valid_from, _("Ngày kết thúc phải sau ngày bắt đầu."), "valid_to"),
        "too_long": (
            valid_to - valid_from > timedelta(days=library.security().delegation.days),
            _("Ủy quyền không quá một năm; dài hơn thì bổ nhiệm."),
            "valid_to",
        ),
        "seat_ends": (
            not (appointment.is_valid_on(valid_from) and appointment.is_valid_on(valid_to)),
            _("Ghế không còn hiệu lực trong suốt thời gian ủy quyền."),
            "valid_to",
        ),
        "stranger": (
            to.pk != appointment.person_id and not colleague.valid_on(valid_from).exists(),
            _("Chỉ ủy quyền cho người đang giữ ghế cùng cơ quan."),
            "to",
        ),
        "again": (again.exists(), _("Người này đã được ủy quyền ghế ấy trong thời gian đó."), "to"),
    }
    return [
        Refusal(code=code, message=message, field=field) for code, (is_so, message, field) in found.items() if is_so
    ]
