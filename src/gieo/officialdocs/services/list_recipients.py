"""Say to whom a document goes."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from gieo.identity.models import Organisation, Person, Province
from gieo.kernel import text
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.officialdocs.models import Channel, Delivery

BASIS = ("ND30-2020:18",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """One line of a distribution list."""

    name: str
    channel: Channel = Channel.EXCHANGE
    organisation: Organisation | None = None
    person: Person | None = None
    entry: str = ""
    address: str = ""
    copies: int = 1


@transaction.atomic
def list_recipients(*, province: Province, kind: str, pk: int, recipients: Sequence[Recipient]) -> list[Delivery]:
    """Lay down the distribution list of a document, in this order; an earlier list of the same document gives way.

    Args:
        province: whose document it is.
        kind: of the document: the name of its table of moves.
        pk: of the document.
        recipients: to whom it goes.

    Raises:
        Refused: a recipient has no name or is named twice, or something was sent already (ND30-2020:18).
    """
    names = [text.collapse(each.name) for each in recipients]
    refusals = []
    if not all(names):
        message = _("Có nơi nhận chưa ghi tên.")
        refusals.append(Refusal(code="unnamed_recipient", message=message, field="recipients"))
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        message = _("Nơi nhận ghi hai lần: %(names)s.")
        params = {"names": ", ".join(twice)}
        refusals.append(Refusal(code="recipient_twice", message=message, params=params, field="recipients"))
    former = Delivery.objects.select_for_update(no_key=True).of(kind, pk)
    if any(each.sent_at for each in former):
        message = _("Văn bản đã gửi đi, không đổi danh sách nơi nhận được nữa; hãy lập bản đính chính.")
        refusals.append(Refusal(code="sent_already", message=message, basis=BASIS))
    if refusals:
        raise Refused(refusals)
    former.delete()
    return Delivery.objects.bulk_create(
        Delivery(
            province=province,
            subject_kind=kind,
            subject_id=pk,
            place=place,
            name=name[:250],
            organisation=each.organisation,
            person=each.person,
            entry=each.entry[:500],
            channel=each.channel,
            address=each.address,
            copies=each.copies,
        )
        for place, (name, each) in enumerate(zip(names, recipients, strict=True), start=1)
    )
