"""The pay of each person on a task: stated by the host, proved by the numbers of the papers, for no stranger's eyes."""

from datetime import date
from typing import Any

import pypdfium2
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gieo.contracts.contract.facts import FollowFacts, RemunerationFacts, RemunerationRow
from gieo.contracts.models import Contract
from gieo.dossiers.services.act import act
from gieo.identity.models import Person
from gieo.kernel.asking import Picked
from gieo.selection.models import Approval
from tests.conftest import moment
from tests.contracts.makers import L2013, L2025, Cast, browser, cast, refused, running

pytestmark = [pytest.mark.web, pytest.mark.django_db, pytest.mark.requirement("X-4")]

PAID = moment("2025-06-20 10:00")


def row(name: str = "Trần Thị Lan", amount: int = 100, day: date = date(2025, 6, 1), **more: str) -> RemunerationRow:
    return RemunerationRow(name=name, part="Chủ nhiệm", amount=amount, paid_on=day, **more)


def stated(people: Cast, contract: Contract, *rows: RemunerationRow) -> Contract:
    facts = RemunerationFacts(rows=rows)
    return act(contract, "state_remuneration", actor=people.host, at=PAID, facts=facts).subject


def address(contract: Contract, name: str = "remuneration", *places: int) -> str:
    return reverse(f"lifecycle:{name}", args=[contract.number, *places])


def words_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def contract(people: Cast) -> Contract:
    return running(people, rulebook=L2025)


def test_the_host_states_who_was_paid_and_each_person_gets_a_sheet(people: Cast, contract: Contract) -> None:
    stated(people, contract, row("Nguyễn Văn Ba", 50), row("Trần Thị Lan", 100))
    contract = stated(
        people, contract, row("Nguyễn Văn Ba", 70, voucher="PC 12"), row(), row(day=date(2025, 6, 15)),
    )  # fmt: skip
    assert [str(each) for each in contract.remunerations.all()] == [
        "Nguyễn Văn Ba: 70",
        "Trần Thị Lan: 100",
        "Trần Thị Lan: 100",
    ]  # fmt: skip  (a later list takes the place of the one before)
    host = browser(people.host)
    shown = host.get(address(contract)).content.decode()
    for words in ("Nguyễn Văn Ba", "200 đ", "270 đ", "01/2025/HĐ-KHCN ngày 10/01/2025", "Chưa có"):
        assert words in shown, words
    sheet = words_of(host.get(address(contract, "remuneration-sheet", 1)).content)
    assert "Nguyễn Văn Ba" in sheet
    assert "PC 12" in sheet
    assert "Trần Thị Lan" not in sheet
    everybody = words_of(host.get(address(contract, "remuneration-list")).content)
    assert "01/2025/HĐ-KHCN" in everybody
    assert "270" in everybody
    assert host.get(address(contract, "remuneration-sheet", 3)).status_code == 404


def test_the_form_begins_with_what_was_stated_before(people: Cast, contract: Contract) -> None:
    stated(people, contract, row("Nguyễn Văn Ba", 70))
    host = browser(people.host)
    form = host.get(f"{contract.get_absolute_url()}/viec/state_remuneration").content.decode()
    assert "Nguyễn Văn Ba" in form
    assert address(contract) in host.get(contract.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ((row(amount=700), row(amount=600)), "paid_too_much"),  # of 1,200
        ((row(day=date(2025, 6, 21)),), "not_paid_yet"),
        ((row(day=date(2025, 1, 9)),), "not_paid_yet"),  # the day before the task began
    ],
)
def test_no_more_than_the_task_has_and_only_what_was_paid(
    people: Cast, contract: Contract, rows: tuple[RemunerationRow, ...], code: str
) -> None:
    facts: dict[str, Any] = {"actor": people.host, "at": PAID, "facts": RemunerationFacts(rows=rows)}
    assert refused(contract, "state_remuneration", **facts) == (code,)


def test_under_the_law_of_2013_pay_is_taxed_and_nothing_is_stated(people: Cast) -> None:
    contract = running(people, rulebook=L2013)
    facts = RemunerationFacts(rows=(row(),))
    assert refused(contract, "state_remuneration", actor=people.host, at=PAID, facts=facts) == ("other_law",)
    assert browser(people.host).get(address(contract)).status_code == 404


def test_pay_is_for_those_who_look_after_the_money(people: Cast, contract: Contract) -> None:
    """A council member who follows the task reads its contract, and not what its people earn."""
    follower = Person.objects.get(pk=people.member.pk)
    facts = FollowFacts(follower=Picked(id=follower.pk, name=follower.full_name))
    contract = act(contract, "assign_follower", actor=people.officer, at=PAID, facts=facts).subject
    stated(people, contract, row())
    council = browser(people.council)
    page = council.get(contract.get_absolute_url())
    assert page.status_code == 200
    assert "Trần Thị Lan" not in page.content.decode()
    for name in ("remuneration", "remuneration-list"):
        assert council.get(address(contract, name)).status_code == 404
        assert Client().get(address(contract, name)).status_code == 302
        for reader in (people.officer, people.finance, people.inspector, people.host):
            assert browser(reader).get(address(contract, name)).status_code == 200


def test_three_people_cost_as_many_queries_as_one(people: Cast, contract: Contract) -> None:
    asked = []
    for rows in ((row(),), (row("A"), row("B"), row("C"))):
        stated(people, contract, *rows)
        host = browser(people.host)
        with CaptureQueriesContext(connection) as queries:
            host.get(address(contract))
        asked.append(len(queries))
    assert asked[0] == asked[1]
    assert not Approval.objects.exists()
