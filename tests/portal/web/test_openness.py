"""What lies open beside the register: organisations, commendations, figures, open data."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client

from gieo.identity.models import Organisation, OrganisationKind
from gieo.kernel.text import search_key
from gieo.outcomes.models import Commendation
from gieo.registry.models import RegisterEntry, Task
from tests.conftest import moment
from tests.counting import queries_of
from tests.factories import province_of
from tests.outcomes import makers

pytestmark = [pytest.mark.web, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    caches["process"].clear()
    yield
    caches["process"].clear()


def body(name: str, *, verified: bool = True, kind: str = OrganisationKind.SCIENCE_ORGANISATION) -> Organisation:
    return Organisation.objects.create(
        province=province_of("LS"),
        name=name,
        kind=kind,
        search=search_key(name),
        verified_at=moment("2025-01-02 09:00") if verified else None,
    )


def entered(number: str, title: str, **about: Any) -> RegisterEntry:
    return RegisterEntry.objects.create(province=province_of("LS"), number=number, title=title, **about)


def read(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.mark.requirement("X-8")
def test_a_body_is_public_once_it_is_verified_or_hosts_a_public_task() -> None:
    verified, asked = body("Viện Cây ăn quả"), body("Viện Tự xưng", verified=False)
    host, shop = body("Trường Đại học Lâm nghiệp", verified=False), body("Công ty Vải", kind="enterprise")
    entered("LS-SO-2019-0001", "Bảo quản vải thiều", host=host, host_name=host.name, state="finished")
    page = read("/to-chuc")
    assert verified.name in page
    assert host.name in page
    assert asked.name not in page
    assert shop.name not in page  # no institute: it has a page, not a place in this list
    assert "Bảo quản vải thiều" in read(f"/to-chuc/{host.pk}")
    assert read(f"/to-chuc/{shop.pk}")
    assert Client().get(f"/to-chuc/{asked.pk}").status_code == 404
    assert verified.name in read("/to-chuc?q=vien cay")
    assert verified.name not in read("/to-chuc?q=lam nghiep")


@pytest.mark.requirement("X-8", "X-15")
def test_the_search_over_everything_finds_no_body_that_nobody_verified() -> None:
    """The name may be a joke, or a person's: whoever typed it into a form has not published it."""
    verified, asked = body("Viện Cây ăn quả"), body("Viện Tự xưng 0912345678", verified=False)
    host = body("Trường Đại học Lâm nghiệp", verified=False)
    entered("LS-SO-2019-0001", "Bảo quản vải thiều", host=host, host_name=host.name, state="finished")
    for words in ("vien", "tu xung", "0912345678", "viện tự xưng"):
        for address in ("/tra-cuu/khac", "/tra-cuu", "/to-chuc"):
            assert asked.name not in read(f"{address}?q={words}")
    assert verified.name in read("/tra-cuu/khac?q=cay an qua")
    assert host.name in read("/tra-cuu/khac?q=lam nghiep")


@pytest.mark.requirement("X-8")
def test_what_is_not_public_yet_makes_nobody_a_host_and_is_counted_nowhere() -> None:
    hidden = body("Viện Kín", verified=False)
    task = Task.objects.create(
        province=province_of("LS"), number="LS-NV-2026-0009", title="Nuôi cá tầm", plan_year=2026, host=hidden
    )
    assert RegisterEntry.objects.filter(task=task, host=hidden).exists()
    assert Client().get(f"/to-chuc/{hidden.pk}").status_code == 404
    assert "Viện Kín" not in read("/to-chuc")
    assert "<b>0</b>" in re.sub(r"\s+", "", read("/thong-ke"))


@pytest.mark.requirement("X-8", "CT-5-2b")
def test_a_commendation_stands_in_its_list_and_on_the_page_of_the_host() -> None:
    outcome = makers.opened()
    host = outcome.task.host
    assert host is not None
    Commendation.objects.create(
        outcome=outcome,
        subject="Tập thể phòng nghiên cứu",
        merit="Giống vải chín sớm",
        form="Bằng khen",
        decision="77/QĐ-UBND",
        on=date(2024, 8, 1),
        recorded_at=moment("2024-08-05 09:00"),
    )
    entered("LS-SO-2019-0001", "Bảo quản vải thiều", host=host, host_name=host.name, state="finished")
    for address in ("/khen-thuong", f"/to-chuc/{host.pk}"):
        page = read(address)
        for words in ("Tập thể phòng nghiên cứu", "Bằng khen", "77/QĐ-UBND", "01/08/2024"):
            assert words in page, (address, words)
    assert outcome.title in read("/khen-thuong")


@pytest.mark.requirement("X-8")
def test_figures_are_the_same_as_picture_and_as_table() -> None:
    for number, year, state in ((1, 2019, "finished"), (2, 2020, "running"), (3, 2020, "finished")):
        entered(f"LS-SO-{year}-000{number}", f"Nhiệm vụ {number}", year=year, state=state, level="provincial")
    page = read("/thong-ke")
    assert "/tra-cuu?nam=2020" in page
    rows = list(csv.reader(io.StringIO(read("/thong-ke.csv").lstrip("\ufeff"))))
    assert ["Theo năm", "2020", "2"] in rows
    assert ["Theo năm", "2019", "1"] in rows
    assert [number for group, _value, number in rows if group == "Theo cấp"] == ["3"]
    assert [number for group, _value, number in rows if group == "Theo tình trạng"] == ["2", "1"]


@pytest.mark.requirement("X-8")
def test_every_address_of_the_open_data_answers_everybody() -> None:
    table = read("/du-lieu-mo").partition("<tbody")[2].partition("</tbody>")[0]
    addresses = re.findall(r'href="([^"]+)"', table)
    assert len(addresses) >= 6
    assert {address: Client().get(address).status_code for address in addresses} == dict.fromkeys(addresses, 200)


def test_lists_ask_the_same_however_long_they_are() -> None:
    body("Viện Một")
    outcome = makers.opened()
    said = {"merit": "Giỏi", "form": "Bằng khen", "decision": "1/QĐ", "recorded_at": moment("2024-08-05 09:00")}
    Commendation.objects.create(outcome=outcome, subject="A", on=date(2024, 8, 1), **said)
    asked = {address: queries_of(lambda: read(address)) for address in ("/to-chuc", "/khen-thuong")}  # noqa: B023
    for number in range(2):
        body(f"Viện Hai {number}")
        Commendation.objects.create(outcome=outcome, subject=f"B{number}", on=date(2024, 8, 2), **said)
    for address, before in asked.items():
        assert queries_of(lambda: read(address)) == before, address  # noqa: B023
    assert asked == {"/to-chuc": 2, "/khen-thuong": 2}  # the provinces of the page's head, and the list
