"""Duties against the calendar of statutory dates (requirements, section 5) and its worked example."""

from datetime import date, datetime, timedelta

import pytest

from gieo.kernel.working_days import LEGAL_ZONE, Boundary, closing_instant, start_of
from gieo.rulebooks import library
from gieo.rulebooks.models import DutyRule, Mark, Rulebook, Status

pytestmark = pytest.mark.unit

BAC_GIANG = library.latest("bac-giang")
LAW_2025 = library.get("vn-2025/2025-10-14")


def duties(book: Rulebook) -> dict[str, DutyRule]:
    return {duty.key: duty for duty in book.duties}


def legal(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LEGAL_ZONE)


@pytest.mark.requirement("CT-1-1c", "CT-10-4", "CNSH-IV-2")
@pytest.mark.parametrize(
    ("key", "year", "too_late"),
    [
        ("orders", 2023, "2023-11-15T00:00"),
        ("key_proposal", 2024, "2024-05-31T00:00"),
        ("biotech_report", 2024, "2024-12-10T00:00"),
        ("yearly_report", 2024, "2024-12-16T00:00"),
        ("compiled_report", 2024, "2024-12-31T00:00"),
        ("check_plan", 2025, "2025-02-01T00:00"),
        ("inspection_plan", 2025, "2025-02-01T00:00"),
        ("unit_plan", 2025, "2025-02-01T00:00"),
        ("grassroots_task", 2024, "2025-01-01T00:00"),
        ("work_programme", 2025, "2025-01-01T00:00"),
        ("closing_conference", 2030, "2031-01-01T00:00"),
    ],
)
def test_the_first_instant_that_is_too_late_in_bac_giang(key, year, too_late):
    assert duties(BAC_GIANG)[key].closes_at(year) == legal(too_late)


@pytest.mark.requirement("X-5")
def test_the_worked_example_of_the_calendar_to_the_second():
    """Bắc Giang, plan year 2025: the last instants in time (the dated window is that of the notice, BG25-III)."""
    instant = timedelta(seconds=1)
    ends = [
        BAC_GIANG.windows["orders"].closes_at(2023),
        closing_instant(date(2024, 5, 31), Boundary.THROUGH),
        duties(BAC_GIANG)["biotech_report"].closes_at(2024),
        duties(BAC_GIANG)["compiled_report"].closes_at(2024),
    ]
    assert [end - instant for end in ends if end] == [
        legal("2023-11-14T23:59:59"),
        legal("2024-05-31T23:59:59"),
        legal("2024-12-09T23:59:59"),
        legal("2024-12-30T23:59:59"),
    ]
    assert start_of(date(2024, 4, 15)) == legal("2024-04-15T00:00:00")
    assert closing_instant(date(2024, 5, 15), Boundary.THROUGH) - instant == legal("2024-05-15T23:59:59")


@pytest.mark.requirement("CT-10-2")
def test_the_reports_of_the_bodies_come_before_the_report_that_compiles_them():
    for year in range(2022, 2031):
        own, compiled = (duties(BAC_GIANG)[key].closes_at(year) for key in ("yearly_report", "compiled_report"))
        assert own is not None
        assert compiled is not None
        assert own < compiled


@pytest.mark.parametrize(
    ("calendar", "key"),
    [
        ("C-01", "orders"),
        ("C-02", "key_proposal"),
        ("C-07", "biotech_report"),
        ("C-08", "compiled_report"),
        ("C-09", "yearly_report"),
        ("C-10", "check_plan"),
        ("C-11", "inspection_plan"),
        ("C-12", "grassroots_task"),
        ("C-13", "replication_estimate"),
        ("C-14", "dissemination"),
        ("C-15", "unit_plan"),
        ("C-16", "work_programme"),
        ("C-17", "biotech_tasks"),
        ("C-18", "idea_contest"),
        ("C-19", "checks"),
        ("C-20", "selection_share"),
        ("C-20", "commissioned_share"),
        ("C-23", "gene_programme"),
        ("C-24", "closing_conference"),
    ],
)
def test_every_duty_of_the_calendar_is_held(calendar, key):
    assert duties(BAC_GIANG)[key].what, calendar


@pytest.mark.parametrize(
    ("key", "minimum", "who"),
    [
        ("key_proposal", "1 nhiệm vụ", {"department", "district", "council_member"}),
        ("grassroots_task", "1 nhiệm vụ", {"district"}),
        ("inspection_plan", "1 nhiệm vụ", {"inspector"}),
        ("dissemination", "100 %", {"science_department"}),
        ("selection_share", "100 %", {"science_department"}),
        ("implementing_document", "1 văn bản", {"department", "district"}),
        ("biotech_tasks", "17 việc", {"unit"}),
    ],
)
def test_how_much_is_owed_and_by_whom(key, minimum, who):
    duty = duties(BAC_GIANG)[key]
    assert f"{duty.minimum} {duty.counted_in}" == minimum
    assert set(duty.who) == who


@pytest.mark.parametrize("duty", BAC_GIANG.duties, ids=lambda duty: duty.key)
def test_a_day_the_text_does_not_give_is_ours_and_to_confirm(duty):
    ours = duty.day_mark is Mark.DESIGN
    assert ours == any(key.startswith("GIEO") for key in duty.basis)
    assert not ours or (duty.due and duty.status is Status.TO_CONFIRM and "mặc định" in duty.in_words)


def test_shares_count_from_2023_and_biotechnology_until_2030():
    share, biotech = duties(BAC_GIANG)["selection_share"], duties(BAC_GIANG)["biotech_report"]
    assert [share.is_owed_in(year) for year in (2022, 2023)] == [False, True]
    assert [biotech.is_owed_in(year) for year in (2023, 2024, 2030, 2031)] == [False, True, True, False]
    assert biotech.closes_at(2031) is None


def test_what_has_no_day_never_closes():
    assert duties(BAC_GIANG)["idea_contest"].closes_at(2024) is None
    assert duties(BAC_GIANG)["implementing_document"].closes_at(2024) is None


def test_a_duty_that_a_window_receives_closes_with_it():
    for duty in BAC_GIANG.duties:
        if duty.window:
            assert duty.closes_at(2024) == BAC_GIANG.windows[duty.window].closes_at(2024)
    assert {duty.window for duty in BAC_GIANG.duties if duty.window} == {"orders", "proposals"}


@pytest.mark.parametrize(
    ("key", "too_late"),
    [
        ("innovation_report", "2026-03-31T00:00"),
        ("high_technology_report", "2026-11-30T00:00"),
        ("enterprise_report", "2026-12-15T00:00"),
    ],
)
def test_the_national_reports_of_the_law_of_2025(key, too_late):
    assert duties(LAW_2025)[key].closes_at(2026) == legal(too_late)


def test_a_province_keeps_the_national_duties_and_adds_its_own():
    assert set(duties(library.get("vn-2013/2023-11-27"))) < set(duties(BAC_GIANG))
    assert set(duties(LAW_2025)) < set(duties(library.latest("bac-ninh")))


def test_the_plan_of_binh_phuoc_ends_once():
    iso = duties(library.latest("binh-phuoc"))["electronic_iso"]
    assert [iso.closes_at(year) for year in (2024, 2025, 2026)] == [None, legal("2026-01-01T00:00"), None]


def test_a_duty_in_words():
    assert duties(BAC_GIANG)["compiled_report"].in_words == (
        "Sở KH&CN: báo cáo Chủ tịch UBND tỉnh kết quả thực hiện Chỉ thị, hằng năm, trước 31/12"
    )
    assert duties(BAC_GIANG)["closing_conference"].in_words.endswith("một lần, đến hết 31/12/2030, ít nhất 1 hội nghị")


def duty(**changes: object) -> DutyRule:
    entry = {"key": "d", "who": ["unit"], "what": "làm", "recurrence": "yearly", "proof": "report", "basis": ["LAW"]}
    return DutyRule.model_validate({**entry, **changes})


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"due": "02-30"}, "day is out of range"),
        ({"due": "12-31", "recurrence": "event"}, "only what is owed yearly or once has a day"),
        ({"due": "12-31", "recurrence": "once"}, "has its year"),
        ({"minimum": 1}, "belong together"),
        ({"counted_in": "việc"}, "belong together"),
        ({"due": "12-31", "day_mark": "design"}, "is to_confirm"),
        ({"who": []}, "at least 1 item"),
    ],
)
def test_a_duty_that_cannot_be_owed_is_refused(changes, message):
    with pytest.raises(ValueError, match=message):
        duty(**changes)


def test_a_yearly_day_is_legal_time_whatever_the_year():
    assert duty(due="12-31").closes_at(2024) == legal("2025-01-01T00:00")
    assert duty(due="12-31", boundary="before").closes_at(2024) == legal("2024-12-31T00:00")
