"""Seat a person; the account is made where there is none."""

from datetime import date

from django.db import transaction

from gieo.identity.models import Appointment, Organisation, Person, Province, User
from gieo.identity.seated import tell_of
from gieo.identity.selectors import account_of
from gieo.kernel import text
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import Refusal, Refused, _

# Held on dossiers or by the system, never given here.
NOT_GIVEN = frozenset({Role.SYSTEM, Role.HOST})


@transaction.atomic
def appoint(
    *,
    email: str,
    full_name: str,
    province: Province,
    role: Role,
    on: date,
    actor: Actor,
    organisation: Organisation | None = None,
    post: str = "",
    decision: str = "",
    is_deputy: bool = False,
) -> Appointment:
    """Seat whoever has this address; a new account has no password until its holder sets one by mail.

    Args:
        email: address of the account, old or new.
        full_name: of a person who is new here; one who is known keeps the name.
        province: of the seat.
        role: what the seat lets its holder do.
        on: first day.
        actor: an administrator of the province.
        organisation: the body of the seat.
        post: "Phó Giám đốc".
        decision: number of the decision.
        is_deputy: signs for the head (KT.).

    Raises:
        Refused: not the actor's to give, the person holds this very seat already, or the account only claims it.
    """
    if not actor.holds(Role.ADMINISTRATOR, province.code):
        raise Refused([Refusal(code="not_yours", message=_("Chỉ quản trị của tỉnh bổ nhiệm vào ghế."))])
    if role in NOT_GIVEN:
        raise Refused([Refusal(code="not_given", message=_("Ghế này không do bổ nhiệm mà có."), field="role")])
    person = _person(email.strip().lower(), text.nfc(full_name).strip(), province)
    held = Appointment.objects.filter(person=person, province=province, role=role, organisation=organisation)
    if held.valid_on(on).exists():
        message = _("%(name)s đang giữ ghế này.")
        raise Refused([Refusal(code="held", message=message, params={"name": person.full_name}, field="email")])
    seat = Appointment.objects.create(
        person=person,
        province=province,
        role=role,
        organisation=organisation,
        post=text.nfc(post),
        decision=text.nfc(decision),
        is_deputy=is_deputy,
        valid_from=on,
    )
    tell_of(person.pk)
    return seat


def _person(email: str, full_name: str, province: Province) -> Person:
    known = Person.objects.filter(user__email=email).first()
    if known is not None and account_of(email) is None:
        message = _(
            "Tài khoản %(email)s được tự mở và chưa chứng tỏ là của chủ hộp thư. Người được bổ nhiệm nhận lại tài "
            "khoản bằng Quên mật khẩu, rồi bổ nhiệm lại."
        )
        raise Refused([Refusal(code="not_proved", message=message, params={"email": email}, field="email")])
    if known is not None:
        return known
    if not full_name:
        message = _("Địa chỉ thư này chưa có tài khoản: nhập họ và tên.")
        raise Refused([Refusal(code="no_name", message=message, field="full_name")])
    user = User.objects.create_user(email)  # without a password nobody signs in
    return Person.objects.create(full_name=full_name, user=user, province=province, email=email)
