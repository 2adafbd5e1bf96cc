"""Tasks, targets and money of the plans of a year; the estimate line by line and by priority field."""

from datetime import date

import pytest

from gieo.dossiers.services.act import act
from gieo.kernel.asking import Picked
from gieo.plans.models import Plan
from gieo.plans.plan.facts import CostFacts, ResultFacts
from gieo.plans.plan_row.facts import ActivityFacts
from gieo.plans.plan_row.states import ActivityKind
from gieo.plans.services.open_rows import open_year
from tests.acceptance import makers
from tests.factories import officer_of, province_of
from tests.outcomes.makers import finance
from tests.plans.test_estimate import MILLION, add, begun
from tests.plans.test_plan import LATER, confirmed, picked, row_of
from tests.summing import read_back

pytestmark = [pytest.mark.web, pytest.mark.django_db]


@pytest.mark.requirement("RP-20", "CNSH-A-0", "X-9")
def test_the_twenty_tasks_of_the_annex_with_what_was_planned_and_done(biotech: Plan, at) -> None:
    plan = confirmed(biotech)
    officer = officer_of(plan.province)
    at("2024-09-05 09:00")
    rows = read_back("viec-cua-ke-hoach", 2024, officer)
    assert len(rows) == 20
    assert {row[1] for row in rows} == {row.printed_number for row in plan.rows.all()}
    classes = row_of(plan, "1.3")
    facts = ActivityFacts(kind=ActivityKind(classes.counts), title="Lớp nuôi cấy mô", on=date(2024, 9, 1))
    act(classes, "record_activity", actor=officer, at=LATER, facts=facts)
    (row,) = [row for row in read_back("viec-cua-ke-hoach", 2024, officer) if row[1] == "1.3"]
    assert row[6:8] == ("1", str(classes.quantity))
    open_year(plan=plan, year=2025, actor=officer, at=LATER)
    assert len(read_back("viec-cua-ke-hoach", 2025, officer)) == 20


@pytest.mark.requirement("RP-21", "RP-22", "BP-III-2", "X-9")
def test_seven_targets_and_the_money_against_the_envelope(binh_phuoc: Plan, at) -> None:
    plan = confirmed(binh_phuoc)
    officer, target = officer_of(plan.province), plan.targets.get(order=1)
    for number in range(1, target.value + 1):
        facts = ResultFacts(target=picked(target), title=f"Phần mềm {number}", on=date(2024, 5, 1), evidence="BB")
        act(plan, "record_result", actor=officer, at=LATER, facts=facts)
    at("2024-09-05 09:00")
    rows = read_back("muc-tieu-ke-hoach", 2024, officer)
    assert len(rows) == 7
    assert (rows[0][2], rows[0][3]) == (f"{target.value}/{target.value}", "Đạt")
    assert {row[3] for row in rows[1:]} == {"Chưa đạt"}
    assert read_back("kinh-phi-ke-hoach", 2024, officer) == []
    line = CostFacts(title="Hệ thống thông tin tài nguyên", amount=2_000_000_000, source="Ngân sách")
    act(plan, "record_cost", actor=officer, at=LATER, facts=line)
    assert [row[1:] for row in read_back("kinh-phi-ke-hoach", 2024, officer)] == [
        ("Hệ thống thông tin tài nguyên", "Ngân sách", "2.000.000.000"), ("", "", "2.000.000.000"),
    ]  # fmt: skip
    assert read_back("muc-tieu-ke-hoach", 2026, officer) == []


@pytest.mark.requirement("RP-24", "RP-28", "CT-1-0", "X-9")
def test_the_estimate_by_line_and_by_priority_field_comes_to_the_same(units, at) -> None:
    officer = officer_of(province_of("BG"))
    field = Picked(id="biotechnology", name="Công nghệ sinh học")
    compiled = add(begun(officer), officer, "Hoạt động chung", 100)
    compiled = add(compiled, officer, "Lớp nuôi cấy mô", 300, priority_field=field)
    signed = act(compiled, "send", actor=makers.director(), at=compiled.opened_at).subject
    at("2024-10-02 09:00")
    *lines, total = read_back("de-nghi-kinh-phi", 2025, finance())
    assert [(row[1], row[3], row[4]) for row in lines] == [
        ("Hoạt động chung", "100.000.000", ""), ("Lớp nuôi cấy mô", "300.000.000", ""),
    ]  # fmt: skip
    assert total[3] == "400.000.000"
    *fields, sums = read_back("linh-vuc-uu-tien", 2025, finance())
    assert len(fields) == 5
    assert fields[-1][0] == "Lĩnh vực khác"
    assert sums[3] == "400.000.000"
    assert sum(int(row[3].replace(".", "")) for row in fields) == 400 * MILLION
    assert signed.lines.count() == 2
