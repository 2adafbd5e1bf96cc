"""What an entry of the bank needs is said to its officers and to the expert, once, on the day it becomes so."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gieo.councils.bank_alerts import Need, alerts_in
from gieo.councils.models import Expert, ExpertRefusal
from gieo.councils.services.watch_bank import watch_bank
from gieo.notifications.models import Alert
from tests.conftest import moment
from tests.councils.chamber import browser
from tests.councils.test_standing import expert_of

pytestmark = [pytest.mark.web, pytest.mark.django_db]

BANK = "/lam-viec/chuyen-gia"


def entry(chamber, number: int = 0, **changes) -> Expert:
    expert = expert_of(chamber, chamber.people[number])
    wanted = {
        "reviewed_on": date(2024, 1, 8), "confirmed_on": date(2024, 1, 8), "consented_on": date(2022, 3, 1), **changes,
    }  # fmt: skip
    Expert.objects.filter(pk=expert.pk).update(**wanted)
    return Expert.objects.get(pk=expert.pk)


def needs(chamber, on: date) -> list[tuple[Need, date]]:
    return [(alert.need, alert.since) for alert in alerts_in([chamber.province], on)]


@pytest.mark.requirement("CT-3-4a")
def test_each_need_begins_on_its_day(chamber):
    entry(chamber)
    assert needs(chamber, date(2025, 1, 8)) == [], "twelve months are not over"
    assert needs(chamber, date(2025, 1, 9)) == [(Need.CONFIRM, date(2025, 1, 8))]
    assert (Need.CONSENT, date(2027, 3, 1)) not in needs(chamber, date(2027, 3, 1))
    assert (Need.CONSENT, date(2027, 3, 1)) in needs(chamber, date(2027, 3, 2)), "sixty months after the consent"
    Expert.objects.update(is_active=False)
    assert needs(chamber, date(2027, 3, 2)) == []


@pytest.mark.requirement("CT-3-4a", "P-14")
def test_officer_and_expert_are_told_once_and_again_when_it_comes_back(chamber, at):
    expert = entry(chamber)
    me, officer = browser(chamber.actor(expert.person)), browser(chamber.officer)
    assert watch_bank(at=moment("2025-01-08 06:20")) == 0
    assert watch_bank(at=moment("2025-01-09 06:20")) == 2
    assert watch_bank(at=moment("2025-01-10 06:20")) == 0
    assert chamber.officer.user
    assert expert.person.user_id
    told = {alert.user_id: alert for alert in Alert.objects.filter(key__startswith="bank-")}
    assert set(told) == {chamber.officer.user, expert.person.user_id}
    assert told[expert.person.user_id].url == expert.get_absolute_url()
    assert told[chamber.officer.user].url == f"{BANK}/cho-duyet"
    at("2025-01-09 09:00")
    assert "Đến hạn xác nhận thông tin hằng năm" in officer.get(f"{BANK}/cho-duyet").content.decode()
    assert me.post(f"{BANK}/{expert.pk}/xac-nhan").status_code == 302
    assert "Đến hạn xác nhận thông tin hằng năm" not in officer.get(f"{BANK}/cho-duyet").content.decode()
    assert watch_bank(at=moment("2026-01-09 06:20")) == 0, "a year from the new word"
    assert watch_bank(at=moment("2026-01-10 06:20")) == 2


def test_who_cannot_be_reached_and_who_says_no_three_times(chamber, at):
    expert = entry(chamber)
    officer, page = browser(chamber.officer), f"{BANK}/{expert.pk}"
    at("2024-06-12 09:00")
    marked = officer.post(f"{page}/lien-lac", {"reach": "unreachable", "note": "Gọi 12/6 không bắt máy"})
    assert marked.status_code == 302
    assert needs(chamber, date(2024, 6, 12)) == [(Need.UNREACHABLE, date(2024, 6, 12))]
    assert browser(chamber.actor(expert.person)).post(f"{page}/xac-nhan").status_code == 302
    assert needs(chamber, date(2024, 6, 12)) == [], "heard of again"

    for day in ("2024-02-01", "2024-03-01"):
        assert officer.post(f"{page}/tu-choi", {"on": day, "words": "Hội đồng 1, bận"}).status_code == 302
    assert needs(chamber, date(2024, 6, 12)) == []
    for bad in ({"on": "2024-06-13", "words": "x"}, {"on": "2024-06-01", "words": " "}, {"words": "x"}):
        assert officer.post(f"{page}/tu-choi", bad).status_code == 422
    assert officer.post(f"{page}/tu-choi", {"on": "2024-06-01", "words": "Hội đồng 3, bận"}).status_code == 302
    assert needs(chamber, date(2024, 6, 12)) == [(Need.REFUSALS, date(2024, 6, 1))]
    assert (Need.REFUSALS, date(2024, 6, 1)) not in needs(chamber, date(2026, 2, 2)), "the first is two years ago"
    assert "Hội đồng 3, bận" in officer.get(page).content.decode()
    mine = browser(chamber.actor(expert.person))
    assert "Hội đồng 3, bận" not in mine.get(page).content.decode()
    assert mine.post(f"{page}/tu-choi", {"on": "2024-06-01", "words": "x"}).status_code == 422
    assert ExpertRefusal.objects.count() == 3


def test_a_consent_that_has_run_out_is_given_again_by_the_expert(chamber, at):
    expert = entry(chamber, consented_on=date(2019, 1, 1))
    at("2024-06-12 09:00")
    me, page = browser(chamber.actor(expert.person)), f"{BANK}/{expert.pk}"
    assert "Đã hết thời hạn đồng ý có tên" in me.get(page).content.decode()
    assert [need for need, _since in needs(chamber, date(2024, 6, 12))] == [Need.CONSENT]
    assert me.post(f"{page}/xac-nhan", {"agrees": "yes"}).status_code == 302
    expert.refresh_from_db()
    assert expert.consented_on == date(2024, 6, 12)
    assert "Đã hết thời hạn đồng ý có tên" not in me.get(page).content.decode()


def test_the_desk_asks_as_much_for_three_entries_as_for_one(chamber, at):
    at("2026-06-12 09:00")
    officer = browser(chamber.officer)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert officer.get(f"{BANK}/cho-duyet").status_code == 200
        return len(queries)

    entry(chamber)
    asked()
    one = asked()
    entry(chamber, 1)
    entry(chamber, 2)
    assert asked() == one
