"""The province that Bắc Giang became part of, under the law of 2025: what is unknown says so."""

from datetime import date

import pytest

from gieo.kernel.law import Law
from gieo.rulebooks import library
from gieo.rulebooks.models import Mark, Status
from gieo.rulebooks.walking import walk

pytestmark = pytest.mark.unit

PROVINCE = library.get("bac-ninh/2025-10-14")
CITY = library.get("bac-ninh/2026-09-20")


@pytest.mark.parametrize(
    ("on", "found"),
    [("2025-10-14", PROVINCE), ("2026-09-19", PROVINCE), ("2026-09-20", CITY), ("2026-11-24", CITY)],
)
def test_the_name_follows_the_rank(on, found):
    assert library.in_force("bac-ninh", on=date.fromisoformat(on)) is found


def test_the_city_changes_names_and_nothing_else():
    assert PROVINCE.profile is not None
    assert CITY.profile is not None
    assert CITY.profile.letterhead_parent == "UBND THÀNH PHỐ BẮC NINH"
    assert PROVINCE.profile.letterhead_parent == "UBND TỈNH BẮC NINH"
    assert CITY.profile.province == PROVINCE.profile.province == "BN"
    assert CITY.deadlines == PROVINCE.deadlines
    assert CITY.proposal_form == PROVINCE.proposal_form
    assert CITY.duties == PROVINCE.duties


def test_it_descends_from_the_law_of_2025_and_the_older_provinces_do_not():
    assert {PROVINCE.law, CITY.law, library.get("vn-2025/2025-10-14").law} == {Law.L2025}
    assert {library.latest(family).law for family in ("vn-2013", "bac-giang", "binh-phuoc")} == {Law.L2013}
    assert PROVINCE.deadlines == library.get("vn-2025/2025-10-14").deadlines


def test_nothing_of_its_own_is_called_certain():
    own = ("profile", "late", "windows", "proposal_form", "order_form")
    sure = [place for place, value in walk(PROVINCE) if place.startswith(own) and value.status is Status.IN_FORCE]
    assert sure == []
    assert {window.mark for window in PROVINCE.windows.values()} == {Mark.BORROWED}


def test_the_windows_of_bac_giang_stand_in():
    assert {key: window.closes for key, window in PROVINCE.windows.items()} == {"orders": "11-15", "proposals": "05-31"}


def test_the_form_stands_in_with_ten_pages_and_the_kinds_of_the_new_law():
    form = PROVINCE.proposal_form
    assert form is not None
    assert (form.page_limit, form.page_limit_basis, form.mark) == (10, ("MAU-I01-DHNV",), Mark.BORROWED)
    assert {option.value for option in form.field("task_type").options} == {kind.key for kind in PROVINCE.task_kinds}
    assert "47/2018" not in " ".join(field.purpose for field in form.fields)


def test_fifteen_items_order_a_task():
    """regulations/2025-procedures.md 6.4."""
    form = PROVINCE.order_form
    assert form is not None
    assert [field.number for field in form.numbered] == [str(number) for number in range(1, 16)]
    assert form.page_limit == 10
    assert {option.value for option in form.field("field_of_science").options} == {
        field.key for field in PROVINCE.fields
    }
    assert len(PROVINCE.fields) == 7
    assert {option.value for option in form.field("task_type").options} == {kind.key for kind in PROVINCE.task_kinds}
    assert "electronic_identifier" in {column.id for column in form.field("contact").columns}


def test_the_books_of_the_merged_provinces_say_how_long_they_hold():
    for family in ("bac-giang", "binh-phuoc"):
        assert "01/10/2025" in library.latest(family).note
