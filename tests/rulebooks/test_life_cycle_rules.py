"""Rules of selection, acceptance, money and adjustments that do not hold together are refused; the figures are the law's."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from pydantic import ValidationError

from gieo.rulebooks import library
from gieo.rulebooks.models import (
    AcceptanceRule,
    AdjustmentRule,
    ExtensionRule,
    HostBonus,
    LumpSumRule,
    Mark,
    RefundRule,
    ScoreCriterion,
    ScoreSheet,
    TieBreak,
)
from gieo.rulebooks.models.values import percent
from gieo.rulebooks.walking import walk

pytestmark = pytest.mark.unit

LAW: dict[str, Any] = {"basis": ("LAW:1",)}
SHARE = {"share": "3/4", "strict": False, "of": "thành viên", **LAW}
LATE = {"what": "Nộp", "count": 6, "unit": "months", **LAW}
CRITERION = {"key": "a", "text": "A", "points": 100, "coefficient": 25, **LAW}
COST = {"key": "labour", "text": "Công", "lump": True, **LAW}
CEILING = {"items": ("luxury",), "of": "x", "share": "1/2", "amount": 1, **LAW}
STEP = {"longer_than": 0, "months": 6, **LAW}
SUBJECT = {"key": "title", "text": "Tên", "final_product": "nobody", "partial": "authority", **LAW}


@pytest.mark.parametrize(
    ("model", "content", "message"),
    [
        (ScoreCriterion, {**CRITERION, "coefficient": 3}, "100 points are no whole mark times 3"),
        (ScoreSheet, {"title": "S", "total": 95, "criteria": [CRITERION], **LAW}, "bring 100 points, not 95"),
        (ScoreSheet, {"title": "S", "total": 200, "criteria": [CRITERION] * 2, **LAW}, "a stands twice"),
        (HostBonus, LAW, "one of the two"),
        (HostBonus, {"share": "1/10", "points": 5, **LAW}, "one of the two"),
        (TieBreak, {"key": "excellent_task", "text": "X", **LAW}, "so many months back"),
        (TieBreak, {"key": "less_state_money", "text": "X", "months": 60, **LAW}, "so many months back"),
        (
            AcceptanceRule,
            {
                "short_reaches": {"share": "3/4", **LAW},
                "quantities": SHARE,
                "excellent": SHARE,
                "not_met": SHARE,
                "late": {**LATE, "counted": "before"},
                **LAW,
            },
            "onwards",
        ),
        (LumpSumRule, {"costs": [COST], "ceiling": CEILING, **LAW}, "names luxury, which is no kind of cost"),
        (RefundRule, {"key": "unused", "text": "X", "share": "3/2", **LAW}, "nobody refunds 3/2"),
        (RefundRule, {"key": "unused", "text": "X", "share": "-1/2", **LAW}, "nobody refunds -1/2"),
        (ExtensionRule, {"times": 1, "steps": [{**STEP, "longer_than": 24}], **LAW}, "begin at 0 months"),
        (ExtensionRule, {"times": 1, "steps": [STEP, STEP], **LAW}, "follow each other"),
        (AdjustmentRule, {"extension": {"times": 1, "steps": [STEP], **LAW}, "subjects": [SUBJECT], **LAW}, "the rest"),
    ],
)
def test_a_rule_that_does_not_hold_together_is_refused(model: Any, content: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        model.model_validate(content)


@pytest.mark.parametrize(
    ("share", "words"), [("1/2", "50%"), ("15/100", "15%"), ("2/3", "2/3"), ("0", "0%"), ("1", "100%")]
)
def test_shares_are_read_as_percentages_where_they_are_whole_ones(share: str, words: str) -> None:
    assert percent(Fraction(share)) == words


@pytest.mark.parametrize(
    ("family", "place", "words"),
    [
        (
            "vn-2013",
            "score_sheets.applied_research.criteria.products",
            "Sản phẩm KH&CN: tối đa 16 điểm (chấm 0-4, hệ số 4)",
        ),
        ("vn-2013", "selection.void", "phiếu lệch trên 20% so với điểm trung bình thì không hợp lệ"),
        ("vn-2013", "selection.zeros", "trên 1/4 thành viên dự họp cho một tiêu chí điểm 0"),
        ("vn-2013", "selection.bonus", "tổ chức đề xuất đồng thời đăng ký chủ trì: cộng 10% khi điểm trung bình từ 70"),
        ("vn-2025", "selection.bonus", "tổ chức đề xuất đồng thời đăng ký chủ trì: cộng 5 điểm"),
        (
            "vn-2013",
            "money.lump_sum.ceiling",
            "tài sản cố định và đoàn ra: không quá 15% kinh phí ngân sách và không quá 1.000.000.000 đ",
        ),
        (
            "vn-2013",
            "money.refunds.partial",
            "Dùng đúng, do nguyên nhân chủ quan, khoán từng phần: hoàn trả ít nhất 30%",
        ),
        ("vn-2013", "adjustments.extension.steps.1", "thời gian thực hiện trên 24 tháng: gia hạn không quá 12 tháng"),
        ("vn-2025", "adjustments.subjects.goal", "Mục tiêu: không được điều chỉnh"),
        ("vn-2013", "conflicts.selection.applicant", "Người đăng ký tham gia nhiệm vụ: không tham gia hội đồng"),
    ],
)
def test_the_rules_can_be_read_by_an_officer(family: str, place: str, words: str) -> None:
    assert dict(walk(library.latest(family)))[place].in_words == words


@pytest.mark.parametrize("section", ["selection", "score_sheets", "conflicts", "acceptance", "money", "adjustments"])
def test_what_the_new_law_only_borrows_or_keeps_is_never_shown_as_binding(section: str) -> None:
    """Of 2025 only what the law and its decrees say themselves is in force."""
    index = library.legal_index()
    for place, value in walk(library.get("vn-2025/2025-10-14")):
        if place.partition(".")[0] == section and value.mark is Mark.BINDING:
            assert index.printable(value.basis), place


@pytest.mark.parametrize("family", ["bac-giang", "lang-son", "binh-phuoc"])
def test_a_province_takes_over_what_it_does_not_regulate_itself(family: str) -> None:
    law, province = library.get("vn-2013/2023-11-27"), library.in_force(family, on=date(2025, 1, 1))
    for section in ("selection", "score_sheets", "conflicts", "acceptance", "money", "adjustments"):
        assert getattr(province, section) == getattr(law, section)
