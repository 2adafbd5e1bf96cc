"""Mails that wait for the morning leave as one; what is urgent leaves in the night; what was stopped is not sent."""

from datetime import time
from email.header import decode_header, make_header
from typing import Any

import pytest
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.contrib.django.models import ProcrastinateJob

from gieo.kernel.actors import NOBODY
from gieo.kernel.refusal import Refused
from gieo.notifications.jobs import send_bundle
from gieo.notifications.models import Alert
from gieo.notifications.selectors import mail_of
from gieo.notifications.services.choose_mail import Choice, choose_mail, stop_topic
from gieo.notifications.services.notify import notify
from gieo.notifications.services.release_held import release_held
from gieo.rulebooks.models import Pace, Topic
from tests.conftest import moment
from tests.factories import proposer_of, province_of
from tests.notifications.conftest import Sink, mail_goes_to, reader

pytestmark = [pytest.mark.db, pytest.mark.requirement("X-13")]
worked = pytest.mark.django_db(transaction=True)

NIGHT, MORNING = moment("2026-11-27 22:15"), moment("2026-11-28 07:00")
NOBODY_LISTENS = 9


def said(key: str, topic: Topic, at: Any = NIGHT) -> Alert:
    (alert,) = notify(
        users=[reader()], key=key, subject=f"Tin {key}", body=f"Nội dung {key}", url=f"/x/{key}", at=at, topic=topic
    )
    return alert


def work() -> None:
    """What `gieo serve` runs beside the pages, until nothing is left to do."""
    assert isinstance(app.connector, DjangoConnector)
    with app.replace_connector(app.connector.get_worker_connector()) as worker:
        worker.run_worker(wait=False, queues=["mail"], install_signal_handlers=False, listen_notify=False)


def subjects(sink: Sink) -> list[str]:
    return [str(make_header(decode_header(mail["Subject"]))) for mail in sink.received]


def words(mail: Any) -> str:
    return str(mail.get_payload(decode=True).decode())


@worked
def test_the_night_is_quiet_but_for_what_is_urgent_and_the_morning_brings_one_mail(sink: Sink) -> None:
    urgent = said("a", Topic.RECEIPT)
    held = [said("b", Topic.ANSWER), said("c", Topic.TURN), said("d", Topic.NEWS)]
    work()
    assert subjects(sink) == ["[Gieo] Tin a"]
    assert [alert.held_until for alert in (urgent, *held)] == [None, MORNING, MORNING, MORNING]
    assert release_held(at=moment("2026-11-28 06:59:59")) == 0
    assert release_held(at=MORNING) == 1
    assert release_held(at=MORNING) == 0, "each leaves once"
    work()
    assert subjects(sink) == ["[Gieo] Tin a", "[Gieo] 3 tin: Tin b, …"]
    body = words(sink.received[1])
    for key in "bcd":
        assert f"Nội dung {key}" in body
        assert f"/x/{key}" in body
    assert "/lam-viec/thong-bao/cach-nhan-thu" in body
    assert not Alert.objects.filter(mailed_at__isnull=True).exists()


@worked
def test_one_that_waited_alone_goes_as_itself(sink: Sink) -> None:
    said("b", Topic.ANSWER)
    release_held(at=MORNING)
    work()
    assert subjects(sink) == ["[Gieo] Tin b"]


@worked
def test_a_bundle_that_fails_is_seen_on_each_and_comes_again(settings: Any, sink: Sink) -> None:
    port = settings.EMAIL_PORT
    mail_goes_to(settings, NOBODY_LISTENS)
    alerts = [said("b", Topic.ANSWER), said("c", Topic.ANSWER)]
    release_held(at=MORNING)
    work()
    for alert in alerts:
        alert.refresh_from_db()
        assert "refused" in alert.mail_error
        assert alert.mailed_at is None
    job = ProcrastinateJob.objects.get(args={"alert_ids": [alert.pk for alert in alerts]})
    assert (job.status, job.attempts) == ("todo", 1)
    mail_goes_to(settings, port)
    send_bundle(alert_ids=[alert.pk for alert in alerts])
    send_bundle(alert_ids=[alert.pk for alert in alerts])
    assert subjects(sink) == ["[Gieo] 2 tin: Tin b, …"]
    assert not Alert.objects.exclude(mail_error="").exists()


@pytest.mark.django_db
def test_what_a_reader_chose_holds_for_that_reader() -> None:
    actor = proposer_of(province_of("LS"))
    choose_mail(choice=Choice(pace=Pace.MORNING), actor=actor, at=NIGHT)
    assert said("a", Topic.ANSWER, moment("2026-11-27 10:00")).held_until == MORNING
    choose_mail(choice=Choice(quiet_from=time(0), quiet_until=time(0)), actor=actor, at=NIGHT)
    assert said("b", Topic.ANSWER).held_until is None
    choose_mail(choice=Choice(stopped=(Topic.NEWS,)), actor=actor, at=NIGHT)
    stopped = said("c", Topic.NEWS)
    assert (stopped.unmailed, stopped.held_until) == (True, None)
    assert not ProcrastinateJob.objects.filter(args={"alert_id": stopped.pk}).exists()


@pytest.mark.django_db
def test_what_must_be_sent_is_not_stopped_and_half_an_hour_is_no_hour() -> None:
    actor = proposer_of(province_of("LS"))
    choice = Choice(quiet_from=time(20), stopped=(Topic.RECEIPT, Topic.ANSWER, Topic.NEWS))
    with pytest.raises(Refused) as refused:
        choose_mail(choice=choice, actor=actor, at=NIGHT)
    assert refused.value.codes == ("half_of_the_hours", "not_to_stop", "not_to_stop")
    assert {each.basis for each in refused.value.refusals} == {("GIEO-MACDINH:78",)}
    with pytest.raises(Refused) as refused:
        choose_mail(choice=Choice(), actor=NOBODY, at=NIGHT)
    assert refused.value.codes == ("nobody",)


@pytest.mark.django_db
def test_the_link_of_a_mail_stops_one_topic_and_leaves_the_rest_as_chosen() -> None:
    user = reader()
    actor = proposer_of(province_of("LS"))
    choose_mail(choice=Choice(pace=Pace.MORNING, stopped=(Topic.WORK,)), actor=actor, at=NIGHT)
    stop_topic(user=user, topic=Topic.NEWS, at=NIGHT)
    stop_topic(user=user, topic=Topic.NEWS, at=NIGHT)
    page = mail_of(user, at=NIGHT)
    assert page.chosen
    assert (page.chosen.pace, page.chosen.stopped) == ("morning", ["news", "work"])
    with pytest.raises(Refused):
        stop_topic(user=user, topic=Topic.ANSWER, at=NIGHT)
