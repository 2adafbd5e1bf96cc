"""Results of a year: made known, replicated, budgeted, in use, commended."""

from datetime import date

import pytest

from gieo.dossiers.services.act import act
from gieo.outcomes.outcome.facts import CommendFacts
from tests.acceptance import makers as task_makers
from tests.conftest import moment
from tests.outcomes import makers
from tests.outcomes.replication.test_replication import DEPARTMENT, DISTRICTS, sent
from tests.summing import read_back

pytestmark = [pytest.mark.web, pytest.mark.django_db]


@pytest.mark.requirement("RP-13", "CT-5-1b", "X-9")
def test_each_effective_result_says_where_it_was_made_known_or_that_it_was_not(at) -> None:
    at("2024-08-05 09:00")
    known, unknown = makers.spread(makers.effective("NV.2022.01")), makers.effective("NV.2022.02")
    rows = read_back("pho-bien", 2024, task_makers.officer())
    assert rows == [
        (known.number, known.title, "1", "Hội nghị, hội thảo 01/08/2024: Lục Ngạn"),
        (unknown.number, unknown.title, "0", "chưa phổ biến"),
    ]


@pytest.mark.requirement("RP-25", "X-19", "X-9")
def test_the_way_of_results_counts_each_once_at_each_step(at) -> None:
    at("2024-08-05 09:00")
    opened, effective = makers.opened("NV.2022.01"), makers.effective("NV.2022.02")
    rows = read_back("duong-di", 2024, task_makers.officer())
    assert [(row[0], row[1]) for row in rows] == [
        ("Đã nghiệm thu", "2"), ("Có hiệu quả", "1"), ("Đã phổ biến", "0"), ("Đã giao nhân rộng", "0"),
        ("Đã có dự toán", "0"), ("Đã ứng dụng", "0"),
    ]  # fmt: skip
    assert rows[0][2] == f"{opened.number}; {effective.number}"
    assert rows[1][2] == effective.number


@pytest.mark.requirement("RP-14", "RP-15", "CT-6-2c", "X-9")
def test_what_was_charged_and_what_finance_is_asked_for(at) -> None:
    at("2024-09-01 09:00")
    replication = sent()
    charged = read_back("giao-nhan-rong", 2024, task_makers.officer())
    assert [row[2] for row in charged] == [DISTRICTS[0], DEPARTMENT]
    assert {row[:2] for row in charged} == {(replication.number, "345/UBND-KGVX")}
    rows = read_back("kinh-phi-nhan-rong", 2025, makers.finance())
    assert rows == [
        (DEPARTMENT, "Sở, ngành", "Ngân sách tỉnh", "250.000.000", "0", "0"),
        (DISTRICTS[0], "Địa phương", "Ngân sách huyện, xã", "400.000.000", "0", "0"),
        (DISTRICTS[0], "Địa phương", "Ngân sách tỉnh", "100.000.000", "0", "0"),
        ("Tổng cộng", "", "", "750.000.000", "0", "0"),
    ]
    assert read_back("kinh-phi-nhan-rong", 2026, makers.finance()) == []


@pytest.mark.requirement("RP-26", "CT-5-2b", "X-9")
def test_who_was_commended_in_the_year(at) -> None:
    facts = CommendFacts(
        subject="TS. Trần A", merit="Chọn tạo giống", form="Bằng khen", decision="55/QĐ-UBND", on=date(2024, 9, 1)
    )
    outcome = act(
        makers.effective(), "commend", actor=task_makers.officer(), at=moment("2024-09-02 09:00"), facts=facts
    ).subject
    at("2024-09-03 09:00")
    assert read_back("khen-thuong", 2024, task_makers.officer()) == [
        ("TS. Trần A", "Chọn tạo giống", "Bằng khen", "55/QĐ-UBND", "01/09/2024", outcome.number)
    ]
    assert read_back("khen-thuong", 2023, task_makers.officer()) == []
