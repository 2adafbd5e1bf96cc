"""Quotas by class, tasks of the districts, implementing documents, as a page, a workbook and on paper."""

from datetime import date

import pytest

from gieo.dossiers.services.act import act
from gieo.duties.duty.facts import TaskFacts
from gieo.duties.services.recognise import recognise
from tests.conftest import moment
from tests.duties.conftest import Cast, focal_of
from tests.duties.test_duty import PAPER
from tests.summing import read_back

pytestmark = [pytest.mark.web, pytest.mark.django_db]


@pytest.mark.requirement("RP-02", "CT-2-1a", "X-9")
def test_each_quota_says_by_class_who_is_in_default(owing: Cast, at) -> None:
    at("2024-06-20 10:00")
    rows = read_back("chi-tieu", 2024, owing.officer)
    departments = next(row for row in rows if "Sở Nông nghiệp" in row[4] and "Sở Y tế" in row[4])
    assert (departments[2], int(departments[3]) >= 2) == ("0", True)
    assert any("Thành viên Hội đồng" in row[4] for row in rows)
    assert any("UBND huyện Lục Ngạn" in row[4] for row in rows)


@pytest.mark.requirement("RP-09", "CT-2-1c", "X-9")
def test_a_task_of_a_district_is_carried_out_once_it_is_paid_for_and_begun(owing: Cast, at) -> None:
    actor, duty = focal_of(owing.district), owing.duty("grassroots_task", owing.district)
    approved = TaskFacts(title="Mô hình ổi", approval="QĐ 15/QĐ-UBND")
    act(duty, "record_task", actor=actor, at=moment("2024-03-01 08:00"), facts=approved)
    at("2024-06-01 10:00")
    row, total = read_back("cap-co-so", 2024, owing.officer)
    assert row == ("UBND huyện Lục Ngạn", "Chưa thực hiện", "1", "0", "0", "Mô hình ổi (QĐ 15/QĐ-UBND)")
    funded = TaskFacts(**{**approved.model_dump(), "budget": 200_000_000, "begun_on": date(2024, 6, 1)})
    act(duty, "record_task", actor=actor, at=moment("2024-06-02 08:00"), facts=funded)
    recognise(province="BG", year=2024, at=moment("2024-06-02 09:00"))
    at("2024-06-03 10:00")
    row, total = read_back("cap-co-so", 2024, owing.officer)
    assert (row[1], row[3], row[4]) == ("Đã thực hiện", "1", "200.000.000")
    assert total[2:5] == ("1", "1", "200.000.000")


@pytest.mark.requirement("RP-18", "CT-10-1", "X-9")
def test_who_issued_an_implementing_document_and_who_did_not(owing: Cast, at) -> None:
    duty = owing.duty("implementing_document", owing.health)
    act(duty, "prove", actor=focal_of(owing.health), at=moment("2024-03-02 08:00"), facts=PAPER)
    at("2024-06-01 10:00")
    rows = {row[0]: row[1] for row in read_back("van-ban-trien-khai", 2024, owing.officer)}
    assert rows["Sở Y tế"] == "Kế hoạch 12/KH-SYT (01/03/2024)"
    assert rows["Sở Nông nghiệp"] == "chưa ban hành"
