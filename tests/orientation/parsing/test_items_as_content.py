"""Each item and content of the real documents, at the lines and with the words that the catalogue of requirements puts."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from gieo.orientation.parsing.document import Item
from tests.orientation.parsing.test_real_documents import read_seed

pytestmark = pytest.mark.unit

NOTICE = {"1": 5, "2": 14, "3": 5, "4": 11, "5": 4, "6": 6}
LANG_SON = {"1": 8, "2": 14, "3": 14, "4": 3, "5": 4}
BINH_PHUOC = {"1": 4, "2": 4, "3": 2, "4": 2, "5": 2}
BIOTECH = {
    "1": 2, "2": 3, "3.1": 5, "3.1.1": 6, "3.1.2": 4, "3.1.3": 7, "3.1.4": 2, "3.2": 4, "3.3": 5, "3.4": 6, "4": 3,
    "5": 3, "6": 7,
}  # fmt: skip
# As the catalogue shortens the bodies of the biotechnology plan, and how the plan begins to print them.
DIVISIONS = ["Phòng Quản lý Khoa học", "Phòng Quản lý Khoa học Công nghệ cơ sở"]
LEADS = {
    "Văn phòng Sở": ["Văn phòng Sở"],
    "Trung tâm Ứng dụng KH&CN": ["Trung tâm Ứng dụng"],
    "all divisions and units": ["Các phòng, đơn vị"],
    "divisions and units": ["Các phòng, đơn vị"],
    "Phòng QLKH; Phòng QLKHCN cơ sở & SHTT": DIVISIONS,
    "Phòng QLKHCN cơ sở & SHTT": DIVISIONS[1:],
    "Chi cục TĐC": ["Chi cục Tiêu chuẩn"],
    "Chi cục TĐC with Phòng QLKH": ["Chi cục Tiêu chuẩn"],
    "Phòng QLCN&TTCN": ["Phòng Quản lý Công nghệ"],
    "not stated": [],
}


def rows(prefix: str, sizes: dict[str, int]) -> list[Any]:
    names = [(f"{prefix}.{place}-{at}", place, at) for place, size in sizes.items() for at in range(1, size + 1)]
    return [pytest.param(*each, marks=pytest.mark.requirement(each[0]), id=each[0]) for each in names]


def catalogued(shared: Path, name: str) -> list[str]:
    """The cells of a row of the catalogue."""
    catalogue = (shared / "requirements" / "requirements.md").read_text()
    found = re.search(rf"^\| {re.escape(name)} \| (.*) \|$", catalogue, re.MULTILINE)
    assert found
    return found[1].split(" | ")


def stands_at(item: Item, lines: str) -> bool:
    first, _dash, last = lines.partition("-")
    return item.lines == (int(first), int(last or first))


def has_the_words(shared: Path, seed: str, name: str, item: Item) -> bool:
    expected = json.loads((shared / "requirements" / "seed-expectations.json").read_text())["seeds"][seed]["items"]
    (row,) = [each for each in expected if each["id"] == name]
    return hashlib.sha256(item.text.encode()).hexdigest() == row["sha256"]


@pytest.mark.parametrize(("name", "field", "at"), rows("LS25-II", LANG_SON))
def test_an_item_of_lang_son_with_its_footnotes(shared: Path, name: str, field: str, at: int) -> None:
    lines, *_brief, plan = catalogued(shared, name)
    item = read_seed(shared, "002").fields[int(field) - 1].items[at - 1]
    assert stands_at(item, lines)
    assert has_the_words(shared, "002", f"{field}.{at}", item)
    if noted := re.match(r"fn ([\d, ]+?) →", plan):
        assert set(map(int, noted[1].split(","))) <= set(item.footnotes)


@pytest.mark.parametrize(("name", "field", "at"), rows("BG25-I", NOTICE))
def test_an_item_of_bac_giang(shared: Path, name: str, field: str, at: int) -> None:
    item = read_seed(shared, "000").fields[int(field) - 1].items[at - 1]
    assert stands_at(item, catalogued(shared, name)[0])
    assert has_the_words(shared, "000", f"{field}.{at}", item)


@pytest.mark.parametrize(("name", "field", "at"), rows("BP-II", BINH_PHUOC))
def test_a_content_of_binh_phuoc(shared: Path, name: str, field: str, at: int) -> None:
    item = read_seed(shared, "003").fields[int(field) - 1].items[at - 1]
    assert stands_at(item, catalogued(shared, name)[0])
    assert has_the_words(shared, "003", f"{field}.{at}", item)


def under(shared: Path, place: str) -> list[Item]:
    """The contents of the biotechnology plan under a point, in their order."""
    items = read_seed(shared, "004").fields[int(place[0]) - 1].items
    return [item for item in items if item.heading == (place if "." in place else None)]


@pytest.mark.parametrize(("name", "place", "at"), rows("CNSH-II", BIOTECH))
def test_a_content_of_the_biotechnology_plan_with_who_leads_it(shared: Path, name: str, place: str, at: int) -> None:
    lines, *_brief, lead = catalogued(shared, name)
    item = under(shared, place)[at - 1]
    assert stands_at(item, lines)
    expected = json.loads((shared / "requirements" / "seed-expectations.json").read_text())["seeds"]["004"]
    hashes = {tuple(each["lines"]): each["sha256"] for each in expected["content_paragraphs"]}
    assert hashlib.sha256(item.text.encode()).hexdigest() == hashes[item.lines]
    assert len(item.leads) == len(LEADS[lead])
    assert all(printed.startswith(begins) for printed, begins in zip(item.leads, LEADS[lead], strict=True))


def point(requirement: str, *values: Any) -> Any:
    return pytest.param(*values, marks=pytest.mark.requirement(requirement), id=requirement)


@pytest.mark.parametrize(
    ("place", "count"),
    [
        point("CNSH-II-3.1", "3.1", 5),
        point("CNSH-II-3.1.1", "3.1.1", 6),
        point("CNSH-II-3.1.3", "3.1.3", 7),
        point("CNSH-II-3.1.4", "3.1.4", 2),
        point("CNSH-II-3.3", "3.3", 5),
    ],
)
def test_a_point_has_its_contents_and_the_lead_stated_once_above_it(shared: Path, place: str, count: int) -> None:
    items = under(shared, place)
    assert len(items) == count
    assert all([name[: len(DIVISIONS[0])] for name in item.leads] == [DIVISIONS[0]] * 2 for item in items)


@pytest.mark.requirement("CNSH-II-3.1.3")
def test_a_content_broken_by_a_blank_line_is_one(shared: Path) -> None:
    assert [item.lines for item in under(shared, "3.1.3")][5] == (103, 105)


@pytest.mark.requirement("CNSH-II-3.2a", "CNSH-II-3.2d")
def test_contents_led_by_bodies_of_their_own_and_one_that_no_row_takes_up(shared: Path) -> None:
    first, _brands, _advice, last = under(shared, "3.2")
    assert first.leads == ["Phòng Quản lý Công nghệ và Thị trường công nghệ"]
    assert len(last.leads) == 2
    findings = [each for each in read_seed(shared, "004").findings if each.code == "actor_without_row"]
    assert any(first.leads[0] in each.message and 117 in each.lines for each in findings)


@pytest.mark.requirement("BP-I-1")
def test_the_aim_of_binh_phuoc_with_its_four_technologies(shared: Path) -> None:
    (goal,) = read_seed(shared, "003").goals
    assert goal.lines == (40, 52)
    assert [name.partition(" (")[0] for name in goal.priorities] == [
        "công nghệ sinh học",
        "công nghệ thông tin",
        "công nghệ vật liệu mới",
        "cơ khí - tự động hóa",
    ]


@pytest.mark.requirement("BP-II-0")
def test_two_ways_of_sorting_are_read_from_one_sentence(shared: Path) -> None:
    document = read_seed(shared, "003")
    assert len(document.science_fields) == 5
    assert document.science_fields[-1] == "khoa học tài nguyên, bảo vệ môi trường"
    assert document.priorities == ["CNSH", "công nghệ vật liệu mới", "cơ khí - tự động", "CNTT"]


@pytest.mark.requirement("CNSH-I-1b", "CNSH-I-1c", "CNSH-I-1d")
def test_the_four_purposes_of_the_biotechnology_plan(shared: Path) -> None:
    assert [goal.lines for goal in read_seed(shared, "004").goals] == [(19, 19), (21, 21), (23, 23), (25, 25)]


@pytest.mark.requirement("CNSH-0-2")
def test_documents_named_in_the_text_besides_the_grounds_with_a_number_and_without(shared: Path) -> None:
    document = read_seed(shared, "004")
    grounds = {basis.number for basis in document.legal_bases} | {
        nested.number for basis in document.legal_bases for nested in basis.nested
    }
    numbered = {(each.number, each.line) for each in document.citations if each.number not in grounds}
    assert len(grounds) == 3
    assert numbered == {("189/NQ-CP", 39), ("1671/QĐ-TTg", 145), ("1843/QĐ-UBND", 167)}
    assert [(each.text.split()[0], each.line) for each in document.unnumbered] == [("Đề", 183), ("Luật", 195)]


@pytest.mark.requirement("CNSH-R-1")
def test_recipients_of_the_biotechnology_plan(shared: Path) -> None:
    recipients = read_seed(shared, "004").recipients
    assert [each.lines for each in recipients] == [(n, n) for n in range(205, 210)]
    assert (recipients[0].note, recipients[4].text) == ("b/c", "Lưu: VT, QLKH")
