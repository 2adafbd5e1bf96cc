"""Whoever follows calls is told once of what is new and of what closes soon; a body follows as one."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db.models import F
from django.test import Client

from gieo.calls.jobs import forget, send_watch, send_watch_link
from gieo.calls.links import way_to_watch
from gieo.calls.listing import Kind, Sought, call_named
from gieo.calls.models import CallWatch
from gieo.calls.services import follow_calls as following
from gieo.calls.services.follow_calls import Followed, follow_calls
from gieo.calls.services.tell_followers import tell_followers
from gieo.core import clock
from gieo.identity.models import Organisation
from gieo.identity.selectors import actor_of
from gieo.kernel.actors import NOBODY, Actor, Role
from gieo.kernel.refusal import Refused
from gieo.notifications.models import Alert
from gieo.orientation.models import IntakeWindow
from tests.calls.conftest import NOW, browser
from tests.conftest import moment
from tests.councils.chamber import cooperative
from tests.counting import queries_of
from tests.factories import department_of, officer_of, person_in, proposer_of, province_of, user_of

pytestmark = [pytest.mark.web, pytest.mark.django_db]

READER = "doc.gia@example.vn"
SOON = "2025-05-25 09:00"


def path_of(watch: CallWatch) -> str:
    return "/" + way_to_watch(watch).split("/", 3)[3]


def told_at(when: str) -> int:
    return tell_followers(at=moment(when))


def test_an_address_without_account_confirms_is_told_once_and_stops(window: IntakeWindow, at: Any) -> None:
    page = "/theo-doi-dot-nhan?tinh=lang-son&loai=de-xuat"
    assert "Lạng Sơn" in Client().get(page).content.decode()
    assert Client().post(page, {"email": READER, "website": ""}).status_code == 302
    assert Client().post(page, {"email": READER, "website": ""}).status_code == 302  # the same is the same one
    assert Client().post(page, {"email": "may@example.vn", "website": "x"}).status_code == 302
    watch = CallWatch.objects.get()
    assert (watch.sought_province, watch.sought_kind, watch.confirmed_at) == ("LS", Kind.PROPOSALS, None)
    send_watch_link(watch_id=watch.pk)
    send_watch_link(watch_id=watch.pk)
    [letter] = mail.outbox
    assert path_of(watch) in letter.body
    assert told_at(SOON) == 0  # not confirmed yet
    assert Client().post(path_of(watch), {"do": "begin"}).status_code == 302

    assert told_at("2025-05-25 05:00") == 0  # before the morning
    assert told_at("2025-05-25 22:00") == 0  # quiet
    assert told_at(SOON) == 1
    assert told_at(SOON) == told_at("2025-05-26 09:00") == 0  # the same is not said twice
    IntakeWindow.objects.update(closes_at=F("closes_at") + timedelta(days=1))
    assert told_at("2025-05-27 09:00") == 1  # the close moved
    assert told_at("2025-06-01 08:00") == 1  # the last day

    at("2025-06-01 09:00")
    assert "đã được xóa" in Client().post(path_of(watch), {"do": "stop"}).content.decode()
    assert not CallWatch.objects.exists()
    assert Client().get(path_of(watch)).status_code == 404
    assert Client().get("/theo-doi-dot-nhan/gia-mao").status_code == 404


def test_the_mail_names_the_call_and_the_way_out(window: IntakeWindow) -> None:

    watch = follow_calls(followed=Followed(), actor=NOBODY, at=moment(NOW), email=READER)
    send_watch(watch_id=watch.pk, subject="Đợt nhận mới", body="Định hướng năm 2026")
    letter = mail.outbox[-1]
    way = letter.extra_headers["List-Unsubscribe"].strip("<>")
    assert way in letter.body
    assert Client().get("/" + way.split("/", 3)[3]).status_code == 200
    forget(timestamp=0)
    assert CallWatch.objects.exists()  # of today
    CallWatch.objects.update(asked_at=moment(NOW) - timedelta(days=8))
    forget(timestamp=0)
    assert not CallWatch.objects.exists()  # nobody confirmed it


@pytest.fixture
def colleagues(window: IntakeWindow) -> tuple[Actor, Actor]:
    """A clerk and a researcher of one body."""
    body, province = department_of(window.province), window.province
    clerk = person_in(Role.FOCAL_OFFICER, province, name="Đầu mối", email="daumoi@gieo.test", body=body)
    other = person_in(Role.PROPOSER, province, name="Nghiên cứu viên", email="ncv@gieo.test", body=body)
    assert clerk.user
    assert other.user
    return actor_of(clerk.user, clock.today()), actor_of(other.user, clock.today())


def test_a_body_follows_as_one(window: IntakeWindow, colleagues: tuple[Actor, Actor]) -> None:
    clerk, researcher = colleagues
    body = department_of(window.province)
    page = f"/theo-doi-dot-nhan?dot=dot-{window.pk}"
    assert browser(clerk).post(page, {"organisation": str(body.pk)}).status_code == 302
    assert browser(researcher).post(page, {"organisation": str(body.pk)}).status_code == 302
    watch = CallWatch.objects.get()  # once for the body
    seen = browser(researcher).get("/lam-viec/dot-theo-doi").content.decode()
    assert "Định hướng năm 2026" in seen
    assert "Cả cơ quan" in seen
    heir = cooperative(window.province)
    Organisation.objects.filter(pk=body.pk).update(successor=heir)
    after = person_in(Role.FOCAL_OFFICER, window.province, name="Đầu mối mới", email="moi@gieo.test", body=heir)
    assert told_at(SOON) == 1
    told = set(Alert.objects.filter(key__startswith="calls-").values_list("user", flat=True))
    assert {clerk.user, researcher.user, after.user_id} <= told

    stranger = proposer_of(province_of("LS"))
    assert "Định hướng năm 2026" not in browser(stranger).get("/lam-viec/dot-theo-doi").content.decode()
    assert browser(stranger).post(f"/lam-viec/dot-theo-doi/{watch.pk}/thoi").status_code == 404
    call = call_named(f"dot-{window.pk}", at=moment(NOW))
    with pytest.raises(Refused) as refused:
        follow_calls(followed=Followed(call=call), actor=stranger, at=moment(NOW), organisation=body)
    assert refused.value.codes == ("not_yours",)
    assert browser(researcher).post(f"/lam-viec/dot-theo-doi/{watch.pk}/thoi").status_code == 302
    assert not CallWatch.objects.exists()


def test_nobody_follows_without_end(window: IntakeWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "MOST", 1)
    reader = proposer_of(province_of("LS"))
    follow_calls(followed=Followed(sought=Sought(words="na")), actor=reader, at=moment(NOW))
    with pytest.raises(Refused) as refused:
        follow_calls(followed=Followed(sought=Sought(words="hồi")), actor=reader, at=moment(NOW))
    assert refused.value.codes == ("too_many",)
    monkeypatch.setattr(following, "PER_HOUR", 0)
    assert Client().post("/theo-doi-dot-nhan", {"email": READER}).status_code == 422
    assert Client().get("/theo-doi-dot-nhan?dot=dot-0").status_code == 404


def test_the_list_asks_the_same_for_one_and_three(window: IntakeWindow) -> None:
    reader = proposer_of(province_of("LS"))
    client = browser(reader)
    follow_calls(followed=Followed(sought=Sought(words="một")), actor=reader, at=moment(NOW))
    client.get("/lam-viec/dot-theo-doi")
    one = queries_of(lambda: client.get("/lam-viec/dot-theo-doi"))
    for words in ("hai", "ba"):
        follow_calls(followed=Followed(sought=Sought(words=words)), actor=reader, at=moment(NOW))
    assert queries_of(lambda: client.get("/lam-viec/dot-theo-doi")) == one


def test_ones_own_calendar_opens_by_a_secret_that_is_taken_back(window: IntakeWindow) -> None:
    officer, other = officer_of(window.province), proposer_of(window.province)
    for reader in (officer, other):
        call = call_named(f"dot-{window.pk}", at=moment(NOW))
        follow_calls(followed=Followed(call=call), actor=reader, at=moment(NOW))
    CallWatch.objects.filter(user=user_of(other)).delete()
    pages = {}
    for reader in (officer, other):
        page = browser(reader).post("/lam-viec/lich", {"do": "make"}).content.decode()
        pages[reader] = "/" + page.split('value="http', 1)[1].split('"', 1)[0].split("/", 3)[3]
        assert pages[reader] not in browser(reader).get("/lam-viec/lich").content.decode()  # shown once
    feed = Client().get(pages[officer])
    assert feed["Content-Type"].startswith("text/calendar")
    assert "Đóng nhận: Định hướng năm 2026" in feed.content.decode()
    assert "Định hướng năm 2026" not in Client().get(pages[other]).content.decode()
    browser(officer).post("/lam-viec/lich", {"do": "make"})
    assert Client().get(pages[officer]).status_code == 404  # a new one ends the one before
    browser(other).post("/lam-viec/lich", {"do": "revoke"})
    assert Client().get(pages[other]).status_code == 404
