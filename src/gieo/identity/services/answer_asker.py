"""An officer has looked: whoever opened an account in the name of a body is its own, or is not."""

from django.db import transaction

from gieo.identity.models import Appointment
from gieo.identity.seated import tell_answer, tell_of
from gieo.identity.services.verify_organisation import VERIFIERS
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _


@transaction.atomic
def answer_asker(*, seat: Appointment, is_theirs: bool, actor: Actor) -> Appointment:
    """Give the seat the body it asks for, or leave it a seat of no body; whose answer it was stays in its history.

    Args:
        seat: a seat that asks for a body.
        is_theirs: whether the person acts for that body.
        actor: an officer of the province.

    Raises:
        Refused: not the actor's to say, or it was said already.
    """
    if not actor.roles_in(seat.province_id) & VERIFIERS:
        raise Refused([Refusal(code="not_yours", message=_("Chỉ cán bộ của tỉnh xác nhận người đại diện tổ chức."))])
    seat = Appointment.objects.select_for_update(of=("self",), no_key=True).get(pk=seat.pk)
    if seat.asked_body_id is None:
        raise Refused([Refusal(code="answered", message=_("Việc này đã có người trả lời."))])
    asked = seat.asked_body_id
    if is_theirs:
        seat.organisation_id = asked
    seat.asked_body = None
    seat.save(update_fields=["organisation", "asked_body"])
    if is_theirs:
        tell_of(seat.person_id)
    tell_answer(seat.person_id, asked, is_theirs=is_theirs)
    return seat
