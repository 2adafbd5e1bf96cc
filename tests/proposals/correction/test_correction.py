"""After the deadline contact data and a wrong paper are put right by leave of the office; what is judged never is."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gieo.core import trail
from gieo.dossiers.services.act import act
from gieo.dossiers.services.run_clocks import run_clocks
from gieo.kernel.refusal import Refused, TransitionRefused
from gieo.lifecycle.line_of_life import line_of_life
from gieo.proposals.content import papers_of, papers_sent
from gieo.proposals.correction.facts import AcceptFacts, RefuseFacts
from gieo.proposals.models import AttachmentKind, Correction, Proposal
from gieo.proposals.selectors import may_read_file
from gieo.proposals.services.ask_correction import ask_contact_correction, ask_paper_correction, papers_to_correct
from gieo.proposals.services.attach_file import attach_file
from gieo.proposals.services.return_for_supplement import return_for_supplement
from gieo.proposals.services.submit_proposal import submit_proposal
from gieo.proposals.services.withdraw_proposal import withdraw_proposal
from gieo.proposals.states import ReturnReason
from tests.proposals.conftest import IN_TIME, moment
from tests.proposals.services.test_submit_proposal import PNG

pytestmark = [pytest.mark.web, pytest.mark.django_db]

AFTER = moment("2024-06-03 09:00")
REASON = "Đổi số máy của hợp tác xã"


def sent_with_a_paper(proposal, actor) -> Proposal:
    attach_file(proposal=proposal, kind=AttachmentKind.OTHER, name="nham.png", content=PNG, actor=actor, at=IN_TIME)
    submit_proposal(proposal=proposal, actor=actor, at=IN_TIME + timedelta(minutes=1))
    proposal.refresh_from_db()
    return proposal


def contact_of(proposal: Proposal, **changes: str) -> dict[str, str]:
    return {**proposal.answers["contact"], **changes}


def new_phone(proposal, actor, phone="0987654321", at=AFTER) -> Correction:
    contact = contact_of(proposal, phone=phone)
    return ask_contact_correction(proposal=proposal, contact=contact, reason=REASON, actor=actor, at=at)


def right_paper(proposal, actor, content=PNG + b"\n") -> Correction:
    wrong = papers_to_correct(proposal)[0].pk
    return ask_paper_correction(
        proposal=proposal, paper=wrong, name="dung.png", content=content, reason="Gửi nhầm", actor=actor, at=AFTER
    )


def test_contact_data_are_corrected_once_the_office_agrees_and_the_receipt_keeps_what_was_sent(
    ready, proposer, officer, sign_in
) -> None:
    proposal = sent_with_a_paper(ready, proposer)
    before, text = proposal.answers["contact"]["phone"], proposal.answers["task_name"]
    asked = new_phone(proposal, proposer)
    assert (asked.before, asked.after) == ({"phone": before}, {"phone": "0987654321"})
    page = sign_in(officer, "2024-06-03 10:00").get(proposal.get_absolute_url()).content.decode()
    assert before in page
    assert asked.number in page
    assert asked.number in sign_in(officer, "2024-06-03 10:00").get("/lam-viec").content.decode()
    act(asked, "accept", actor=officer, at=AFTER + timedelta(hours=2), facts=AcceptFacts())
    proposal.refresh_from_db()
    assert proposal.answers["contact"]["phone"] == "0987654321"
    assert proposal.answers["task_name"] == text
    assert proposal.receipts.get().content["answers"]["contact"]["phone"] == before
    shown = sign_in(officer, "2024-06-03 12:00").get(proposal.get_absolute_url()).content.decode()
    assert "0987654321" in shown
    assert before in sign_in(proposer, "2024-06-03 12:00").get(asked.get_absolute_url()).content.decode()
    way = line_of_life(proposal.number, proposer)
    assert [step.label for step in way.branches[0].steps][-1] == "Đã cải chính theo đề nghị"
    assert way.branches[0].standing.startswith("Đề xuất")
    assert list(trail.faults()) == []


def test_a_wrong_paper_gives_place_to_the_right_one_and_both_are_kept(ready, proposer, officer, stranger) -> None:
    proposal = sent_with_a_paper(ready, proposer)
    asked = right_paper(proposal, proposer)
    assert asked.file is not None
    assert may_read_file(officer, asked.file)
    assert not may_read_file(stranger, asked.file)
    assert [paper.file.name for paper in papers_sent(proposal)] == ["nham.png"]
    act(asked, "accept", actor=officer, at=AFTER + timedelta(hours=1), facts=AcceptFacts())
    assert [paper.file.name for paper in papers_sent(proposal)] == ["dung.png"]
    assert [paper.file.name for paper in papers_of(proposal)] == ["dung.png"]
    asked.refresh_from_db()
    assert asked.attachment.file.name == "nham.png"
    assert may_read_file(officer, asked.attachment.file)
    assert [file["name"] for file in proposal.receipts.get().files][-1] == "nham.png"


def test_a_form_that_goes_back_to_what_was_sent_keeps_what_was_corrected(ready, proposer, officer) -> None:
    proposal = sent_with_a_paper(ready, proposer)
    for asked in (new_phone(proposal, proposer), right_paper(proposal, proposer)):
        act(asked, "accept", actor=officer, at=AFTER + timedelta(hours=1), facts=AcceptFacts())
    proposal.refresh_from_db()
    return_for_supplement(
        proposal=proposal,
        reasons=[ReturnReason.OTHER],
        words="Nêu rõ mục tiêu",
        actor=officer,
        at=AFTER + timedelta(hours=2),
    )
    run_clocks(at=AFTER + timedelta(days=30))
    proposal.refresh_from_db()
    assert proposal.state == "submitted"
    assert proposal.answers["contact"]["phone"] == "0987654321"
    assert [paper.file.name for paper in papers_of(proposal)] == ["dung.png"]
    assert [paper.file.name for paper in papers_sent(proposal)] == ["dung.png"]


def test_why_a_correction_is_refused(ready, proposer, officer, stranger) -> None:
    attach_file(proposal=ready, kind=AttachmentKind.SIGNED_FORM, name="ky.png", content=PNG, actor=proposer, at=IN_TIME)
    proposal = sent_with_a_paper(ready, proposer)

    def codes(ask) -> tuple[str, ...]:
        with pytest.raises(Refused) as refused:
            ask()
        return refused.value.codes

    assert AttachmentKind.SIGNED_FORM not in {paper.kind for paper in papers_to_correct(proposal)}
    signed = next(paper for paper in papers_of(proposal) if paper.kind == AttachmentKind.SIGNED_FORM)
    assert codes(
        lambda: ask_paper_correction(
            proposal=proposal, paper=signed.pk, name="a.png", content=PNG, reason="x", actor=proposer, at=AFTER
        )
    ) == ("no_such_paper",)
    assert codes(lambda: new_phone(proposal, proposer, at=IN_TIME + timedelta(hours=1))) == ("window_open",)
    assert codes(lambda: new_phone(proposal, stranger)) == ("not_yours",)
    assert codes(lambda: new_phone(proposal, proposer, phone=proposal.answers["contact"]["phone"])) == (
        "nothing_changes",
    )
    assert codes(lambda: new_phone(proposal, proposer, phone="")) == ("line_empty",)
    asked = new_phone(proposal, proposer)
    assert codes(lambda: new_phone(proposal, proposer)) == ("asked_already",)
    with pytest.raises(TransitionRefused):
        act(asked, "accept", actor=proposer, at=AFTER, facts=AcceptFacts())
    withdraw_proposal(proposal=proposal, reason="Thôi", actor=proposer, at=AFTER)
    asked.refresh_from_db()
    with pytest.raises(TransitionRefused) as refused:
        act(asked, "accept", actor=officer, at=AFTER, facts=AcceptFacts())
    assert refused.value.codes == ("not_correctable",)
    act(asked, "refuse", actor=officer, at=AFTER, facts=RefuseFacts(reason="Phiếu đã rút"))
    asked.refresh_from_db()
    assert asked.state == "refused"


def test_the_proposer_asks_on_the_page_and_others_only_read_it(
    ready, proposer, officer, stranger, sign_in, django_assert_max_num_queries
) -> None:
    proposal = sent_with_a_paper(ready, proposer)
    path = f"/ho-so/{proposal.number}/cai-chinh"
    client = sign_in(proposer, "2024-06-03 09:00")
    assert path in client.get(proposal.get_absolute_url()).content.decode()
    typed = {"thing": "contact", **contact_of(proposal, phone="0987654321"), "reason": ""}
    refused = client.post(path, typed)
    assert refused.status_code == 409
    assert "0987654321" in refused.content.decode()
    assert client.post(path, {**typed, "reason": REASON}).status_code == 302
    with django_assert_max_num_queries(100) as one:
        client.get(path)
    upload = SimpleUploadedFile("dung.png", PNG + b"\n", content_type="image/png")
    paper = papers_to_correct(proposal)[0].pk
    sent = client.post(path, {"thing": "attachment", "paper": paper, "reason": "Nhầm", "file": upload})
    assert sent.status_code == 302
    with django_assert_max_num_queries(100) as two:
        client.get(path)
    assert len(two) <= len(one)
    page = sign_in(officer, "2024-06-03 09:10").get(path).content.decode()
    assert "Gửi đề nghị cải chính" not in page
    assert sign_in(stranger, "2024-06-03 09:10").get(path).status_code == 404
