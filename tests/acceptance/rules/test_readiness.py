"""The readiness gate: closed by each condition alone, open when all are met, every reason with its article."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gieo.acceptance.rules.readiness import Facts, readiness, refusals
from gieo.rulebooks import library
from gieo.rulebooks.models import ReadinessKey

pytestmark = pytest.mark.unit

RULES = library.latest("bac-giang").readiness
READY = Facts(
    state_received=900_000_000,
    state_accounted=900_000_000,
    counterpart_planned=300_000_000,
    counterpart_paid=300_000_000,
)


@pytest.mark.requirement("CT-4-2c")
def test_the_gate_opens_when_every_condition_is_met():
    items = readiness(READY, RULES)
    assert [item.rule.key for item in items] == list(ReadinessKey)
    assert all(item.is_met for item in items)
    assert refusals(items) == []


@pytest.mark.requirement("CT-4-2c")
@pytest.mark.parametrize(
    ("facts", "key", "words"),
    [
        ({"reports_missing": ("Kỳ 2/2024",)}, "reports", ["Chưa có báo cáo: Kỳ 2/2024."]),
        (
            {"findings_open": ("Thiếu nhật ký", "Sai quy trình")},
            "findings",
            ["Chưa xác nhận đã khắc phục: Thiếu nhật ký.", "Chưa xác nhận đã khắc phục: Sai quy trình."],
        ),
        ({"products_missing": ("Giống lúa",)}, "products", ["Chưa có sản phẩm hoặc minh chứng: Giống lúa."]),
        (
            {"state_accounted": 899_999_999},
            "state_money",
            ["Đã nhận 900.000.000 đ; đã xác nhận sử dụng hoặc hoàn trả 899.999.999 đ."],
        ),
        (
            {"state_accounted": 900_000_001},
            "state_money",
            ["Đã nhận 900.000.000 đ; đã xác nhận sử dụng hoặc hoàn trả 900.000.001 đ."],
        ),
        ({"counterpart_paid": 299_999_999}, "counterpart", ["Vốn đối ứng 300.000.000 đ, mới góp 299.999.999 đ."]),
        ({"requirements_open": ("Bổ sung đối chứng",)}, "requirements", ["Chưa thực hiện yêu cầu: Bổ sung đối chứng."]),
    ],
)
def test_each_condition_alone_keeps_the_gate_shut_and_cites_the_directive(facts, key, words):
    items = readiness(replace(READY, **facts), RULES)
    assert [item.rule.key for item in items if not item.is_met] == [key]
    found = refusals(items)
    assert [str(refusal) for refusal in found] == words
    assert {refusal.field for refusal in found} == {key}
    assert all(refusal.basis[0] == "CT02-2022-BG:4" for refusal in found)


def test_more_counterpart_than_planned_is_welcome():
    assert refusals(readiness(replace(READY, counterpart_paid=400_000_000), RULES)) == []


@pytest.mark.parametrize("family", ["vn-2013", "vn-2025", "bac-giang", "bac-ninh", "lang-son"])
def test_every_law_has_a_gate_with_every_condition(family):
    assert [rule.key for rule in library.latest(family).readiness] == list(ReadinessKey)


def test_a_gate_without_conditions_is_an_error():
    with pytest.raises(ValueError, match="without conditions"):
        readiness(READY, ())


names = st.lists(st.sampled_from(["a", "b"]), max_size=2).map(tuple)
sums = st.sampled_from([0, 1, 2])


@pytest.mark.requirement("CT-4-2c")
@given(
    st.builds(
        Facts,
        reports_missing=names,
        findings_open=names,
        products_missing=names,
        requirements_open=names,
        state_received=sums,
        state_accounted=sums,
        counterpart_planned=sums,
        counterpart_paid=sums,
    )
)
def test_the_gate_is_open_exactly_when_nothing_is_missing(facts):
    nothing_missing = not (
        facts.reports_missing + facts.findings_open + facts.products_missing + facts.requirements_open
    )
    money_right = facts.state_received == facts.state_accounted and facts.counterpart_paid >= facts.counterpart_planned
    assert (refusals(readiness(facts, RULES)) == []) is (nothing_missing and money_right)
