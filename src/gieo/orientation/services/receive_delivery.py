"""The addressee gives its receipt; whoever posts the document gives the address it stands at."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.officialdocs.models import Channel, Delivery
from gieo.officialdocs.services.record_delivery import record_receipt
from gieo.orientation.policies import may_receive

SENDING = ("ND30-2020:18",)


def receive_delivery(*, delivery: Delivery, actor: Actor, at: datetime, proof: str = "") -> Delivery:
    """Note who received it and when; the first receipt stays.

    Args:
        delivery: one addressee of a document.
        actor: the person, somebody who sits in the body, or an officer for what goes on paper.
        at: when.
        proof: the public address where it was posted; the number of the letter of a paper copy.

    Raises:
        Refused: not the actor's to receive, received already, nothing shows it, or posted without an address.
    """
    proof = text.collapse(text.nfc(proof))
    if not may_receive(actor, delivery):
        message = _("Văn bản này gửi cho nơi khác.")
        raise Refused([Refusal(code="not_yours", message=message, basis=SENDING)])
    if delivery.channel == Channel.PUBLIC and not _is_address(proof):
        message = _("Ghi địa chỉ trang đã đăng, bắt đầu bằng http:// hoặc https://.")
        raise Refused([Refusal(code="address_missing", message=message, basis=SENDING, field="proof")])
    if delivery.channel == Channel.INBOX:
        proof = proof or "xác nhận trong hệ thống"
    return record_receipt(delivery=delivery.pk, at=at, by=actor.name, proof=proof)


def _is_address(words: str) -> bool:
    try:
        URLValidator(schemes=("http", "https"))(words)
    except ValidationError:
        return False
    return True
