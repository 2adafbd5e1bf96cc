"""Checks, inspections, obstacles and violations of a year, as a page, a workbook and on paper."""

from datetime import date

import pytest

from gieo.dossiers.services.act import act
from gieo.execution.check.facts import ReasonFacts
from gieo.execution.finding.facts import KindChoice
from gieo.execution.inspection.facts import TriggerChoice
from gieo.matters.matter.facts import MatterFacts
from gieo.matters.services.enter_matter import enter_matter
from tests.conftest import moment
from tests.contracts.makers import institute, picked, running
from tests.execution.finding.test_findings import decided, publication
from tests.execution.inspection.test_inspecting import inspection
from tests.execution.makers import NOTICED, found, held, notified, planned_check, team
from tests.summing import read_back

pytestmark = [pytest.mark.web, pytest.mark.django_db]


@pytest.mark.requirement("RP-10", "X-9")
def test_checks_of_a_year_with_their_result_and_who_was_not_checked(people, at) -> None:
    contract = running(people)
    at("2026-01-11 09:00")
    assert [row[:2] for row in read_back("chua-kiem-tra", 2026, people.officer)] == [
        (contract.number, contract.task.number)
    ]
    first, second = (
        planned_check(people, contract, planned_on=date(2025, month, 17), team=team(people)) for month in (5, 9)
    )
    held(people, notified(people, first, at=moment("2025-05-02 08:00")), at=moment("2025-05-17 16:00"))
    act(second, "cancel", actor=people.director, at=NOTICED, facts=ReasonFacts(reason="Trùng lịch"))
    rows = read_back("kiem-tra", 2025, people.officer)
    assert [(row[0], row[5], row[6]) for row in rows] == [
        (first.number, "17/05/2025", "Đã kiểm tra, chờ kết luận"),
        (second.number, "", "Không kiểm tra"),
    ]
    assert read_back("kiem-tra", 2024, people.officer) == []


@pytest.mark.requirement("RP-11", "X-9")
def test_inspections_of_a_year_planned_and_on_signs(people, at) -> None:
    at("2025-12-01 09:00")
    contract = running(people)
    assert read_back("thanh-tra", 2025, people.director) == []
    on_signs = inspection(people, contract)
    planned = inspection(people, contract, TriggerChoice.PLAN, planned_on=date(2025, 9, 15), signal=None)
    rows = {row[0]: row for row in read_back("thanh-tra", 2025, people.director)}
    assert set(rows) == {on_signs.number, planned.number}
    assert rows[planned.number][3] == "15/09/2025"


@pytest.mark.requirement("RP-12", "X-9")
def test_obstacles_of_both_registers_stand_with_their_age_the_oldest_first(people, at) -> None:
    body = institute("Sở Nông nghiệp")
    finding = found(people, running(people), KindChoice.OBSTACLE, actor=people.council, addressee=picked(body))
    facts = MatterFacts(title="Thiếu máy sấy", plan_year=2025, detail="x", request="Cho mượn máy")
    entered = moment("2025-11-20 08:00")
    matter = enter_matter(province="BG", register="obstacle", facts=facts, actor=people.officer, at=entered)
    at("2025-11-27 09:00")
    rows = read_back("vuong-mac", 2025, people.officer)
    assert [(row[0], row[6]) for row in rows] == [(finding.number, "10"), (matter.number, "7")]
    assert (rows[0][4], rows[1][2], rows[1][3]) == ("Sở Nông nghiệp", "Thiếu máy sấy", "Cho mượn máy")


@pytest.mark.requirement("RP-26", "X-9")
def test_what_stands_published_of_violations_and_nothing_else(people, at) -> None:
    finding = decided(people, running(people))
    act(finding, "publish", actor=people.director, at=moment("2025-12-02 09:00"), facts=publication())
    at("2025-12-09 23:59")
    assert read_back("cong-khai-vi-pham", 2025, people.officer) == []
    at("2025-12-10 00:00")
    finding.refresh_from_db()
    (row,) = read_back("cong-khai-vi-pham", 2025, people.officer)
    assert (row[1], row[2]) == (finding.published_words, finding.decision)
    at(f"{finding.published_until} 23:59")
    assert len(read_back("cong-khai-vi-pham", 2025, people.officer)) == 1
    at("2027-06-01 09:00")
    assert read_back("cong-khai-vi-pham", 2025, people.officer) == []
