"""The public look-up: any spelling finds it, nothing that is not public shows, not even as a number."""

import csv
import io
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.test import Client
from openpyxl import load_workbook

from gieo.registry import lookup
from gieo.registry.lookup import Filters
from gieo.registry.models import RegisterEntry, Task
from tests.factories import province_of

pytestmark = [pytest.mark.web, pytest.mark.django_db]


def entered(number: str, title: str, **about: Any) -> RegisterEntry:
    return RegisterEntry.objects.create(province=province_of("LS"), number=number, title=title, **about)


@pytest.fixture
def entries(db: None) -> dict[str, RegisterEntry]:
    secret = "Nuôi cá tầm trong lồng ở hồ thủy điện"
    Task.objects.create(province=province_of("LS"), number="LS-NV-2026-0009", title=secret, plan_year=2026)
    return {
        "lychee": entered(
            "LS-SO-2019-0001",
            "Ứng dụng CNSH trong bảo quản vải thiều",
            year=2019,
            state="finished",
            level="provincial",
            host_name="Viện Cây ăn quả",
            principal_name="Nguyễn Thị Kín",
            other_numbers=["ĐTĐL.CN-12/16"],
            is_effective=True,
        ),
        "committee": entered("LS-SO-2020-0002", "Phần mềm quản lý của ủy ban nhân dân xã", year=2020, state="running"),
        "old": entered("LS-SO-2015-0003", "Nuôi cá rô phi", state="finished", source="Danh mục", is_weak=True),
    }


def found(**asked: Any) -> list[str]:
    return [entry.number for entry in lookup.newest_first(lookup.resolved(Filters(**asked)))]


@pytest.mark.requirement("X-10", "S-01")
def test_any_spelling_finds_the_same(entries: dict[str, RegisterEntry]) -> None:
    for words in ("uy ban", "ủy ban", "uỷ ban", "UBND", "Ủy ban"):
        assert found(words=words) == ["LS-SO-2020-0002"], words
    for words in ("công nghệ sinh học", "cong nghe sinh hoc vai", "CNSH", "ĐTĐL.CN-12/16", "LS-SO-2019-0001"):
        assert found(words=words) == ["LS-SO-2019-0001"], words


def test_numbers_beside_the_filters_count_what_is_public_and_nothing_else(entries: dict[str, RegisterEntry]) -> None:
    facets = lookup.facets_of(Filters())
    assert facets.total == 3
    assert {choice.value: choice.number for choice in facets.choices["state"]} == {"finished": 2, "running": 1}
    assert [choice.value for choice in facets.choices["year"]] == [2020, 2019]
    assert found(words="cá tầm") == found(words="LS-NV-2026-0009") == []
    assert lookup.facets_of(Filters(words="ca tam")).total == 0
    for suffix in ("csv", "atom"):  # the workbook holds the same rows
        assert "cá tầm".encode() not in Client().get(f"/tra-cuu.{suffix}").getvalue(), suffix
    assert Client().get("/nhiem-vu/LS-NV-2026-0009").status_code == 404


@pytest.mark.requirement("S-01", "X-8")
def test_a_task_has_one_address_for_life_and_tells_nothing_personal(entries: dict[str, RegisterEntry]) -> None:
    page = Client().get("/nhiem-vu/LS-SO-2019-0001")
    assert page.status_code == 200
    assert "Viện Cây ăn quả" in page.content.decode()
    assert "Nguyễn Thị Kín" not in page.content.decode()
    former = Client().get("/nhiem-vu/ĐTĐL.CN-12/16")
    assert (former.status_code, former["Location"]) == (301, "/nhiem-vu/LS-SO-2019-0001")


def test_the_page_asks_the_same_number_of_questions_for_one_and_for_three(
    entries: dict[str, RegisterEntry], django_assert_num_queries: Any
) -> None:
    client = Client()
    for address, questions in (("/tra-cuu?q=vai", 4), ("/tra-cuu", 3), ("/tra-cuu?q=LS-SO-2019-0001", 4)):
        with django_assert_num_queries(
            questions
        ):  # provinces of the frame, the page, the numbers; is it a number, is it said often
            assert client.get(address).status_code == 200


def test_filters_narrow_and_downloads_hold_what_the_filters_leave(entries: dict[str, RegisterEntry]) -> None:
    assert found(state="finished", year=2019) == ["LS-SO-2019-0001"]
    assert found(effective=True) == ["LS-SO-2019-0001"]
    sheet = load_workbook(io.BytesIO(Client().get("/tra-cuu.xlsx?tinh-trang=finished").content)).active
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ["LS-SO-2019-0001", "LS-SO-2015-0003"]
    rows = list(csv.reader(io.StringIO(Client().get("/tra-cuu.csv?q=ro+phi").getvalue().decode("utf-8-sig"))))
    assert [row[0] for row in rows[1:]] == ["LS-SO-2015-0003"]
    assert b"LS-SO-2020-0002" in Client().get("/tra-cuu.atom").content


@pytest.mark.requirement("CNSH-II-1i")
def test_a_column_on_biotechnology_follows_the_feed_of_its_words(entries: dict[str, RegisterEntry]) -> None:
    """A valid feed that other sites embed: the latest entries on the subject, and no others."""
    entered("LS-SO-2022-0005", "Ứng dụng CNSH nhân giống hồi", year=2022)
    answer = Client().get("/tra-cuu.atom", {"q": "công nghệ sinh học"})
    assert answer["Content-Type"].startswith("application/atom+xml")
    atom = "{http://www.w3.org/2005/Atom}"
    feed = ET.fromstring(answer.content)  # noqa: S314  (our own page)
    assert feed.tag == f"{atom}feed"
    assert all(feed.findtext(f"{atom}{part}") for part in ("id", "title", "updated"))
    items = feed.findall(f"{atom}entry")
    assert [item.findtext(f"{atom}title") for item in items] == [
        "Ứng dụng CNSH nhân giống hồi", entries["lychee"].title,
    ]  # fmt: skip
    assert all(item.find(f"{atom}link").get("href", "").startswith("http://testserver/nhiem-vu/") for item in items)


@pytest.mark.requirement("S-01")
def test_a_way_leads_to_the_site_the_notice_names(entries: dict[str, RegisterEntry]) -> None:
    assert 'href="http://nhiemvukhcn.bacgiang.gov.vn"' in Client().get("/tra-cuu").content.decode()


def test_a_number_finds_its_task_alone_and_digits_in_words_are_words(entries: dict[str, RegisterEntry]) -> None:
    entered("LS-SO-2021-0004", "Mô hình LS-SO-2019-0001 giai đoạn 2021-2025", year=2021)
    assert found(words="ls-so-2019-0001") == ["LS-SO-2019-0001"]
    assert found(words="giai đoạn 2021") == ["LS-SO-2021-0004"]
    assert found(words="LS-SO-2019-0001", state="running") == []


def test_counts_stop_where_counting_would_cost_and_say_so(
    entries: dict[str, RegisterEntry], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookup, "COUNTED", 1)
    few, all_of_it = lookup.facets_of(Filters(state="finished")), lookup.facets_of(Filters())
    assert (few.total, few.is_capped, all_of_it.total, all_of_it.is_capped) == (1, True, 3, False)
    assert "nhiệm vụ trở lên" in Client().get("/tra-cuu?tinh-trang=finished").content.decode()


def test_words_said_often_and_words_said_seldom_are_counted_alike(
    entries: dict[str, RegisterEntry], monkeypatch: pytest.MonkeyPatch
) -> None:
    seldom = lookup.facets_of(Filters(words="nuoi ca"))
    monkeypatch.setattr(lookup, "OFTEN", 0)
    often = lookup.facets_of(Filters(words="nuoi ca"))
    assert seldom == often
    assert seldom.total > 0


def test_words_nobody_wrote_find_nothing_and_break_nothing(entries: dict[str, RegisterEntry]) -> None:
    for words in ("'", "a | !b & (", "\\", "%", "&" * 300):
        assert Client().get("/tra-cuu", {"q": words, "nam": "²019", "sau": "spoilt"}).status_code == 200, words
    with pytest.raises(ObjectDoesNotExist):
        lookup.public_entry("không có")
