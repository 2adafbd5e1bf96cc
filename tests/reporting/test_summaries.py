"""The catalogue of reports, and what the year sums up to over all stages."""

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gieo.dossiers.summaries import every_summary
from gieo.identity.models import User
from gieo.kernel.actors import Actor, Role
from gieo.registry.models import MoneyLine, Task
from gieo.reporting.catalogue import REPORTS
from gieo.rulebooks import library
from tests.acceptance import makers
from tests.councils.chamber import Chamber
from tests.factories import officer_of, province_of
from tests.summing import HERE, read_back

pytestmark = [pytest.mark.web, pytest.mark.django_db]


def browser(actor: Actor) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=actor.user))
    return client


def task(number: int, *, year: int = 2024, **more: Any) -> Task:
    home = province_of("BG")
    return Task.objects.create(
        province=home, number=f"BG-NV-{year}-{number:04d}", title=f"Nhiệm vụ {number}", plan_year=year,
        approved_on=date(year, 1, 5), **more,
    )  # fmt: skip


# ---------------------------------------------------------------- the catalogue


@pytest.mark.requirement("X-9")
def test_every_report_of_the_catalogue_has_a_way_that_opens(at) -> None:
    at("2026-11-24 10:00")
    assert [report.code for report in REPORTS] == [f"RP-{number:02d}" for number in range(1, 31)]
    seats = (Role.SCIENCE_OFFICER, Role.DIRECTOR, Role.CHAIRMAN, Role.RECORDS_CLERK, Role.AUDITOR, Role.FINANCE_OFFICER)
    missing = []
    for role in seats:
        client = browser(makers.in_seat(role, f"Người {role}"))
        page = client.get(f"{HERE}?nam=2026").content.decode().partition("<main")[2]
        ways = [way.replace("&amp;", "&") for way in re.findall(r'<div><a href="([^"]+)"', page)]
        assert len(ways) > 10
        missing += [(role, way) for way in ways if client.get(way, follow=True).status_code != 200]
        if role == Role.DIRECTOR:
            assert all(report.code in page for report in REPORTS)
    assert missing == []


def test_a_summary_rests_on_known_articles_and_belongs_to_the_catalogue() -> None:
    index = library.legal_index()
    codes = {report.code for report in REPORTS}
    for summary in every_summary():
        assert summary.report in codes
        assert all(key in index for key in summary.basis), (summary.key, summary.basis)
        assert all(at < len(summary.columns) for at in summary.numeric) or summary.key == "do-phu-dinh-huong"


def test_an_empty_year_says_so_and_prints() -> None:
    officer = officer_of(province_of("BG"))
    for summary in every_summary():
        assert len(read_back(summary.key, 1999, officer)) < 60, summary.key
    page = browser(officer).get(f"{HERE}/khen-thuong?nam=1999").content.decode()
    assert "Năm này chưa có dòng nào" in page


def test_whoever_is_no_officer_of_the_province_gets_none_of_them(at) -> None:
    at("2026-11-24 10:00")
    focal, finance = makers.focal("UBND huyện Yên Thế"), makers.in_seat(Role.FINANCE_OFFICER, "Cán bộ tài chính")
    assert browser(focal).get(HERE).status_code == 403
    assert browser(focal).get(f"{HERE}/kiem-tra").status_code == 403
    assert browser(finance).get(f"{HERE}/khoan-chi").status_code == 200
    assert browser(finance).get(f"{HERE}/thanh-vien-hoi-dong").status_code == 403
    assert browser(officer_of(province_of("BG"))).get(f"{HERE}/khong-co").status_code == 404


# ---------------------------------------------------------------- over all stages


@pytest.mark.requirement("RP-07", "CT-2-3a", "CT-2-3b", "K-02", "K-03", "X-9")
def test_nine_of_ten_are_ordered_and_the_tenth_is_named_and_years_before_2023_are_outside(at) -> None:
    officer, body = officer_of(province_of("BG")), makers.host_body()
    for number in range(1, 11):
        ordered: dict[str, Any] = {"commissioning_body": body} if number < 10 else {}
        how = "direct_assignment" if number == 3 else "competitive_selection"
        task(number, assignment=how, **ordered)
    task(1, year=2022)
    at("2024-12-20 09:00")
    rows = read_back("dat-hang-tuyen-chon", 2024, officer)
    assert rows == [
        ("2023", "0", "0", "", "0", "", "", ""),
        ("2024", "10", "9", "90%", "9", "90%", "BG-NV-2024-0010", "BG-NV-2024-0003"),
    ]


@pytest.mark.requirement("RP-28", "BP-II-0", "X-9")
def test_tasks_and_money_by_field_come_to_all_tasks_and_all_money(at) -> None:
    officer = officer_of(province_of("BG"))
    field = officer_field()
    for number, (key, money) in enumerate(((field.key, 700), (field.key, 300), ("", 50)), start=1):
        made = task(number, science_field=key)
        amounts = {"requested": money, "approved": money, "contracted": money, "paid": money // 2}
        MoneyLine.objects.create(province=made.province, task=made, source="provincial_science", year=2024, **amounts)
    at("2024-12-20 09:00")
    assert read_back("linh-vuc-khoa-hoc", 2024, officer) == [
        (field.name, "2", "1.000", "1.000", "500"),
        ("chưa ghi lĩnh vực", "1", "50", "50", "25"),
        ("Tổng", "3", "1.050", "1.050", "525"),
    ]


@pytest.mark.requirement("X-9")
@pytest.mark.parametrize(
    ("suffix", "program", "to"),
    [
        pytest.param("docx", "lowriter", "txt:Text (encoded):UTF8", id="Word"),
        pytest.param("xlsx", "localc", "csv:Text - txt - csv (StarCalc):44,34,76", id="workbook"),
    ],
)
def test_libreoffice_reads_in_the_file_what_the_screen_says(
    at, tmp_path: Path, suffix: str, program: str, to: str
) -> None:
    if not shutil.which(program):
        pytest.skip(f"{program} of LibreOffice is not here")
    officer, field = officer_of(province_of("BG")), officer_field()
    amounts = dict.fromkeys(("requested", "approved", "contracted", "paid"), 45_000_000_000)
    made = task(1, science_field=field.key)
    MoneyLine.objects.create(province=made.province, task=made, source="provincial_science", year=2024, **amounts)
    at("2024-12-20 09:00")
    rows = read_back("linh-vuc-khoa-hoc", 2024, officer)
    assert rows[0][2] == "45.000.000.000"
    file = tmp_path / f"bang.{suffix}"
    file.write_bytes(browser(officer).get(f"{HERE}/linh-vuc-khoa-hoc.{suffix}?nam=2024").content)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", to, "--outdir", str(tmp_path)]
    subprocess.run([*command, str(file)], check=True, capture_output=True, timeout=120)
    written = file.with_suffix(f".{to[:3]}").read_text().replace(",000", ".000")  # a workbook groups as its reader does
    assert [cell for row in rows for cell in row if cell not in written] == []


def officer_field() -> Any:
    return province_of("BG").latest_rulebook.fields[0]


@pytest.mark.requirement("RP-06", "RP-27", "CT-3-2", "CT-2-2b", "X-9")
def test_sittings_with_who_came_and_members_with_what_they_did(at) -> None:
    chamber = Chamber()
    item = chamber.voted(chamber.determination(), favour=7, people=chamber.people[:7])
    at("2024-07-10 09:00")
    (row,) = read_back("phien-hop", 2024, chamber.officer)
    assert (row[0], row[4:7]) == (item.number, ("7", "2", "7"))
    deeds = {row[0]: row[2:6] for row in read_back("thanh-vien-hoi-dong", 2024, chamber.officer)}
    assert deeds[chamber.people[0].full_name] == ("1", "0", "1", "0")
    assert deeds[chamber.people[8].full_name] == ("0", "1", "0", "0")
    assert read_back("phien-hop", 2025, chamber.officer) == []

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            browser(chamber.officer).get(f"{HERE}/thanh-vien-hoi-dong?nam=2024")
        return len(asked)

    before = queries()
    other = [chamber.expert(f"Chuyên gia {number}") for number in range(9)]
    chamber.founded(chamber.determination(), people=other)
    assert len(read_back("thanh-vien-hoi-dong", 2024, chamber.officer)) == 18
    assert queries() == before
