"""To whom a document went, and what shows that it arrived."""

import pytest

from gieo.kernel.refusal import Refused
from gieo.officialdocs.models import Channel, Delivery
from gieo.officialdocs.services.list_recipients import Recipient, list_recipients
from gieo.officialdocs.services.record_delivery import record_receipt, record_sending
from tests.conftest import moment
from tests.factories import department_of, province_of

pytestmark = [pytest.mark.db, pytest.mark.django_db]

KIND, PK = "orientation_notice", 7
SENT, GOT = moment("2025-03-05 09:00"), moment("2025-03-06 14:30")


@pytest.mark.requirement("X-9")
def test_a_list_is_sent_and_each_receipt_is_proved() -> None:
    province = province_of("LS")
    body = department_of(province)
    names = [
        Recipient(name=f"  {body.name} ", organisation=body),
        Recipient(name="UBND các huyện", channel=Channel.POST),
    ]
    first, second = list_recipients(province=province, kind=KIND, pk=PK, recipients=names)
    assert (first.name, first.place, second.place) == (body.name, 1, 2)
    with pytest.raises(Refused) as too_early:
        record_receipt(delivery=first.pk, at=GOT, by="Lê Văn Bách", proof="")
    assert too_early.value.codes == ("not_sent", "no_proof")
    assert record_sending(kind=KIND, pk=PK, at=SENT) == 2
    assert record_sending(kind=KIND, pk=PK, at=GOT) == 0
    with pytest.raises(Refused) as backwards:
        record_receipt(delivery=first.pk, at=moment("2025-03-05 08:59"), by="", proof="Phiếu 12")
    assert backwards.value.codes == ("received_before_sent",)
    record_receipt(delivery=first.pk, at=GOT, by="Lê Văn Bách", proof=" Phiếu  gửi 12 ", proof_sha256="ab" * 32)
    assert [line.name for line in Delivery.objects.of(KIND, PK).unproved()] == ["UBND các huyện"]
    assert Delivery.objects.get(pk=first.pk).proof == "Phiếu gửi 12"
    with pytest.raises(Refused) as twice:
        record_receipt(delivery=first.pk, at=GOT, by="", proof="Phiếu 13")
    assert twice.value.codes == ("received_already",)
    with pytest.raises(Refused) as changed:
        list_recipients(province=province, kind=KIND, pk=PK, recipients=names)
    assert changed.value.codes == ("sent_already",)


def test_a_list_says_all_that_is_wrong_with_it() -> None:
    names = [Recipient(name="Sở Y tế"), Recipient(name="Sở Y  tế"), Recipient(name=" ")]
    with pytest.raises(Refused) as refused:
        list_recipients(province=province_of("LS"), kind=KIND, pk=PK, recipients=names)
    assert refused.value.codes == ("unnamed_recipient", "recipient_twice")
    assert not Delivery.objects.exists()
