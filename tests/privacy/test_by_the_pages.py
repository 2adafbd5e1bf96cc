"""The rights of whoever's data they are, and the duties of whoever keeps them, by the pages alone."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gieo.dossiers.models import DocketEntry
from gieo.dossiers.services.run_clocks import run_clocks
from gieo.identity.models import Person, SignInEvent, SignInRecord, User
from gieo.identity.services.record_sign_in import record_sign_in
from gieo.kernel.actors import Role
from gieo.privacy.models import LegalHold
from gieo.privacy.personal import NAMELESS
from gieo.privacy.services.erase_by_retention import erase_by_retention
from gieo.rulebooks import library
from tests.conftest import moment
from tests.factories import person_in, proposer_of, province_of, user_of

pytestmark = [pytest.mark.web, pytest.mark.django_db, pytest.mark.requirement("X-15")]

NOW = "2026-11-24 10:00"  # a Tuesday
PHONE = "0912345678"


class Desk:
    """Whoever asks, and the keeper of data of the province, each in a browser."""

    def __init__(self, at: Any) -> None:
        at(NOW)
        self.user = user_of(proposer_of(province_of("LS")))
        Person.objects.filter(user=self.user).update(phone=PHONE, address="Thôn Nà Pát")
        keeper = person_in(Role.ADMINISTRATOR, province_of("LS"), name="Quản trị", email="quantri@gieo.test")
        officer = person_in(Role.SCIENCE_OFFICER, province_of("LS"), name="Cán bộ", email="canbo@gieo.test")
        self.me, self.keeper, self.officer = (
            self._browser(self.user),
            self._browser(keeper.user),
            self._browser(officer.user),
        )

    @staticmethod
    def _browser(user: User | None) -> Client:
        assert user
        client = Client()
        client.force_login(user)
        return client

    def ask(self, right: str, words: str = "") -> str:
        """A request; its address."""
        sent = self.me.post(reverse("dossiers:open", args=["data_request"]), {"right": right, "words": words})
        assert sent.status_code == 302
        return str(sent["Location"])

    def do(self, address: str, act: str, **typed: str) -> int:
        """The keeper acts."""
        return self.keeper.post(f"{address}/viec/{act}", {**typed, "key": f"{address}{act}"}).status_code


def due(address: str) -> str:
    entry = DocketEntry.objects.get(number=address.rsplit("/", 1)[1])
    return f"{entry.due_at:%Y-%m-%d}" if entry.due_at else ""


@pytest.mark.parametrize(
    ("right", "reply_by", "done_by"),
    [
        ("see", "2026-11-26", "2026-12-04"),
        ("copy", "2026-11-26", "2026-12-04"),
        ("correct", "2026-11-26", "2026-12-04"),
        ("limit", "2026-11-26", "2026-12-09"),
        ("erase", "2026-11-26", "2026-12-14"),
    ],
)
def test_each_right_has_its_clock_from_the_day_it_came_in(at: Any, right: str, reply_by: str, done_by: str) -> None:
    desk = Desk(at)
    address = desk.ask(right)
    assert due(address) == reply_by
    assert desk.officer.get(address).status_code == 404, "nobody else of the office"
    at("2026-11-25 09:00")
    assert desk.do(address, "acknowledge") == 302
    assert due(address) == done_by
    year, month, day = done_by.split("-")
    assert f"{day}/{month}/{year}" in desk.me.get(address).content.decode(), "whoever asked reads the day"


def test_a_wrong_number_is_corrected_and_told_back(at: Any) -> None:
    desk = Desk(at)
    address = desk.ask("correct", "Số đúng là 0987654321")
    assert desk.do(address, "acknowledge") == 302
    assert desk.do(address, "correct", answer="Đã sửa", phone="0987654321") == 302
    assert "0987654321" in desk.me.get(reverse("privacy:mine")).content.decode()
    assert "Đã sửa" in desk.me.get(address).content.decode()


def test_erasing_is_refused_while_a_paper_holds_the_data_and_then_leaves_nobody(at: Any) -> None:
    desk = Desk(at)
    person = Person.objects.get(user=desk.user)
    address = desk.ask("erase")
    assert desk.do(address, "acknowledge") == 302
    hold = {"province": "LS", "person": str(person.pk), "record_class": "", "reason": "Thanh tra", "document": "7/CV"}
    assert desk.keeper.post(reverse("privacy:keeping"), hold).status_code == 302
    assert desk.do(address, "erase", answer="Đã xóa") == 409
    assert "7/CV" in desk.keeper.get(f"{address}/viec/erase").content.decode(), "and says by which paper"
    desk.keeper.post(reverse("privacy:lift", args=[LegalHold.objects.get().pk]))
    again = {"answer": "Đã xóa", "key": "lan-hai"}
    assert desk.keeper.post(f"{address}/viec/erase", again).status_code == 302
    person.refresh_from_db()
    desk.user.refresh_from_db()
    assert (person.full_name, person.phone, person.address) == (NAMELESS, "", "")
    assert not desk.user.is_active
    assert desk.me.get(reverse("workspace:home")).status_code == 302, "the account is closed"


def test_years_that_are_over_are_shown_counted_and_blanked_by_the_clock(at: Any) -> None:
    desk = Desk(at)
    years = next(rule.years for rule in library.privacy().retention if rule.key == "sign_ins")
    old = moment("2026-11-23 10:00").replace(year=2026 - years)
    record_sign_in(event=SignInEvent.SIGNED_IN, at=old, user=desk.user, address="10.0.0.7")
    page = reverse("privacy:keeping")
    shown = desk.keeper.get(page).content.decode()
    assert "không phải của luật" in shown, "years nobody found in a text say so"
    assert "chưa quyết định: không xóa" in shown
    assert _due_of_sign_ins(desk) == 1
    assert erase_by_retention(at=moment(NOW)) == [], "a proposal erases nothing"
    said = {"province": "LS", "record_class": "sign_ins", "years": str(years), "document": "9/QĐ-SKHCN"}
    late = desk.keeper.post(reverse("privacy:decide"), {**said, "decided_on": "2026-12-24"})
    assert late.status_code == 422
    assert "Ngày quyết định chưa đến." in late.content.decode()
    assert desk.keeper.post(reverse("privacy:decide"), {**said, "decided_on": "2026-11-20"}).status_code == 302
    assert f"{years} năm, 9/QĐ-SKHCN" in desk.keeper.get(page).content.decode()
    assert [run.record_class for run in erase_by_retention(at=moment(NOW))] == ["sign_ins"]
    assert _due_of_sign_ins(desk) == 0
    assert "24/11/2026" in desk.keeper.get(page).content.decode()
    assert not SignInRecord.objects.filter(address="10.0.0.7").exists()


def _due_of_sign_ins(desk: Desk) -> int:
    classes = desk.keeper.get(reverse("privacy:keeping")).context["classes"]
    return next(int(each.due) for each in classes if each.rule.key == "sign_ins")


def test_a_breach_is_written_down_told_within_72_hours_and_late_after_them(at: Any) -> None:
    desk = Desk(at)
    found = {
        "found_at": "2026-11-23T16:00",
        "what": "Gửi nhầm tệp",
        "data": "điện thoại",
        "people": "12",
        "measures": "",
    }
    address_of = reverse("dossiers:open", args=["data_breach"])
    first, second = (str(desk.officer.post(address_of, found)["Location"]) for _time in range(2))
    entry = DocketEntry.objects.get(number=first.rsplit("/", 1)[1])
    assert entry.due_at == moment("2026-11-26 16:00")
    told = {"authority": "Công an tỉnh", "document": "45/SKHCN-VP", "told_at": "2026-11-24T09:30"}
    assert desk.do(first, "tell", **told) == 302
    at("2026-11-26 16:01")
    run_clocks(at=moment("2026-11-26 16:01"))
    assert "quá 72 giờ" in desk.officer.get(second).content.decode().lower()
    assert "quá 72 giờ" not in desk.officer.get(first).content.decode().lower()
    assert desk.do(first, "close", measures="Thu hồi, nhắc quy trình") == 302
