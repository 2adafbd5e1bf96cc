"""Return, send again, compile, withdraw, carry over; and who hears of it."""

import pytest

from gieo.core import trail
from gieo.core.models import TransitionLog
from gieo.dossiers.selectors import waiting_counts
from gieo.kernel.actors import Role
from gieo.kernel.refusal import Refused
from gieo.notifications.models import Alert
from gieo.proposals import handlers
from gieo.proposals.models import Proposal, Receipt
from gieo.proposals.selectors import compiled
from gieo.proposals.services.carry_over import carry_over
from gieo.proposals.services.compile_proposal import compile_proposal
from gieo.proposals.services.resubmit_proposal import resubmit_proposal
from gieo.proposals.services.return_for_supplement import return_for_supplement
from gieo.proposals.services.save_answer import save_answer
from gieo.proposals.services.start_proposal import start_proposal
from gieo.proposals.services.submit_late import submit_late
from gieo.proposals.services.submit_proposal import submit_proposal
from gieo.proposals.services.uncompile_proposal import uncompile_proposal
from gieo.proposals.services.undo_withdrawal import undo_withdrawal
from gieo.proposals.services.withdraw_proposal import withdraw_proposal
from gieo.proposals.states import ReturnReason
from tests.proposals.conftest import IN_TIME, TOO_LATE, moment
from tests.proposals.forms import MET

pytestmark = pytest.mark.db

REASONS = [ReturnReason.MISSING_CITATIONS]
ON_THE_LAST_DAY = moment("2024-05-31 16:00")


@pytest.fixture
def sent(ready, proposer) -> Proposal:
    submit_proposal(proposal=ready, actor=proposer, at=IN_TIME, key="first")
    ready.refresh_from_db()
    return ready


@pytest.fixture
def returned(sent, officer) -> Proposal:
    return return_for_supplement(proposal=sent, reasons=REASONS, words="Thêm số liệu 2023", actor=officer, at=IN_TIME)


@pytest.fixture
def late(ready, proposer) -> Proposal:
    submit_late(proposal=ready, actor=proposer, at=TOO_LATE)
    ready.refresh_from_db()
    return ready


@pytest.mark.parametrize(("reasons", "words"), [([], "Thêm số liệu"), (REASONS, "  "), ([], "")])
def test_a_return_without_coded_reasons_and_words_is_impossible(sent, officer, reasons, words):
    with pytest.raises(Refused) as refused:
        return_for_supplement(proposal=sent, reasons=reasons, words=words, actor=officer, at=IN_TIME)
    assert refused.value.codes == ("return_without_reason",)


def test_a_return_gives_time_at_least_until_the_window_closes(returned):
    assert (returned.state, returned.due_at) == ("returned", moment("2024-05-31 23:59:59.999999"))


def test_a_return_on_the_last_day_gives_the_period_of_the_rulebook(sent, officer):
    returned = return_for_supplement(
        proposal=sent, reasons=REASONS, words="Thêm số liệu", actor=officer, at=ON_THE_LAST_DAY
    )
    assert returned.due_at == moment("2024-06-07 23:59:59.999999")


def test_sent_again_it_gets_a_second_receipt_and_keeps_the_first(returned, proposer):
    save_answer(
        proposal=returned, field="urgency", value="Vụ 2023 mất 18 %", base_revision=1, actor=proposer, at=IN_TIME
    )
    returned.refresh_from_db()
    receipt = resubmit_proposal(proposal=returned, actor=proposer, at=moment("2024-04-22 09:00"), key="second")
    assert receipt.number == "LS-TN-2024-0002"
    first = Receipt.objects.get(number="LS-TN-2024-0001")
    assert first.content["answers"]["urgency"] != receipt.content["answers"]["urgency"]


def test_the_promised_clock_is_the_clock_that_counts(returned, proposer):
    resubmit_too_late = {"proposal": returned, "actor": proposer, "at": moment("2024-06-01 00:00")}
    with pytest.raises(Refused) as refused:
        resubmit_proposal(**resubmit_too_late)
    assert refused.value.codes == ("supplement_too_late",)


def test_until_it_is_sent_again_the_province_sees_the_name_it_was_sent_under(returned, proposer):
    save_answer(proposal=returned, field="task_name", value="Tên mới", base_revision=1, actor=proposer, at=IN_TIME)
    returned.refresh_from_db()
    assert returned.title != "Tên mới"
    resubmit_proposal(proposal=returned, actor=proposer, at=IN_TIME)
    returned.refresh_from_db()
    assert returned.title == "Tên mới"


def test_an_officer_of_another_province_can_do_nothing(sent, new_actor, bac_giang):
    with pytest.raises(Refused) as refused:
        compile_proposal(proposal=sent, criteria=MET, actor=new_actor(Role.SCIENCE_OFFICER, bac_giang), at=IN_TIME)
    assert refused.value.codes == ("not_yours",)


@pytest.mark.requirement("LS25-I-2")
@pytest.mark.parametrize(
    ("criteria", "code"),
    [
        ({}, "criterion_unscored"),
        ({"importance_in_province": True}, "criterion_unscored"),
        ({"solves_provincial_problem": True}, "criterion_unscored"),
        ({**MET, "solves_provincial_problem": False}, "criterion_unmet"),
    ],
)
def test_nothing_is_compiled_with_a_criterion_unscored_or_unmet(sent, officer, criteria, code):
    with pytest.raises(Refused) as refused:
        compile_proposal(proposal=sent, criteria=criteria, actor=officer, at=IN_TIME)
    assert refused.value.codes == (code,)
    assert "TB-LS-2025:I.2" in refused.value.refusals[0].basis
    compile_proposal(proposal=sent, criteria=MET, actor=officer, at=IN_TIME)
    assert trail.history_of(sent).last().facts == {"criteria": MET}


def test_compiled_it_is_on_the_list_and_comes_off_with_a_reason(sent, officer):
    compile_proposal(proposal=sent, criteria=MET, actor=officer, at=IN_TIME)
    assert list(compiled(officer, 2025)) == [sent]
    sent.refresh_from_db()
    with pytest.raises(Refused):
        uncompile_proposal(proposal=sent, reason=" ", actor=officer, at=IN_TIME)
    uncompile_proposal(proposal=sent, reason="Bấm nhầm", actor=officer, at=IN_TIME)
    assert not compiled(officer, 2025).exists()


@pytest.mark.requirement("BG25-III-3")
def test_a_late_form_is_in_no_list_and_goes_on_to_the_next_year(late, officer, proposer, new_window, lang_son):
    assert not compiled(officer, 2025).exists()
    with pytest.raises(Refused) as refused:
        compile_proposal(proposal=late, criteria=MET, actor=officer, at=TOO_LATE)
    assert refused.value.codes == ("wrong_state",)

    new_window(lang_son, 2026)
    draft = carry_over(proposal=late, actor=proposer, at=TOO_LATE, key="go")
    late.refresh_from_db()
    assert (late.state, draft.plan_year, draft.number) == ("carried_over", 2026, "LS-DX-2026-0001")
    assert (draft.state, draft.answers, draft.title) == ("draft", late.answers, late.title)
    act = trail.history_of(late).last()
    assert act is not None
    assert act.facts == {"plan_year": 2026, "number": draft.number, "wish": ""}
    assert carry_over(proposal=late, actor=proposer, at=TOO_LATE, key="go") == draft


def test_without_a_later_window_a_late_form_waits(late, proposer):
    with pytest.raises(Refused) as refused:
        carry_over(proposal=late, actor=proposer, at=TOO_LATE)
    assert refused.value.codes == ("no_later_window",)


def test_withdrawn_and_restored_while_the_window_lasts(sent, proposer):
    withdraw_proposal(proposal=sent, actor=proposer, at=IN_TIME, reason="Sẽ gộp với phiếu khác")
    restored = undo_withdrawal(proposal=sent, actor=proposer, at=IN_TIME)
    assert (restored.state, restored.due_at) == ("draft", moment("2024-05-31 23:59:59.999999"))


def test_after_closing_a_withdrawal_is_for_good(sent, proposer):
    withdraw_proposal(proposal=sent, actor=proposer, at=IN_TIME)
    with pytest.raises(Refused) as refused:
        undo_withdrawal(proposal=sent, actor=proposer, at=TOO_LATE)
    assert refused.value.codes == ("window_closed",)


def test_what_waits_is_counted_in_one_query(sent, proposer, officer, window, django_assert_num_queries):
    start_proposal(window=window, actor=proposer, at=IN_TIME)
    with django_assert_num_queries(1):
        assert waiting_counts(officer)["proposal"] == 1
    assert waiting_counts(proposer) == {"proposal": 1}


# ---------------------------------------------------------------- who hears of it


def last(name: str) -> TransitionLog:
    entry = TransitionLog.objects.filter(name=name).last()
    assert entry is not None
    return entry


def alerts() -> list[tuple[str, str]]:
    return sorted(Alert.objects.values_list("user__email", "subject"))


def test_proposer_and_officer_hear_of_a_submission_once(officer, sent):
    for _again in range(2):
        handlers.tell_of_submission(last("submit"))
    assert alerts() == [
        ("dinh.thi.lan@example.vn", "Đã nhận phiếu LS-DX-2025-0001"),
        ("vi.thi.hanh@example.vn", "Phiếu mới cần kiểm tra: LS-DX-2025-0001"),
    ]
    assert "LS-TN-2024-0001" in Alert.objects.get(user__email="dinh.thi.lan@example.vn").body


def test_the_proposer_reads_why_and_until_when(returned):
    handlers.tell_of_return(last("return_for_supplement"))
    [alert] = Alert.objects.all()
    assert "Thiếu trích dẫn tài liệu" in alert.body
    assert "Thêm số liệu 2023" in alert.body
    assert "31/05/2024" in alert.body
    assert alert.url == "/ho-so/LS-DX-2025-0001"


def test_officers_of_other_provinces_hear_nothing(sent, new_actor, bac_giang):
    new_actor(Role.SCIENCE_OFFICER, bac_giang, "Người Bắc Giang")
    handlers.tell_of_submission(last("submit"))
    assert not Alert.objects.filter(user__email__startswith="nguoi.bac").exists()
