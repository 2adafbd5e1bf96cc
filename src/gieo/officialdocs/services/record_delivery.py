"""A document went out; it arrived, and this shows it."""

from datetime import datetime

from django.db import transaction

from gieo.kernel import text
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.officialdocs.models import Delivery

BASIS = ("ND30-2020:18",)


def record_sending(*, kind: str, pk: int, at: datetime) -> int:
    """All recipients of a document that were not served yet are served now; returns how many."""
    return Delivery.objects.of(kind, pk).filter(sent_at__isnull=True).update(sent_at=at)


@transaction.atomic
def record_receipt(*, delivery: int, at: datetime, by: str, proof: str, proof_sha256: str = "") -> Delivery:
    """Somebody has the document in hand.

    Args:
        delivery: the line of the distribution list.
        at: when it was received.
        by: who took it.
        proof: what shows it: the number of a slip, of a registered letter, of a message of the exchange.
        proof_sha256: hash of the file that shows it, where there is one.

    Raises:
        Refused: with every reason: not sent yet, received before it was sent, received already, nothing shows it.
    """
    line = Delivery.objects.select_for_update(no_key=True).get(pk=delivery)
    shown = text.collapse(proof)
    refusals = []
    if line.sent_at is None:
        message = _("Văn bản chưa gửi đến %(name)s.")
        refusals.append(Refusal(code="not_sent", message=message, params={"name": line.name}, basis=BASIS))
    elif at < line.sent_at:
        message = _("Ngày giờ nhận trước ngày giờ gửi.")
        refusals.append(Refusal(code="received_before_sent", message=message, field="at", basis=BASIS))
    if line.received_at is not None:
        message = _("%(name)s đã có bằng chứng nhận.")
        refusals.append(Refusal(code="received_already", message=message, params={"name": line.name}))
    if not shown:
        message = _("Ghi bằng chứng nhận: số phiếu, mã bưu gửi hoặc mã thông điệp.")
        refusals.append(Refusal(code="no_proof", message=message, field="proof"))
    if refusals:
        raise Refused(refusals)
    line.received_at, line.received_by = at, text.collapse(by)[:200]
    line.proof, line.proof_sha256 = shown[:250], proof_sha256
    line.save(update_fields=["received_at", "received_by", "proof", "proof_sha256"])
    return line
