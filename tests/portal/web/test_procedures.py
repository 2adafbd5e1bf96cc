"""The public catalogue of administrative procedures."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client

from gieo.core import clock
from tests.factories import officer_of, province_of, user_of

pytestmark = [pytest.mark.web, pytest.mark.django_db]

LIST = "/thu-tuc"


def page_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def shown(page: str) -> list[str]:
    return re.findall(r'href="/thu-tuc/([\d.]+)', page)


def test_old_and_new_procedures_stand_side_by_side_and_what_was_not_seen_says_so(client: Client) -> None:
    page = page_of(client, LIST)
    codes = shown(page)
    assert {"2.002711", "1.014444", "2.002709"} <= set(codes)
    assert codes.index("1.014444") < codes.index("2.002709"), "what was seen first"
    assert "Có thể có, cần xác nhận" in page
    assert "chưa thấy trên cổng" in page


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("q=nghiem+thu+cap+co+so", ["2.002724"]),
        ("q=nghiệm thu CẤP CƠ SỞ", ["2.002724"]),
        ("q=2.002711.H38", ["2.002711"]),
        ("q=2.002711", ["2.002711"]),
        ("q=tai+tro&luat=2013", []),
        ("q=cap+co+so&luat=2025", []),
        ("q=doi+moi&luat=2025&buoc=hop-dong", ["1.014452"]),
        ("q=2.0027&luat=2013&ngay=2026-11-27&buoc=nghiem-thu", ["2.002711", "2.002724"]),
        ("luat=2025&ngay=2025-09-30&q=1.0144", []),
        ("q=27763&luat=2025", ["27763"]),
    ],
)
def test_filters_narrow_and_words_need_no_accents(client: Client, query: str, codes: list[str]) -> None:
    assert shown(page_of(client, f"{LIST}?{query}")) == codes


def test_what_is_unknown_narrows_nothing(client: Client) -> None:
    everything = shown(page_of(client, LIST))
    assert shown(page_of(client, f"{LIST}?luat=1999&buoc=khong&ngay=hom-qua&tinh=khong")) == everything
    assert "Không có thủ tục nào như vậy" in page_of(client, f"{LIST}?q=khongco")


def test_the_suffix_is_that_of_the_chosen_province_and_says_that_it_is_unsure(client: Client, at: clock.Setter) -> None:
    at("2026-11-27 09:00")
    for code in ("LS", "BG"):
        province_of(code)
    there = page_of(client, f"{LIST}?tinh=lang-son")
    assert "2.002711.H37" in there
    assert "cần xác nhận với cổng dịch vụ công" in there
    assert "/thu-tuc/2.002711?tinh=lang-son" in there
    elsewhere = page_of(client, f"{LIST}?tinh=bac-giang")
    assert "H37" not in elsewhere
    assert "Chưa biết đuôi mã" in elsewhere
    assert "2.002711.H37" in page_of(client, "/thu-tuc/2.002711?tinh=lang-son")


def test_one_procedure_field_by_field(client: Client) -> None:
    page = page_of(client, "/thu-tuc/1.014444")
    assert "Toàn trình" in page
    assert "28 ngày" in page
    assert "chỉ nêu cách nộp trực tiếp" in page
    assert "Trực tuyến</dd>" not in page, "the portal names the counter alone"
    assert "không dùng làm căn cứ" not in page
    assert "không dùng làm căn cứ" in page_of(client, "/thu-tuc/1.014447"), "one of a row answers with the row"
    assert page_of(client, "/thu-tuc/2.002711.H38") == page_of(client, "/thu-tuc/2.002711")
    assert client.get("/thu-tuc/9.999999").status_code == 404


def test_the_pages_ask_only_for_provinces(
    client: Client, django_assert_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    for address, queries in (
        (LIST, 1),
        (f"{LIST}?q=nghiem", 1),
        (f"{LIST}?tinh=lang-son", 2),
        ("/thu-tuc/1.014444", 1),
    ):
        client.get(address)
        with django_assert_num_queries(queries):  # those of the frame, the chosen one
            client.get(address)


def test_the_foot_of_every_page_and_the_stages_lead_there(client: Client) -> None:
    assert 'href="/thu-tuc"' in page_of(client, "/")
    assert '<a class="btn" href="/thu-tuc">' in page_of(client, "/van-ban")
    client.force_login(user_of(officer_of(province_of("LS"))))
    for stage in ("nghiem-thu", "thuc-hien", "tuyen-chon"):
        assert '<a class="btn" href="/thu-tuc">' in page_of(client, f"/lam-viec/khau/{stage}"), stage
    assert "/thu-tuc" not in page_of(client, "/lam-viec/khau/khieu-nai")


def test_an_english_reader_reads_english(client: Client) -> None:
    client.cookies["django_language"] = "en"
    page = page_of(client, "/thu-tuc/1.014444")
    assert "Administrative procedures" in page
    assert "Whole course online" in page
