"""The official tables of statistics: what the registers know is counted, the rest is the officer's or open."""

import io
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refused
from gieo.officialdocs.forms import library
from gieo.registry.models import MoneyLine, Task
from gieo.reporting.models import StatisticFigure
from gieo.reporting.services.enter_figures import enter_figures
from gieo.reporting.statistics.counting import known_of
from gieo.reporting.statistics.sheet import figure_in, sheet_of, sheets_of_year, written
from gieo.reporting.statistics.tables import all_tables, lines_of, tables_of_year
from tests.factories import officer_of, proposer_of, province_of, user_of
from tests.officialdocs.reading import pages_of, word_file

pytestmark = [pytest.mark.web, pytest.mark.django_db]

YEAR = 2025
TOTAL, WOMEN, APPROVED, CARRIED, ACCEPTED, APPLIED = "1", "2", "3", "4", "5", "6"
NOON = datetime.fromisoformat("2026-01-10T12:00:00+07:00")


def task(number: int, *, approved: str, accepted: str = "", kind: str = "research_topic", **more: Any) -> Task:
    return Task.objects.create(
        province=province_of("LS"),
        number=f"LS-NV-2024-{number:04d}",
        title=f"Nhiệm vụ {number}",
        plan_year=2024,
        kind=kind,
        science_field=more.pop("field", "agricultural"),
        approved_on=date.fromisoformat(approved),
        accepted_on=date.fromisoformat(accepted) if accepted else None,
        **more,
    )


def money(of: Task, source: str, paid: int, *, year: int = YEAR) -> None:
    amounts = dict.fromkeys(("requested", "approved", "contracted", "paid"), paid)
    MoneyLine.objects.create(province=of.province, task=of, source=source, year=year, **amounts)


def known(form: str = "04-khcn-nv") -> dict[tuple[str, str], Any]:
    return {place: each.figure for place, each in known_of(all_tables()[form], province_of("LS"), YEAR).items()}


def enter(typed: dict[str, str], *, form: str = "04-khcn-nv", actor: Actor | None = None) -> int:
    home = province_of("LS")
    return enter_figures(
        table=all_tables()[form], province=home, year=YEAR, typed=typed, actor=actor or officer_of(home), at=NOON
    )


def test_every_statistical_form_is_a_table_and_what_was_not_seen_says_so() -> None:
    forms = {form.key for form in library.forms() if form.family == "statistics"}
    assert set(all_tables()) == forms
    assert len(forms) == 27
    assert [table.form for table in tables_of_year(2017)][-1] == "11-tkth-khcn-dp"
    assert {table.status for table in tables_of_year(2020)} == {"to_confirm"}
    assert not lines_of(all_tables()["08-khcn-shtt"]), "no table before it, and its own lines were not seen"
    assert lines_of(all_tables()["05-tkth-khcn-dp"])[0].unit == "Nhiệm vụ"


def test_every_task_stands_in_the_column_of_what_happened_to_it_in_the_year() -> None:
    task(1, approved="2025-03-01")
    task(2, approved="2024-03-01")
    task(3, approved="2023-03-01", accepted="2025-06-01", field="medical")
    task(4, approved="2022-03-01", accepted="2024-06-01")  # over before the year
    task(5, approved="2026-01-05")  # not yet
    task(6, approved="2025-12-31", kind="trial_production", level="grassroots")
    rows = known()
    line = {sign: rows["01", sign] for sign in (TOTAL, APPROVED, CARRIED, ACCEPTED, APPLIED)}
    assert list(line.values()) == [3, 1, 1, 1, 0]
    assert [rows["04", sign] for sign in line] == [3, 1, 1, 1, 0], "all three are of the province"
    assert (rows["09", ACCEPTED], rows["10", TOTAL]) == (1, 2)
    assert [rows["20", sign] for sign in line] == [1, 1, 0, 0, 0]
    assert rows["24", APPROVED] == 1
    assert ("01", WOMEN) not in rows, "the register does not know the sex of an investigator"
    assert ("03", TOTAL) not in rows, "nor the tasks of ministries"
    behind = known_of(all_tables()["04-khcn-nv"], province_of("LS"), YEAR)["01", CARRIED].behind
    assert [each.number for each in behind] == ["LS-NV-2024-0002"]


@pytest.mark.requirement("X-16")
def test_one_table_tells_the_three_levels_apart() -> None:
    for number, level in enumerate(("national", "provincial", "provincial", "grassroots"), start=1):
        task(number, approved="2025-03-01", level=level)
    rows = known()
    national, provincial, grassroots = (rows[code, TOTAL] for code in ("02", "04", "05"))
    assert (national, provincial, grassroots) == (1, 2, 1)
    assert rows["01", TOTAL] == 4


def test_a_figure_by_field_or_money_is_given_only_where_every_task_says_it() -> None:
    first = task(1, approved="2025-03-01")
    money(first, "provincial_science", 0)
    assert ("13", TOTAL) not in known(), "a line without approved money says nothing of who pays"
    MoneyLine.objects.update(requested=5, approved=5)
    assert (known()["13", TOTAL], known()["14", TOTAL], known()["15", TOTAL]) == (1, 0, 1)
    task(2, approved="2025-04-01", field="")
    rows = known()
    assert ("10", TOTAL) not in rows
    assert rows["01", TOTAL] == 2
    assert rows["10", CARRIED] == 0, "the task without a field was not carried over"


def test_what_was_paid_is_counted_by_source_in_millions() -> None:
    first = task(1, approved="2025-03-01")
    money(first, "provincial_science", 1_250_500_000)
    money(first, "counterpart", 300_000_000)
    money(first, "central", 7_000_000, year=2024)
    rows = known("03-khcn-cp")
    assert rows["11", "1"] == Decimal("1550.5")
    assert [rows["11", sign] for sign in "2345"] == [0, Decimal("1250.5"), 300, 0]
    assert {code for code, _sign in rows} == {"11"}, "other spending is not in the register"


@pytest.mark.parametrize(
    ("words", "figure"),
    [("1.250,5", "1250.5"), ("12", "12"), ("1250", "1250"), ("1.5", None), ("một", None), ("-3", None), ("1e5", None)],
)
def test_a_figure_is_read_as_it_is_written_here_or_not_at_all(words: str, figure: str | None) -> None:
    assert figure_in(words) == (Decimal(figure) if figure else None)


def test_a_figure_is_written_as_it_is_here() -> None:
    assert [written(each) for each in (1250, Decimal("1250.500"), Decimal(0))] == ["1.250", "1.250,5", "0"]


def test_an_officer_fills_what_is_open_and_it_is_kept_who_and_when() -> None:
    task(1, approved="2025-03-01")
    officer = officer_of(province_of("LS"))
    assert enter({f"T:01:{WOMEN}": "1", f"T:01:{TOTAL}": "99"}, actor=officer) == 1
    [kept] = StatisticFigure.objects.all()
    assert (kept.row, kept.column, kept.value, kept.entered_at) == ("01", WOMEN, "1", NOON)
    assert kept.entered_by_id == officer.user
    sheet = sheet_of(all_tables()["04-khcn-nv"], province_of("LS"), YEAR)
    assert (sheet.typed, [cell.words for cell in sheet.lines[0].cells]) == (1, ["1", "1", "1", "0", "0", "0"])
    assert enter({f"T:01:{WOMEN}": "1"}) == 0, "the same again is no change"
    assert enter({f"T:01:{WOMEN}": ""}) == 1
    tracked: Any = StatisticFigure
    history = [each.value for each in tracked.pgh_event_model.objects.order_by("pgh_id")]
    assert history == ["1", ""]


def test_all_that_is_wrong_is_said_at_once_and_nothing_is_kept() -> None:
    with pytest.raises(Refused) as refused:
        enter({"T:03:1": "nhiều", "T:06:1": "1.5", "T:03:3": "4"})
    assert [each.field for each in refused.value.refusals] == ["T:03:1", "T:06:1"]
    assert not StatisticFigure.objects.exists()
    with pytest.raises(Refused) as refused:
        enter({"T:03:1": "4"}, actor=proposer_of(province_of("LS")))
    assert refused.value.codes == ("not_yours",)


def test_a_table_without_known_lines_takes_the_lines_that_are_written() -> None:
    enter({"T:+1:#0": "Đơn đăng ký sáng chế", "T:+1:#1": "01", "T:+1:#2": "Đơn", "T:+1:1": "7"}, form="08-khcn-shtt")
    client = Client()
    client.force_login(user_of(officer_of(province_of("LS"))))
    book = client.get(reverse("reporting:statistic-paper", args=["08-khcn-shtt", "xlsx"]), {"nam": YEAR}).content
    rows = list(load_workbook(io.BytesIO(book)).active.values)
    assert rows[4:] == [("Đơn đăng ký sáng chế", "01", "Đơn", 7)]


@pytest.mark.parametrize("form", ["01-cs-khcn", "04-khcn-nv", "05-tkth-khcn-dp", "08-khcn-shtt"])
def test_each_kind_of_table_is_read_filled_and_printed(client: Client, at: Any, form: str) -> None:
    at("2026-01-10 09:00")
    task(1, approved="2025-03-01")
    client.force_login(user_of(officer_of(province_of("LS"))))
    asked = {"nam": YEAR}
    page = client.get(reverse("reporting:statistic", args=[form]), asked).content.decode()
    assert "chưa có số liệu" in page
    place = {"01-cs-khcn": "16::", "08-khcn-shtt": "T:+1:1"}.get(form, "T:03:1")
    address = reverse("reporting:fill-statistic", args=[form]) + f"?nam={YEAR}"
    assert f'name="{place}"' in client.get(address).content.decode()
    assert client.post(address, {place: "4.321"}).status_code == 302
    assert "4.321" in client.get(reverse("reporting:statistic", args=[form]), asked).content.decode()
    refused = client.post(address, {place: "bốn nghìn"})
    assert refused.status_code == 422
    assert 'value="bốn nghìn"' in refused.content.decode(), "what was typed is not lost"
    pdf = client.get(reverse("reporting:statistic-paper", args=[form, "pdf"]), asked).content
    assert "4.321" in " ".join(pages_of(pdf))
    word = client.get(reverse("reporting:statistic-paper", args=[form, "docx"]), asked).content
    assert "4.321" in word_file(word).element.xml
    book = client.get(reverse("reporting:statistic-paper", args=[form, "xlsx"]), asked).content
    cells = [cell for row in load_workbook(io.BytesIO(book)).active.values for cell in row]
    assert 4321 in cells
    assert "chưa có số liệu" in cells or form == "08-khcn-shtt"


def test_the_page_shows_the_tasks_behind_and_the_list_asks_the_same_however_many(
    client: Client, at: Any, django_assert_num_queries: Any
) -> None:
    at("2026-01-10 09:00")
    task(1, approved="2025-03-01")
    client.force_login(user_of(officer_of(province_of("LS"))))
    page = client.get(reverse("reporting:statistic", args=["04-khcn-nv"]), {"nam": YEAR}).content.decode()
    assert "LS-NV-2024-0001" in page
    pdf = client.get(reverse("reporting:statistic-paper", args=["04-khcn-nv", "pdf"]), {"nam": YEAR}).content
    assert "Bộ Khoa học và Công nghệ" in " ".join(pages_of(pdf))
    home = province_of("LS")
    with django_assert_num_queries(5):
        assert len(sheets_of_year(home, YEAR)) == 10
    task(2, approved="2025-03-01")
    enter({"T:03:1": "1", "T:03:3": "2"})
    with django_assert_num_queries(5):
        sheets_of_year(home, YEAR)
    client.force_login(user_of(proposer_of(home)))
    assert client.get(reverse("reporting:statistics")).status_code == 403
    assert client.get(reverse("reporting:statistic", args=["04-khcn-nv"])).status_code == 403
