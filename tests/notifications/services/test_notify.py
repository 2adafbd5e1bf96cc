"""People are told once, in the application and by mail; a failure stays visible."""

from email.header import decode_header, make_header
from typing import Any

import pytest
from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.contrib.django.models import ProcrastinateJob

from gieo.notifications.jobs import send_mail
from gieo.notifications.models import Alert
from gieo.notifications.selectors import unread_count, unread_for, visible_to
from gieo.notifications.services.mark_read import mark_read
from gieo.notifications.services.notify import notify
from tests.factories import officer_of, proposer_of, province_of, user_of
from tests.notifications.conftest import AT, Sink, mail_goes_to, reader, tell

pytestmark = [pytest.mark.db, pytest.mark.django_db, pytest.mark.requirement("X-13")]

NOBODY_LISTENS = 9


def job_of(alert: Alert) -> ProcrastinateJob:
    return ProcrastinateJob.objects.get(args={"alert_id": alert.pk})


def work() -> None:
    """What `gieo serve` runs beside the pages, until nothing is left to do."""
    assert isinstance(app.connector, DjangoConnector)
    with app.replace_connector(app.connector.get_worker_connector()) as worker:
        worker.run_worker(wait=False, queues=["mail"], install_signal_handlers=False, listen_notify=False)


def test_the_same_key_is_said_once_to_each() -> None:
    officer = user_of(officer_of(province_of("LS")))
    assert len(tell("việc-1", reader(), reader())) == 1
    assert tell("việc-1") == []
    assert [alert.user for alert in tell("việc-1", reader(), officer)] == [officer]
    assert len(tell("việc-2")) == 1


def test_nobody_to_tell_is_no_fault() -> None:
    assert notify(users=[], key="việc-1", subject="Đã nhận phiếu", body="Nội dung", at=AT) == []


def test_mail_that_is_rolled_back_with_its_cause_is_never_sent() -> None:
    with transaction.atomic():
        tell()
        (alert,) = tell("việc-2")
        assert job_of(alert).status == "todo"
        transaction.set_rollback(True)
    assert not Alert.objects.exists()
    assert not ProcrastinateJob.objects.filter(args={"alert_id": alert.pk}).exists()


def test_a_subject_of_several_lines_becomes_one_line_that_fits() -> None:
    (alert,) = tell(subject="Phiếu\r\nBcc: ai-do@gieo.test\n" + "dài " * 100)
    assert alert.subject.startswith("Phiếu Bcc: ai-do@gieo.test dài")
    assert len(alert.subject) <= 250


@pytest.mark.django_db(transaction=True)
def test_the_worker_takes_the_job_and_the_mail_arrives_at_a_real_server(sink: Sink) -> None:
    (alert,) = tell()
    work()
    (mail,) = sink.received
    assert mail["To"] == "dexuat.lang-son@gieo.test"
    assert str(make_header(decode_header(mail["Subject"]))) == "[Gieo] Đã nhận phiếu"
    assert "/ho-so/x" in mail.get_payload(decode=True).decode()
    alert.refresh_from_db()
    assert alert.mailed_at is not None
    assert job_of(alert).status == "succeeded"


@pytest.mark.django_db(transaction=True)
def test_a_job_that_fails_is_kept_for_another_try(settings: Any) -> None:
    mail_goes_to(settings, NOBODY_LISTENS)
    (alert,) = tell()
    work()
    job = job_of(alert)
    assert (job.status, job.attempts) == ("todo", 1)
    assert job.scheduled_at is not None
    alert.refresh_from_db()
    assert "refused" in alert.mail_error


def test_a_job_that_comes_twice_sends_one_mail(sink: Sink) -> None:
    (alert,) = tell()
    send_mail(alert_id=alert.pk)
    send_mail(alert_id=alert.pk)
    assert len(sink.received) == 1


def test_a_failure_is_seen_and_forgotten_when_the_mail_goes_after_all(settings: Any, sink: Sink) -> None:
    port = settings.EMAIL_PORT
    mail_goes_to(settings, NOBODY_LISTENS)
    (alert,) = tell()
    with pytest.raises(OSError, match="refused"):
        send_mail(alert_id=alert.pk)
    alert.refresh_from_db()
    assert alert.mail_error
    assert alert.mailed_at is None
    mail_goes_to(settings, port)
    send_mail(alert_id=alert.pk)
    alert.refresh_from_db()
    assert (alert.mail_error, len(sink.received)) == ("", 1)


def test_a_job_whose_account_is_gone_has_nothing_to_do(sink: Sink) -> None:
    (alert,) = tell()
    Alert.objects.all().delete()
    send_mail(alert_id=alert.pk)
    assert sink.received == []


def test_an_account_without_an_address_is_said_to_have_none(sink: Sink) -> None:
    user = reader()
    (alert,) = tell()
    user.email = ""
    user.save()
    send_mail(alert_id=alert.pk)
    alert.refresh_from_db()
    assert "không có địa chỉ" in alert.mail_error
    assert (alert.mailed_at, sink.received) == (None, [])


def test_one_sees_and_marks_only_ones_own() -> None:
    proposer, officer = proposer_of(province_of("LS")), officer_of(province_of("LS"))
    first, second = tell("việc-1")[0], tell("việc-2")[0]
    assert visible_to(officer).count() == 0
    assert mark_read(actor=officer, at=AT, alert=first.pk) == 0
    assert mark_read(actor=proposer, at=AT, alert=first.pk) == 1
    assert list(unread_for(proposer)) == [second]
    assert mark_read(actor=proposer, at=AT) == 1
    assert unread_count(proposer) == 0
