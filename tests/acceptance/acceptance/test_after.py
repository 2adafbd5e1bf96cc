"""After the rating: perfected and confirmed by the chair, registered, recognised; or refused and paid back."""

from datetime import date

import pytest

from gieo.acceptance.acceptance.choices import Cause
from gieo.acceptance.acceptance.facts import (
    CertificateFacts,
    PerfectedFacts,
    PostingFacts,
    RefundFacts,
    ReturnFacts,
    RiskFacts,
)
from gieo.acceptance.acceptance.papers import PAPERS
from gieo.acceptance.acceptance.workflow import ACCEPTANCE
from gieo.acceptance.models import Acceptance
from gieo.core.trail import history_of
from gieo.councils.independent import ExpertGround, ExpertsFacts, OpinionRow, OpinionsFacts
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.official import paper_of
from gieo.dossiers.services.act import act
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import Refused
from gieo.rulebooks import library
from tests.acceptance import makers
from tests.conftest import moment

pytestmark = [pytest.mark.db, pytest.mark.django_db, pytest.mark.usefixtures("ready")]

AT = moment("2024-10-30 09:00")
CERTIFICATE = CertificateFacts(number="01/GCN", issued_on=date(2024, 6, 10))


def failed(rulebook: str = "") -> Acceptance:
    return makers.unfiled(makers.opened(makers.task(rulebook=rulebook)))


def test_only_the_chair_confirms_what_was_perfected() -> None:
    at = moment("2024-05-30 09:00")
    accepted = makers.accepted()
    assert accepted.due_at.date() == date(2024, 6, 25)
    facts = PerfectedFacts(changes="Bổ sung số liệu")
    handed_in = act(accepted, "hand_in_perfected", actor=makers.host(), at=at, facts=facts).subject
    assert handed_in.due_at == accepted.due_at
    entry = DocketEntry.objects.get(number=handed_in.number)
    assert entry.holder_users == [makers.member(0).user]
    with pytest.raises(Refused) as refused:
        act(handed_in, "confirm_perfected", actor=makers.member(1), at=at)
    assert refused.value.codes == ("not_the_chair",)
    reason = ReturnFacts(reason="Thiếu phụ lục")
    back = act(handed_in, "return_perfected", actor=makers.member(0), at=at, facts=reason).subject
    assert back.state == "perfecting"


def test_nothing_is_built_on_a_disputed_rating_before_independent_experts_are_heard() -> None:
    item, director = failed(), makers.director()
    experts = tuple(Picked(id=makers.outside_expert(at).pk, name=f"Chuyên gia {at}") for at in range(2))
    facts = RefundFacts(cause=Cause.SUBJECTIVE, amount=1, explanation="—")
    few = ExpertsFacts(experts=experts[:1], ground=ExpertGround.COMPLAINT)
    with pytest.raises(Refused) as refused:
        act(item, "ask_experts_if_not_met", actor=director, at=AT, facts=few)
    assert refused.value.codes == ("too_few_experts",)
    asked = ExpertsFacts(experts=experts, ground=ExpertGround.COMPLAINT)
    item = act(item, "ask_experts_if_not_met", actor=director, at=AT, facts=asked).subject
    with pytest.raises(Refused) as refused:
        act(item, "note_refund", actor=director, at=AT, facts=facts)
    assert refused.value.codes == ("experts_not_heard",)
    said = OpinionsFacts(opinions=tuple(OpinionRow(expert=expert, opinion="Không đạt") for expert in experts))
    item = act(item, "record_opinions_if_not_met", actor=makers.officer(), at=AT, facts=said).subject
    with pytest.raises(Refused) as refused:
        act(item, "record_opinions_if_not_met", actor=makers.officer(), at=AT, facts=said)
    assert refused.value.codes == ("nobody_asked",)
    assert act(item, "note_refund", actor=director, at=AT, facts=facts).subject.state == "failed"


def test_a_valid_file_is_made_known_before_the_council_sits() -> None:
    item = makers.valid(makers.opened())
    facts = PostingFacts(address="Cổng của Sở", posted_on=date(2024, 4, 13), expected="Tháng 5/2024, tại Sở")
    posted = act(item, "post_file", actor=makers.officer(), at=moment("2024-04-13 09:00"), facts=facts)
    assert (posted.subject.state, posted.subject.due_at) == ("valid", item.due_at)
    paper = str(paper_of(PAPERS["evaluation_notice"], posted.subject, posted.entry))
    assert "Tháng 5/2024, tại Sở" in paper
    assert posted.subject.self_evaluation in paper


@pytest.mark.parametrize("act_name", ["accept_risk", "finish"])
def test_the_law_of_2013_knows_neither_accepted_risk_nor_an_end_without_recognition(act_name: str) -> None:
    acceptance = makers.opened()
    row = next(row for row in ACCEPTANCE.rows if row.name == act_name)
    assert not row.is_there_under(acceptance.law)


def test_not_met_is_paid_back() -> None:
    facts = RefundFacts(cause=Cause.SUBJECTIVE, amount=120_000_000, explanation="Chưa nhân giống")
    refunded = act(failed(), "note_refund", actor=makers.director(), at=AT, facts=facts).subject
    assert (refunded.state, refunded.refund, refunded.task.rating) == ("failed", 120_000_000, "not_met")


def test_under_the_law_of_2025_risk_is_accepted_when_everything_is_shown() -> None:
    not_met = failed(makers.L2025)
    conditions = library.get(not_met.rulebook).acceptance.accepted_risk
    all_but_one = tuple(Picked(id=each.key, name=each.text) for each in conditions[1:])
    with pytest.raises(Refused) as refused:
        facts = RiskFacts(shown=all_but_one, evidence="Báo cáo")
        act(not_met, "accept_risk", actor=makers.chairman(), at=AT, facts=facts)
    assert refused.value.codes == ("risk_not_shown",)
    facts = RiskFacts(shown=tuple(Picked(id=each.key, name=each.text) for each in conditions), evidence="Báo cáo")
    risk = act(not_met, "accept_risk", actor=makers.chairman(), at=AT, facts=facts).subject
    assert (risk.state, risk.refund, risk.task.rating) == ("not_achieved_risk", 0, "not_achieved_risk")


def test_under_the_law_of_2025_a_fault_is_paid_back() -> None:
    facts = RefundFacts(cause=Cause.SUBJECTIVE, amount=1, explanation="Vi phạm")
    fault = act(failed(makers.L2025), "note_refund", actor=makers.chairman(), at=AT, facts=facts).subject
    assert (fault.state, fault.task.rating) == ("failed", "not_achieved_fault")
    assert history_of(fault).last().legal_basis == ["LUAT93-2025:9", "ND267-2025:35"]


def test_under_the_law_of_2025_recognition_is_the_provinces_choice() -> None:
    acceptance = makers.opened(makers.task(rulebook=makers.L2025))
    accepted = makers.accepted(acceptance)
    assert (accepted.rating, accepted.task.rating) == ("met", "achieved")
    done = makers.perfected(accepted)
    at = moment("2024-06-10 09:00")
    registered = act(done, "note_certificate", actor=makers.officer(), at=at, facts=CERTIFICATE).subject
    assert act(registered, "finish", actor=makers.director(), at=at).subject.state == "achieved"
