"""Every call there is, for everybody: open, coming, closed; filtered, followed, read without a script or an account."""

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client

from gieo.dossiers.services.act import act
from gieo.kernel.actors import Role
from gieo.kernel.asking import Picked
from gieo.kernel.working_days import closing_instant, start_of
from gieo.orientation.models import IntakeWindow
from gieo.proposals.contest.facts import ContestFacts, PrizeRow
from gieo.proposals.services.open_contest import open_contest
from gieo.selection.call.facts import CancelFacts, PublishFacts
from gieo.selection.models import Call
from tests.conftest import moment
from tests.counting import queries_of
from tests.factories import department_of, notice_draft, officer_of, person_in, province_of, published, window_for
from tests.selection.cast import Cast, draft_call, task_of

pytestmark = [pytest.mark.web, pytest.mark.django_db]

NOW = "2025-02-10 09:00"
TITLES = {
    "open": "Định hướng năm 2026",
    "coming": "Định hướng năm 2027",
    "closed": "Định hướng năm 2025",
    "hosts": "Chọn tạo giống vải chín sớm",
    "ideas": "Hội thi ý tưởng 2025",
}


def window(code: str, year: int, opens: date, closes: date) -> IntakeWindow:
    at = moment("2024-03-05 09:00")
    notice = notice_draft(province_of(code), at=at, plan_year=year, version=year - 2024)
    made = window_for(notice, opens=opens, closes=closes)
    published(notice, at=at)
    return made


def called(title: str = TITLES["hosts"]) -> Call:
    cast = Cast()
    call = draft_call(cast, task_of(cast, title=title))
    facts = PublishFacts(closes_at=moment("2025-03-10 17:00"), document="12/TB-SKHCN")
    return cast.do(call, "publish", cast.of(Role.DIRECTOR), "2025-02-03 09:00", facts)


def contest() -> None:
    province = province_of("LS")
    judge = person_in(Role.COUNCIL_MEMBER, province, name="Giám khảo", email="giamkhao@gieo.test").user
    facts = ContestFacts(
        title=TITLES["ideas"], plan_year=2025, rules="Mới, cần", opens_at=moment("2025-02-01 00:00"),
        closes_at=moment("2025-04-01 00:00"), prizes=(PrizeRow(name="Nhất", number=1, amount=1_000_000),),
        judges=(Picked(id=judge.pk if judge else 0, name="Giám khảo"),),
    )  # fmt: skip
    made = open_contest(province="LS", facts=facts, actor=officer_of(province), at=moment("2025-01-05 08:00"))
    act(made, "announce", actor=officer_of(province), at=moment("2025-01-06 08:00"))


@pytest.fixture
def every_kind(at: Any) -> None:
    window("LS", 2026, date(2025, 2, 1), date(2025, 5, 31))
    window("BG", 2027, date(2025, 6, 1), date(2025, 7, 31))
    own = window("LS", 2025, date(2024, 4, 15), date(2024, 5, 31))
    IntakeWindow.every.create(
        province=own.province, notice=own.notice, plan_year=2025, within=own, body=department_of(own.province),
        opens_at=start_of(date(2024, 4, 20)), closes_at=closing_instant(date(2024, 5, 20), "through"), basis=own.basis,
    )  # fmt: skip
    notice_draft(province_of("BP"), at=moment("2024-03-05 09:00"))  # a draft is nobody's to see
    called()
    contest()
    at(NOW)


def read(query: str = "") -> str:
    answer = Client().get(f"/dot-nhan{query}")
    assert answer.status_code == 200
    return answer.content.decode().split("<main", 1)[1].split("</main>", 1)[0]


def test_open_coming_and_closed_stand_apart_each_with_its_days(every_kind: None) -> None:
    page = read()
    places = [page.find(f"<h2>{words}</h2>") for words in ("Đang nhận", "Sắp mở", "Đã đóng")]
    assert -1 not in places
    assert places == sorted(places)
    receiving, coming, closed = page[: places[1]], page[places[1] : places[2]], page[places[2] :]
    assert all(TITLES[name] in receiving for name in ("open", "hosts", "ideas"))
    assert TITLES["coming"] in coming
    assert "00:00 01/06/2025" in coming
    assert "Sở Khoa học và Công nghệ tỉnh Lạng Sơn: Định hướng năm 2025" in closed
    assert "23:59 31/05/2024" in closed
    assert "Bình Phước" not in closed + coming


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?tinh-trang=dang-nhan", {"open", "hosts", "ideas"}),
        ("?tinh-trang=sap-mo", {"coming"}),
        ("?tinh-trang=da-dong", {"closed"}),
        ("?loai=tuyen-chon", {"hosts"}),
        ("?loai=hoi-thi", {"ideas"}),
        ("?loai=co-quan", {"closed"}),
        ("?tinh=bac-giang", {"coming", "hosts"}),
        ("?tinh=lang-son&nam=2026", {"open"}),
        ("?q=vai chin som", {"hosts"}),
        ("?q=so khoa hoc", {"closed"}),
        ("?tinh=lang-son&tinh-trang=sap-mo", set()),
        ("?loai=gi-do&tinh-trang=sao-do&nam=x", set(TITLES)),
    ],
)
def test_a_filter_leaves_out_what_is_not_sought(every_kind: None, query: str, found: set[str]) -> None:
    page = read(query)
    assert {name for name, title in TITLES.items() if title in page} == found
    assert ("Không có đợt nhận nào như vậy" in page) is (not found)


@pytest.mark.parametrize("suffix", ["atom", "rss"])
def test_the_same_list_is_followed_as_a_feed(every_kind: None, suffix: str) -> None:
    answer = Client().get(f"/dot-nhan.{suffix}?tinh-trang=dang-nhan")
    assert answer["Content-Type"].startswith(f"application/{suffix}+xml")
    words = answer.content.decode()
    assert all(TITLES[name] in words for name in ("open", "hosts", "ideas"))
    assert TITLES["coming"] not in words
    assert "17:00 10/03/2025" in words
    assert f'href="/dot-nhan.{suffix}?tinh-trang=dang-nhan"' in read("?tinh-trang=dang-nhan")
    assert Client().get("/dot-nhan.txt").status_code == 404


def test_the_same_list_as_data(every_kind: None) -> None:
    everything = json.loads(Client().get("/api/v1/calls").content)
    assert {each["standing"] for each in everything} == {"dang-nhan", "sap-mo", "da-dong"}
    [hosts] = json.loads(Client().get("/api/v1/calls?kind=tuyen-chon&province=bg").content)
    assert (hosts["title"], hosts["closes_at"]) == (TITLES["hosts"], "2025-03-10T10:00:00Z")
    assert Client().get(hosts["url"]).status_code == 200


def test_a_call_for_hosts_says_who_may_apply_how_and_until_when(every_kind: None, at: Any) -> None:
    call = Call.objects.get()
    page = read(f"/{call.number}")
    for words in ("Tổ chức có tư cách pháp nhân", "Trực tuyến", "Sở KH&amp;CN", "17:00 10/03/2025", "12/TB-SKHCN"):
        assert words in page
    assert "/lam-viec/lap/application" in page
    at("2025-03-10 17:00:01")
    assert "/lam-viec/lap/application" not in read(f"/{call.number}")
    assert TITLES["hosts"] in read("?tinh-trang=da-dong")


def test_nobody_reads_of_a_draft_or_of_an_invitation_and_what_was_called_off_says_so(at: Any) -> None:
    cast = Cast()
    draft = draft_call(cast)
    assert Client().get(f"/dot-nhan/{draft.number}").status_code == 404
    off = called("Bảo quản na")
    cast.do(off, "cancel", cast.of(Role.DIRECTOR), "2025-02-05 09:00", CancelFacts(reason="Trùng nhiệm vụ"))
    at(NOW)
    page = read()
    assert "đã hủy" in page
    assert draft.title not in page
    assert "đã bị hủy" in read(f"/{off.number}")
    Call.objects.filter(pk=off.pk).update(method="direct_assignment")
    assert Client().get(f"/dot-nhan/{off.number}").status_code == 404


def test_however_many_calls_the_page_asks_the_same(every_kind: None) -> None:
    read()
    few = queries_of(read)
    called("Bảo quản na")
    called("Nuôi cá lồng")
    window("BG", 2028, date(2025, 6, 1), date(2025, 7, 31))
    assert queries_of(read) == few
