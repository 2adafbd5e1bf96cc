"""A person leaves a seat, another takes it: files belong to seats, so they stay where they are."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from gieo.dossiers.audience import PARTY_ROLES
from gieo.dossiers.models import DocketEntry, HandOver
from gieo.identity.models import Appointment, Delegation
from gieo.identity.services.appoint import appoint
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import Refusal, Refused, _


def open_in_seat(seat: Appointment) -> QuerySet[DocketEntry]:
    """The open dossiers whose turn is this seat's: by its role in the province, or by its body."""
    waiting = Q(holder_bodies__contains=[seat.organisation_id]) if seat.organisation_id else Q(pk__in=())
    if Role(seat.role) not in PARTY_ROLES:
        waiting |= Q(holder_role=seat.role, holder_bodies=[], holder_users=[])
    return DocketEntry.objects.filter(waiting, province=seat.province_id, is_open=True).order_by("due_at", "pk")


def open_by_name(seat: Appointment) -> QuerySet[DocketEntry]:
    """The open dossiers that name the person: a seat does not carry these on, somebody must be named anew on each."""
    user = seat.person.user_id
    return DocketEntry.objects.filter(holder_users__contains=[user], province=seat.province_id, is_open=True).order_by(
        "due_at", "pk"
    )


@transaction.atomic
def hand_over(
    *,
    seat: Appointment,
    email: str,
    full_name: str,
    on: date,
    actor: Actor,
    at: datetime,
    decision: str = "",
) -> HandOver:
    """End one appointment the day before and begin the other; what is lent of the old seat ends with it.

    Args:
        seat: that is left.
        email: of whoever takes it; an account is made where there is none.
        full_name: of a person who is new here.
        on: first day of the new holder.
        actor: an administrator of the province.
        at: now.
        decision: number of the decision.

    Raises:
        Refused: not the actor's, the same person, or a day the seat does not reach.
    """
    seat = (
        Appointment.objects.select_for_update(of=("self",), no_key=True)
        .select_related("person__user", "province")
        .get(pk=seat.pk)
    )
    if seat.person.user is not None and seat.person.user.email == email.strip().lower():
        raise Refused([Refusal(code="same", message=_("Người nhận đang giữ chính ghế này."), field="email")])
    if not seat.is_valid_on(on - timedelta(days=1)):
        message = _("Ghế không còn hiệu lực vào ngày bàn giao.")
        raise Refused([Refusal(code="over", message=message, field="on")])
    taken = appoint(
        email=email,
        full_name=full_name,
        province=seat.province,
        role=Role(seat.role),
        on=on,
        actor=actor,
        organisation=seat.organisation,
        post=seat.post,
        decision=decision,
        is_deputy=seat.is_deputy,
    )
    end_seat(seat=seat, last_day=on - timedelta(days=1))
    return HandOver.objects.create(
        province=seat.province,
        given=seat,
        taken=taken,
        on=on,
        decision=decision,
        waiting=list(open_in_seat(seat).values_list("number", flat=True)),
        by_name=list(open_by_name(seat).values_list("number", flat=True)),
        made_by_id=actor.user or 0,
        made_at=at,
    )


def end_seat(*, seat: Appointment, last_day: date) -> None:
    """The seat, and what is lent of it, ends with a day."""
    seat.valid_to = last_day
    seat.save(update_fields=["valid_to"])
    lent = Delegation.objects.filter(appointment=seat, valid_to__gt=last_day)
    lent.filter(valid_from__gt=last_day).delete()
    lent.update(valid_to=last_day)
