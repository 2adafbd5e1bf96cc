"""The list: every spelling finds the same, filters narrow, pages follow each other without a gap."""

from datetime import date

import pytest

from gieo.law import register, selectors
from gieo.law.facets import facets_of
from gieo.law.models import CitationKind, LegalDocument
from gieo.law.register import Cursor, Filters
from gieo.law.services.cite import cite
from gieo.law.services.enter_document import enter_document
from tests.factories import province_of

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.mark.requirement("X-10")
@pytest.mark.parametrize("query", ["uy ban", "ủy ban", "uỷ ban", "UBND", "Uỷ Ban"])
def test_every_spelling_finds_the_same(query: str) -> None:
    enter_document(number="12/KH-UBND", issuer="Uỷ ban nhân dân tỉnh", subject="Công nghệ sinh học")
    assert selectors.search(query).count() == 1
    assert selectors.search("CNSH").count() == 1
    assert selectors.search("không có").count() == 0


def documents(number: int) -> list[LegalDocument]:
    """Some dated, some not, two to a day: order must not depend on what is unique."""
    return [
        enter_document(number=f"{at:02d}/KH-UBND", issued_on=date(2023, 1, 1 + at // 2) if at % 3 else None)
        for at in range(1, number + 1)
    ]


@pytest.mark.parametrize("sort", list(register.SORTINGS))
def test_pages_follow_each_other_without_gap_or_repeat_and_back(sort: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register, "PAGE", 3)
    made = documents(8)
    for source in made[1:4]:
        cite(source=source, target=made[0], kind=CitationKind.FOUNDING)
    filters, seen, pages = Filters(sort=sort), [], []
    page = register.page_of(filters)
    while True:
        seen += page.rows
        pages.append(page)
        if not page.after:
            break
        page = register.page_of(filters, Cursor.read(page.after, sort))
    assert sorted(each.pk for each in seen) == [each.pk for each in made]
    back = register.page_of(filters, Cursor.read(pages[2].before, sort, backwards=True))
    assert back.rows == pages[1].rows
    first = register.page_of(filters, Cursor.read(back.before, sort, backwards=True))
    assert (first.rows, first.before) == (pages[0].rows, "")


def test_undated_stubs_stand_last_and_the_most_cited_first() -> None:
    made = documents(3)
    cite(source=made[0], target=made[2], kind=CitationKind.FOUNDING, place="căn cứ 1")
    cite(source=made[0], target=made[2], kind=CitationKind.FOOTNOTE, place="chú thích 1")
    assert register.page_of(Filters()).rows[-1] == made[2]
    (first, *_rest) = register.page_of(Filters(sort="dan")).rows
    assert (first, first.times_cited) == (made[2], 1)  # type: ignore[attr-defined]


def test_filters_narrow_and_the_numbers_beside_them_agree() -> None:
    enter_document(number="06/2023/TT-BKHCN")
    enter_document(number="12/KH-UBND", province=province_of("LS"))
    held = enter_document(number="13/KH-UBND", province=province_of("LS"), text_held=True)
    enter_document(number="14/KH-UBND", province=province_of("BG"))
    every = facets_of(Filters())
    assert (every.total, every.stubs, every.types) == (4, 3, {"Kế hoạch": 3, "Thông tư": 1})
    assert every.provinces == {("", ""): 1, ("BG", "Bắc Giang"): 1, ("LS", "Lạng Sơn"): 2}
    for filters in (
        Filters(type="Kế hoạch"),
        Filters(province="LS"),
        Filters(stubs_only=True),
        Filters(type="Kế hoạch", province="LS", stubs_only=True),
        Filters(words="khong co"),
    ):
        assert facets_of(filters).total == len(register.page_of(filters).rows)
    chosen = facets_of(Filters(type="Kế hoạch", province="LS"))
    assert (chosen.types, chosen.stubs) == ({"Kế hoạch": 2}, 1)
    assert chosen.provinces["BG", "Bắc Giang"] == 1
    assert held not in register.page_of(Filters(stubs_only=True)).rows


@pytest.mark.parametrize("spoilt", ["", "x", "W10=", "WyJuZ8OgeSIsIDFd", "bnVsbA==", "é"])
def test_a_spoilt_cursor_is_the_first_page(spoilt: str) -> None:
    assert Cursor.read(spoilt, "moi") is None
