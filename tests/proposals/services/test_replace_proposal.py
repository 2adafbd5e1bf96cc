"""Until the window closes a form that was sent may be replaced; the last one counts, the earlier are kept."""

from datetime import timedelta

import pytest

from gieo.core import trail
from gieo.dossiers.services.run_clocks import run_clocks
from gieo.kernel.refusal import Refused, TransitionRefused
from gieo.proposals.confirmation.facts import ConfirmFacts
from gieo.proposals.confirmation.subjects import subjects_of
from gieo.proposals.confirmation.things import Thing
from gieo.proposals.content import content_of
from gieo.proposals.models import Proposal
from gieo.proposals.queue import Filters, found
from gieo.proposals.services.add_place import add_place
from gieo.proposals.services.answer_by_link import answer_by_link
from gieo.proposals.services.ask_confirmation import ask_confirmation
from gieo.proposals.services.compile_proposal import compile_proposal
from gieo.proposals.services.record_agreement import record_agreement
from gieo.proposals.services.remove_place import remove_place
from gieo.proposals.services.replace_proposal import begin_replacing, keep_earlier, submit_again
from gieo.proposals.services.save_answer import save_answer
from gieo.proposals.services.submit_proposal import submit_proposal
from tests.proposals.conftest import IN_TIME, TOO_LATE
from tests.proposals.services.test_submit_proposal import PNG

pytestmark = [pytest.mark.db, pytest.mark.django_db]

LATER = IN_TIME + timedelta(hours=2)
MET = {"importance_in_province": True, "solves_provincial_problem": True}


@pytest.fixture
def replacing(ready, proposer):
    submit_proposal(proposal=ready, actor=proposer, at=IN_TIME)
    opened = begin_replacing(proposal=ready, actor=proposer, at=LATER)
    save_answer(proposal=opened, field="objectives", value="Mục tiêu đã sửa", base_revision=1, actor=proposer, at=LATER)
    opened.refresh_from_db()
    return opened


def test_the_last_form_counts_and_the_earlier_receipt_stays(replacing, proposer) -> None:
    receipt = submit_again(proposal=replacing, actor=proposer, at=LATER)
    replacing.refresh_from_db()
    assert (replacing.state, replacing.submitted_at) == ("submitted", LATER)
    first, second = replacing.receipts.order_by("pk")
    assert second == receipt
    assert first.content["answers"]["objectives"] != second.content["answers"]["objectives"] == "Mục tiêu đã sửa"
    assert list(trail.faults()) == []


def test_given_up_the_form_is_what_was_sent(replacing, proposer) -> None:
    kept = keep_earlier(proposal=replacing, actor=proposer, at=LATER)
    assert kept.state == "submitted"
    assert kept.answers == kept.receipts.get().content["answers"]
    assert kept.items.count() == len(kept.receipts.get().content["items"])
    assert kept.submitted_at == IN_TIME
    kept.refresh_from_db()
    assert kept.answers["objectives"] != "Mục tiêu đã sửa"


def test_given_up_a_place_has_its_agreement_again(ready, proposer) -> None:
    place = add_place(proposal=ready, name="UBND huyện Chi Lăng", actor=proposer, at=IN_TIME)
    record_agreement(
        proposal=ready, place=place.pk, agreed_on=IN_TIME.date(), name="a.png", content=PNG, actor=proposer, at=IN_TIME
    )
    submit_proposal(proposal=ready, actor=proposer, at=IN_TIME)
    opened = begin_replacing(proposal=ready, actor=proposer, at=LATER)
    remove_place(proposal=opened, place=place.pk, actor=proposer, at=LATER)
    add_place(proposal=opened, name="Nơi khác", actor=proposer, at=LATER)
    kept = keep_earlier(proposal=opened, actor=proposer, at=LATER)
    back = kept.places.get()
    assert (back.name, back.agreed_on, back.is_agreed) == ("UBND huyện Chi Lăng", IN_TIME.date(), True)
    assert content_of(kept) == kept.receipts.get().content


def test_whoever_is_not_ready_when_the_window_closes_keeps_what_was_sent(replacing, officer) -> None:
    run_clocks(at=TOO_LATE)
    replacing.refresh_from_db()
    assert (replacing.state, replacing.submitted_at) == ("submitted", IN_TIME)
    assert replacing.answers["objectives"] != "Mục tiêu đã sửa"


def test_nothing_is_replaced_after_closing_nor_once_it_is_on_the_list(ready, proposer, officer) -> None:
    submit_proposal(proposal=ready, actor=proposer, at=IN_TIME)
    with pytest.raises(TransitionRefused) as refused:
        begin_replacing(proposal=ready, actor=proposer, at=TOO_LATE)
    assert refused.value.codes == ("window_closed",)
    compile_proposal(proposal=ready, actor=officer, at=LATER, criteria=MET)
    with pytest.raises(TransitionRefused) as refused:
        begin_replacing(proposal=ready, actor=proposer, at=LATER)
    assert refused.value.codes == ("wrong_state",)


def test_while_it_is_being_replaced_the_office_reads_what_was_sent(replacing, officer, proposer, sign_in) -> None:
    shown = sign_in(officer, "2024-04-20 13:00").get(replacing.get_absolute_url()).content.decode()
    assert "Mục tiêu đã sửa" not in shown
    own = sign_in(proposer, "2024-04-20 13:00").get(f"{replacing.get_absolute_url()}/soan").content.decode()
    assert "Mục tiêu đã sửa" in own
    with pytest.raises(Refused):
        compile_proposal(proposal=replacing, actor=officer, at=LATER, criteria=MET)


@pytest.mark.web
@pytest.mark.requirement("BG25-II-3")
def test_officers_read_the_places_that_were_sent_while_the_form_is_open_again(
    ready, proposer, officer, sign_in
) -> None:
    agreed = add_place(proposal=ready, name="UBND huyện Chi Lăng", actor=proposer, at=IN_TIME)
    add_place(proposal=ready, name="UBND huyện Lộc Bình", actor=proposer, at=IN_TIME)
    record_agreement(
        proposal=ready, place=agreed.pk, agreed_on=IN_TIME.date(), name="a.png", content=PNG, actor=proposer, at=IN_TIME
    )
    submit_proposal(proposal=ready, actor=proposer, at=IN_TIME)
    opened = begin_replacing(proposal=ready, actor=proposer, at=LATER)
    remove_place(proposal=opened, place=agreed.pk, actor=proposer, at=LATER)
    add_place(proposal=opened, name="UBND huyện Bắc Sơn", actor=proposer, at=LATER)
    page = opened.get_absolute_url()
    read = sign_in(officer, "2024-04-20 13:00").get(page)
    assert [(each.name, each.is_agreed) for each in read.context["places"]] == [
        ("UBND huyện Chi Lăng", True),
        ("UBND huyện Lộc Bình", False),
    ]
    assert "UBND huyện Bắc Sơn" not in read.content.decode()
    assert "UBND huyện Bắc Sơn" in sign_in(proposer, "2024-04-20 13:00").get(page).content.decode()


@pytest.mark.requirement("BG25-II-3")
def test_what_lacks_coordination_goes_by_what_was_sent_while_the_form_is_open_again(ready, proposer, officer) -> None:
    def lacking() -> list[Proposal]:
        return list(found(officer, Filters(uncoordinated=True)))

    place = add_place(proposal=ready, name="UBND huyện Lộc Bình", actor=proposer, at=IN_TIME)
    submit_proposal(proposal=ready, actor=proposer, at=IN_TIME)
    assert lacking() == [ready]
    opened = begin_replacing(proposal=ready, actor=proposer, at=LATER)
    remove_place(proposal=opened, place=place.pk, actor=proposer, at=LATER)
    assert lacking() == [ready]
    receipt = submit_again(proposal=opened, actor=proposer, at=LATER)
    assert receipt.content["places"] == []
    assert lacking() == []
    again = begin_replacing(proposal=receipt.proposal, actor=proposer, at=LATER)
    add_place(proposal=again, name="UBND huyện Bắc Sơn", actor=proposer, at=LATER)
    assert lacking() == []


@pytest.mark.requirement("BG25-II-3")
def test_the_word_a_body_gives_online_counts_while_the_form_is_open_again(ready, proposer, officer) -> None:
    add_place(proposal=ready, name="UBND huyện Lộc Bình", actor=proposer, at=IN_TIME)
    add_place(proposal=ready, name="UBND huyện Chi Lăng", actor=proposer, at=IN_TIME)
    submit_proposal(proposal=ready, actor=proposer, at=IN_TIME)
    begin_replacing(proposal=ready, actor=proposer, at=LATER)
    facts = ConfirmFacts(answered_name="Lý Văn Páo", answered_position="Chủ tịch")
    for subject in [each for each in subjects_of(ready) if each.thing is Thing.PLACE]:
        assert list(found(officer, Filters(uncoordinated=True))) == [ready]
        asked = ask_confirmation(proposal=ready, subject=subject, email="xa@example.vn", actor=proposer, at=LATER)
        answer_by_link(confirmation=asked, facts=facts, at=LATER)
    assert list(found(officer, Filters(uncoordinated=True))) == []
