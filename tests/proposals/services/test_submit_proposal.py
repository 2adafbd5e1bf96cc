"""One click, one numbered receipt; everything that was sent is sealed."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction

from gieo.core import trail
from gieo.core.models import TransitionLog
from gieo.core.models.numbering import Series
from gieo.kernel.actors import Role
from gieo.kernel.refusal import Refused
from gieo.officialdocs import measure
from gieo.proposals.documents.proposal_form import form_context, form_kind
from gieo.proposals.models import Attachment, AttachmentKind, Proposal, Receipt
from gieo.proposals.rules.content_hash import content_hash
from gieo.proposals.services import send_form
from gieo.proposals.services.attach_file import attach_file
from gieo.proposals.services.set_orientation import set_items, set_outside_orientation
from gieo.proposals.services.start_proposal import start_proposal
from gieo.proposals.services.submit_proposal import submit_proposal
from tests.proposals.conftest import IN_TIME, TOO_LATE, moment
from tests.proposals.forms import complete

pytestmark = pytest.mark.db

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)


def test_a_complete_form_in_the_window_gets_a_numbered_receipt(ready, proposer):
    receipt = submit_proposal(proposal=ready, actor=proposer, at=IN_TIME, key="k1")
    ready.refresh_from_db()
    assert (receipt.number, receipt.late, receipt.arrived_at) == ("LS-TN-2024-0001", False, IN_TIME)
    assert (ready.state, ready.submitted_at, ready.state_since) == ("submitted", IN_TIME, IN_TIME)
    assert ready.due_at == moment("2024-04-26 23:59:59.999999")  # five working days after Saturday 20/4
    assert ready.due_basis


def test_what_was_sent_is_sealed_by_its_hash(ready, proposer):
    receipt = submit_proposal(proposal=ready, actor=proposer, at=IN_TIME)
    ready.refresh_from_db()
    assert receipt.content["answers"] == ready.answers
    assert receipt.content_hash == ready.content_hash == content_hash(receipt.content)
    [form] = receipt.files
    assert form["sha256"] == hashlib.sha256(receipt.pdf.read()).hexdigest()
    assert receipt.pdf.read().startswith(b"%PDF")


def test_the_trail_holds_receipt_hash_and_pages(ready, proposer):
    receipt = submit_proposal(proposal=ready, actor=proposer, at=IN_TIME, key="k1")
    act = trail.history_of(ready).last()
    assert act is not None
    assert act.facts == {
        "receipt": receipt.number,
        "content_hash": receipt.content_hash,
        "pages": receipt.pages,
        "files": 0,
    }
    assert list(trail.faults()) == []


def test_papers_that_go_along_stand_on_the_receipt(ready, proposer):
    paper = attach_file(
        proposal=ready, kind=AttachmentKind.ORDER_DOCUMENT, name="dat-hang.png", content=PNG, actor=proposer, at=IN_TIME
    )
    receipt = submit_proposal(proposal=ready, actor=proposer, at=IN_TIME)
    assert receipt.files[1] == {
        "kind": "order_document",
        "name": "dat-hang.png",
        "size": len(PNG),
        "sha256": paper.file.sha256,
    }


def test_a_receipt_is_never_changed_or_removed(ready, proposer):
    receipt = submit_proposal(proposal=ready, actor=proposer, at=IN_TIME)
    for change in (lambda: Receipt.objects.filter(pk=receipt.pk).update(late=True), receipt.delete):
        with pytest.raises(Exception, match="Cannot"), transaction.atomic():
            change()


def test_sql_cannot_leave_a_sent_form_unsealed(draft):
    with pytest.raises(IntegrityError, match="what_was_sent_is_sealed"), transaction.atomic():
        Proposal.objects.filter(pk=draft.pk).update(state="submitted")


# ---------------------------------------------------------------- refusals


def test_every_error_is_named_with_its_field(draft, proposer):
    with pytest.raises(Refused) as refused:
        submit_proposal(proposal=draft, actor=proposer, at=IN_TIME)
    fields = {refusal.field for refusal in refused.value.refusals}
    assert {"task_name", "objectives", "citations", "orientation", "commitment"} <= fields
    assert all(refusal.basis for refusal in refused.value.refusals)
    assert Proposal.objects.get(pk=draft.pk).state == "draft"


def test_a_refusal_costs_no_number(draft, fill, proposer):
    with pytest.raises(Refused):
        submit_proposal(proposal=draft, actor=proposer, at=IN_TIME)
    receipt = submit_proposal(proposal=fill(draft), actor=proposer, at=IN_TIME)
    assert receipt.number == "LS-TN-2024-0001"


def test_somebody_elses_form_is_refused_without_a_word_about_it(ready, stranger):
    with pytest.raises(Refused) as refused:
        submit_proposal(proposal=ready, actor=stranger, at=IN_TIME)
    assert refused.value.codes == ("not_yours",)


def test_late_and_incomplete_says_both(draft, proposer):
    with pytest.raises(Refused) as refused:
        submit_proposal(proposal=draft, actor=proposer, at=TOO_LATE)
    assert {"window_closed", "missing"} <= set(refused.value.codes)


@pytest.mark.requirement("LS25-F-P", "RP-29")
def test_four_pages_pass_and_one_more_paragraph_is_refused_with_the_count(ready, fill, proposer):
    paragraph = "Sản lượng mỗi vụ, tổn thất sau thu hoạch và giá bán tại vườn được khảo sát ở ba xã. " * 6
    lengths = iter(range(1, 200))
    while _pages(fill(ready, contents=_contents(paragraph, next(lengths)))) <= 4:
        pass
    longest = next(lengths) - 2
    fill(ready, contents=_contents(paragraph, longest + 1))
    with pytest.raises(Refused, match="Phiếu in ra 5 trang, tối đa 4 trang A4") as refused:
        submit_proposal(proposal=ready, actor=proposer, at=IN_TIME)
    assert refused.value.refusals[0].basis == ("TB-LS-2025:PL",)
    fill(ready, contents=_contents(paragraph, longest))
    assert submit_proposal(proposal=ready, actor=proposer, at=IN_TIME).pages == 4


def _contents(paragraph, count):
    return [{"content": paragraph}] * count


def _pages(proposal):
    return measure(form_kind(proposal), form_context(proposal, at=IN_TIME)).pages


@pytest.mark.requirement("LS25-II-7")
def test_outside_the_orientation_goes_with_its_reason_only(ready, proposer):
    set_items(proposal=ready, items=[], actor=proposer, at=IN_TIME)
    set_outside_orientation(proposal=ready, outside=True, reason="", actor=proposer, at=IN_TIME)
    ready.refresh_from_db()
    with pytest.raises(Refused) as refused:
        submit_proposal(proposal=ready, actor=proposer, at=IN_TIME)
    assert refused.value.codes == ("outside_without_reason",)
    set_outside_orientation(
        proposal=ready, outside=True, reason="Dịch bệnh mới trên cây hồi", actor=proposer, at=IN_TIME
    )
    ready.refresh_from_db()
    assert submit_proposal(proposal=ready, actor=proposer, at=IN_TIME).content["outside_reason"]


@pytest.mark.requirement("LS25-F-S")
def test_a_body_needs_the_stamped_scan(window, manager, fill):
    proposal = fill(start_proposal(window=window, actor=manager, at=IN_TIME))
    with pytest.raises(Refused) as refused:
        submit_proposal(proposal=proposal, actor=manager, at=IN_TIME)
    assert refused.value.codes == ("not_signed",)
    attach_file(
        proposal=proposal, kind=AttachmentKind.SIGNED_FORM, name="ky.png", content=PNG, actor=manager, at=IN_TIME
    )
    assert submit_proposal(proposal=proposal, actor=manager, at=IN_TIME)


def test_a_new_scan_takes_the_place_of_the_old_one(window, manager, fill):
    proposal = fill(start_proposal(window=window, actor=manager, at=IN_TIME))
    for name in ("mot.png", "hai.png"):
        attach_file(
            proposal=proposal, kind=AttachmentKind.SIGNED_FORM, name=name, content=PNG, actor=manager, at=IN_TIME
        )
    left = Attachment.objects.filter(proposal=proposal, removed_at__isnull=True).values_list("file__name", flat=True)
    assert list(left) == ["hai.png"]


# ---------------------------------------------------------------- clicks and numbers


def test_the_same_key_gives_the_same_receipt(ready, proposer):
    first = submit_proposal(proposal=ready, actor=proposer, at=IN_TIME, key="k1")
    again = submit_proposal(proposal=ready, actor=proposer, at=TOO_LATE, key="k1")
    assert again == first
    assert Receipt.objects.count() == 1


def test_another_click_on_what_was_sent_is_refused(ready, proposer):
    submit_proposal(proposal=ready, actor=proposer, at=IN_TIME, key="k1")
    ready.refresh_from_db()
    with pytest.raises(Refused) as refused:
        submit_proposal(proposal=ready, actor=proposer, at=IN_TIME, key="k2")
    assert refused.value.codes == ("wrong_state",)


@pytest.mark.django_db(transaction=True)
def test_a_double_click_in_two_processes_gives_one_receipt(ready, proposer):
    together = Barrier(2, timeout=20)

    def click(_at):
        try:
            together.wait()
            return submit_proposal(
                proposal=Proposal.objects.get(pk=ready.pk), actor=proposer, at=IN_TIME, key="k1"
            ).number
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as clicks:
        numbers = list(clicks.map(click, range(2)))
    assert numbers == ["LS-TN-2024-0001"] * 2
    assert Receipt.objects.count() == 1
    assert TransitionLog.objects.filter(name="submit").count() == 1
    assert Series.objects.get(name="LS-TN-2024").last == 1
    assert list(trail.faults()) == []


@pytest.mark.django_db(transaction=True)
def test_numbers_have_no_gap_and_no_repeat_when_many_send_at_once(window, new_actor, lang_son, fill):
    sent = 6
    pairs = []
    for number in range(sent):
        actor = new_actor(Role.PROPOSER, lang_son, f"Người {number}")
        proposal = start_proposal(window=window, actor=actor, at=IN_TIME)
        pairs.append((proposal if number == 2 else fill(proposal), actor))  # the third one is incomplete
    together = Barrier(sent, timeout=20)

    def click(pair):
        proposal, actor = pair
        try:
            together.wait()
            return submit_proposal(proposal=Proposal.objects.get(pk=proposal.pk), actor=actor, at=IN_TIME).number
        except Refused:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(sent) as clicks:
        numbers = list(clicks.map(click, pairs))
    assert sorted(filter(None, numbers)) == [f"LS-TN-2024-{number:04d}" for number in range(1, sent)]
    assert list(trail.faults()) == []


def test_a_form_that_changed_between_reading_and_sending_is_not_sent(ready, proposer, monkeypatch):
    kept = send_form.seal

    def sealed_then_changed(proposal, at):
        sealed = kept(proposal, at)
        Proposal.objects.filter(pk=proposal.pk).update(answers=complete(objectives="Khác 7 %"))
        return sealed

    monkeypatch.setattr(send_form, "seal", sealed_then_changed)
    with pytest.raises(Refused) as refused:
        submit_proposal(proposal=ready, actor=proposer, at=IN_TIME)
    assert refused.value.codes == ("changed_meanwhile",)
