"""What came in: entered under the clerk's number, handed up in time, answered by whom it was given to."""

from datetime import date
from typing import Any

import pytest

from gieo.dossiers.models import DocketEntry
from gieo.dossiers.services.act import act
from gieo.identity.models import Person
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import Refused
from gieo.records.incoming.facts import ArrivalFacts, AssignFacts, ProgressFacts
from gieo.records.models import IncomingDocument
from gieo.records.services.enter_arrival import enter_arrival
from tests.conftest import moment
from tests.officialdocs.authority import HEAD, Authority, signed_by_two
from tests.records.office import AT, clerk, drafter, head, kept, notice

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _apart(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "files")


def entered(number: int = 1, **changes: Any) -> IncomingDocument:
    values = {
        "sender": "UBND huyện Lục Ngạn",
        "document_number": "45/UBND-KT",
        "dated": date(2026, 11, 20),
        "type_name": Picked(id="công văn", name="Công văn"),
        "subject": "Đề nghị hỗ trợ truy xuất nguồn gốc vải thiều",
        "arrived_at": moment("2026-11-24 09:00"),
        "arrival_number": number,
    }
    facts = ArrivalFacts.model_validate({**values, **changes})
    return enter_arrival(province="BG", facts=facts, actor=clerk(), at=AT)


@pytest.mark.requirement("P-10")
def test_from_the_arrival_to_the_answer() -> None:
    document = entered()
    assert f"{document.due_at:%Y-%m-%d}" == "2026-11-25", "handed up the same or the next working day"
    act(document, "hand_up", actor=clerk(), at=AT)
    author = drafter()
    person = Picked(id=person_of(author.user), name="Chuyên viên")
    past = AssignFacts(unit="Phòng Quản lý Khoa học", person=person, answer_by=date(2026, 11, 23))
    with pytest.raises(Refused) as refused:
        act(document, "assign", actor=head(), at=AT, facts=past)
    assert refused.value.codes == ("day_over",)
    given = past.model_copy(update={"answer_by": date(2026, 12, 1)})
    document = act(document, "assign", actor=head(), at=AT, facts=given).subject
    assert f"{document.due_at:%Y-%m-%d}" == "2026-12-01"
    assert DocketEntry.objects.get(number=document.number).holder_users == [author.user]
    done = act(document, "finish", actor=author, at=AT, facts=ProgressFacts(progress="Đã trả lời")).subject
    assert (done.state, done.progress) == ("done", "Đã trả lời")


def person_of(user: int | None) -> int:
    return Person.objects.get(user=user or 0).pk


def test_what_cannot_be_is_refused_all_at_once() -> None:
    entered(7)
    with pytest.raises(Refused) as refused:
        entered(7, dated=date(2026, 12, 1), arrived_at=moment("2026-11-25 08:00"))
    assert refused.value.codes == ("number_taken", "arrives_later", "dated_later")


def test_a_signed_document_is_checked_when_it_comes_in_and_a_changed_one_is_not_entered() -> None:
    signed = signed_by_two(Authority())
    whole = entered(1, file=kept(signed, "den.pdf", clerk()))
    assert HEAD in whole.signature_note
    changed = kept(signed.replace(b"/Title", b"/Titlf", 1), "sua.pdf", clerk())
    with pytest.raises(Refused) as refused:
        entered(2, file=changed)
    assert set(refused.value.codes) == {"changed_after_signing"}
    assert entered(2, file=kept(notice("01"), "khong-ky.pdf", clerk())).signature_note == ""
