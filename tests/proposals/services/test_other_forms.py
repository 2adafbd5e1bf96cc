"""The order form of 2026 and the national forms in use: chosen for a notice, written on, printed, upgraded to."""

import pytest

from gieo.officialdocs import render_docx, render_pdf
from gieo.orientation.form_versions import form_versions
from gieo.orientation.services.set_form import set_form
from gieo.proposals.documents.proposal_form import form_context, form_kind
from gieo.proposals.forms import form_of, is_provisional, newer_form
from gieo.proposals.rules.form_check import check_answers
from gieo.proposals.services.save_answer import save_answer
from gieo.proposals.services.start_proposal import start_proposal
from gieo.proposals.services.submit_proposal import submit_proposal
from gieo.proposals.services.upgrade_form import upgrade_form
from tests.officialdocs.reading import pages_of
from tests.proposals.conftest import DAY, IN_TIME

pytestmark = [pytest.mark.db, pytest.mark.django_db]

I01 = "bac-ninh/2025-10-14:order-i01"
NATIONAL = [f"vn-2013/2023-11-27:a{n}-dxnv-2023" for n in (1, 2, 3)]
ORDER = {
    "task_name": "Bảo quản na Chi Lăng",
    "field_of_science": "agriculture",
    "task_type": "technology_development",
    "grounds": "Kế hoạch phát triển vùng na",
    "urgency": "Na hỏng 30% sau 3 ngày",
    "objectives": "Kéo dài bảo quản lên 10 ngày",
    "contents": [{"content": "Khảo sát"}, {"content": "Thử nghiệm"}],
    "results": [{"result": "Quy trình", "unit": "bản", "measure": "hao hụt dưới 10%"}],
    "impact": "Tăng thu nhập 20%",
    "budget": {"science_budget": 900_000_000, "other": 100_000_000},
    "duration": {"months": 24, "start": "2025-01", "end": "2026-12"},
    "proposed_host": "",
    "reception": {"organisation": "UBND huyện Chi Lăng", "plan": "Chuyển giao cho hợp tác xã", "rights": "state"},
    "citations": [{"document": "Báo cáo huyện 2023", "place": "trang 4", "date": "2023-12-01"}],
    "contact": {
        "name": "UBND huyện Chi Lăng",
        "representative": "Lý Văn A",
        "electronic_identifier": "H37.12",
        "phone": "0912345678",
        "email": "vp@chilang.example",
        "address": "Đồng Mỏ",
    },
}


def printed(proposal) -> str:
    pdf = render_pdf(form_kind(proposal), form_context(proposal, at=IN_TIME)).content
    return " ".join(" ".join(pages_of(pdf)).split())


def test_the_fifteen_items_of_the_order_form_are_filled_checked_and_printed(draft, proposer, officer, fill) -> None:
    set_form(notice=draft.window.notice, rulebook=I01, actor=officer)
    proposal = fill(start_proposal(window=draft.window, actor=proposer, at=IN_TIME))
    assert proposal.form == I01
    form = form_of(I01)
    assert [field.number for field in form.numbered] == [str(n) for n in range(1, 16)]
    assert form.page_limit == 10
    assert {option.label for option in form.field("task_type").options} == {
        "Nghiên cứu cơ bản", "Nghiên cứu ứng dụng", "Phát triển công nghệ", "Phát triển giải pháp xã hội",
    }  # fmt: skip
    proposal.answers = ORDER
    proposal.save()
    assert [issue for issue in check_answers(form, ORDER, for_submission=True, on=DAY) if issue.weight == "error"] == []
    words = printed(proposal)
    for said in ("I.01-ĐHNV", "Bảo quản na Chi Lăng", "Phát triển công nghệ", "1.000.000.000 đồng", "900.000.000 đồng",
                 "24 tháng", "H37.12", "Nhà nước giữ quyền"):  # fmt: skip
        assert said in words, said
    assert render_docx(form_kind(proposal), form_context(proposal, at=IN_TIME))[:2] == b"PK"
    receipt = submit_proposal(proposal=proposal, actor=proposer, at=IN_TIME)
    assert 1 <= receipt.pages <= 10


@pytest.mark.parametrize("key", NATIONAL)
def test_the_national_forms_are_there_marked_as_rebuilt(key, draft) -> None:
    assert is_provisional(form_of(key))
    assert key in [version.rulebook for version in form_versions()]
    draft.form = key
    assert "[" in printed(draft)  # what is missing is named, never left blank


def test_every_form_is_listed_once() -> None:
    keys = [version.rulebook for version in form_versions()]
    assert len(keys) == len(set(keys))
    assert I01 in keys


def test_a_draft_moves_to_the_new_form_and_keeps_what_was_written(ready, proposer, officer) -> None:
    assert newer_form(ready) is None
    set_form(notice=ready.window.notice, rulebook=NATIONAL[0], actor=officer)
    ready.refresh_from_db()
    newer = newer_form(ready)
    assert newer is not None
    assert "Cam kết" in newer.set_aside
    before = ready.answers
    moved = upgrade_form(proposal=ready, actor=proposer, at=IN_TIME)
    assert (moved.form, moved.answers, newer_form(moved)) == (NATIONAL[0], before, None)
    saved = save_answer(
        proposal=moved, field="objectives", value="Viết tiếp", base_revision=1, actor=proposer, at=IN_TIME
    )
    assert saved.revision == 2
