"""The book of sign-ins is read by who may, and what looks odd in it is told to the administrators of the province."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import structlog
from django.test import Client

from gieo.audit.services.tell_of_odd_signs import tell_of_odd_signs
from gieo.core import clock
from gieo.identity.models import Appointment, SignInEvent, SignInRecord, User
from gieo.identity.services.record_sign_in import record_sign_in
from gieo.identity.web import watching
from gieo.kernel.actors import Role
from gieo.kernel.refusal import Refused
from gieo.notifications.models import Alert
from tests.conftest import moment
from tests.counting import queries_of
from tests.factories import department_of, officer_of, person_in, proposer_of, province_of, user_of
from tests.files.conftest import EICAR, receive
from tests.files.conftest import daemon as daemon  # noqa: PLC0414  (the scanner on its port)

pytestmark = [pytest.mark.web, pytest.mark.django_db]

AT = moment("2026-11-24 10:00")
PAGE = "/quan-tri/so-dang-nhap"


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """What other tests counted in this process is forgotten."""
    watching.tally = watching.Tally()
    yield
    watching.tally = watching.Tally()


def account_in(code: str, role: Role, name: str) -> User:
    province = province_of(code)
    person = person_in(role, province, name=name, email=f"{name}.{code}@gieo.test", body=department_of(province))
    assert person.user
    return person.user


def administrator_of(code: str) -> User:
    return account_in(code, Role.ADMINISTRATOR, "quan-tri")


def told(user: User) -> list[str]:
    return [alert.subject for alert in Alert.objects.filter(user=user).order_by("pk")]


def test_addresses_that_are_tried_out_are_told_once_an_hour_and_to_the_own_province_only(settings: Any) -> None:
    rule, at_home, elsewhere = settings.SECURITY_RULES.watch, administrator_of("LS"), administrator_of("BP")
    officer = user_of(officer_of(province_of("LS")))
    for _each in range(rule.locked - 1):
        record_sign_in(event=SignInEvent.LOCKED, at=AT, user=officer)
    record_sign_in(event=SignInEvent.LOCKED, at=AT, email="ke.la@xau.example")
    assert tell_of_odd_signs(at=AT + timedelta(minutes=5)) == [], "two addresses: of each it is the number that counts"
    for name in ("mot", "hai"):
        record_sign_in(event=SignInEvent.LOCKED, at=AT, user=account_in("LS", Role.FINANCE_OFFICER, name))
    tell_of_odd_signs(at=AT + timedelta(minutes=10))
    tell_of_odd_signs(at=AT + timedelta(minutes=20))
    assert told(at_home) == ["Dấu hiệu bất thường: 4 địa chỉ bị khóa vì sai mật khẩu nhiều lần"]
    assert told(elsewhere) == []
    assert told(officer) == []
    for each in range(rule.failed):
        record_sign_in(event=SignInEvent.FAILED, at=AT, email=f"dò{each}@xau.example")
    tell_of_odd_signs(at=AT + timedelta(minutes=25))
    said = f"Dấu hiệu bất thường: {rule.failed} lần đăng nhập sai"
    assert said in told(at_home)
    assert said in told(elsewhere), "an address without an account belongs to no province"
    assert Alert.objects.filter(user=at_home, url=PAGE).count() == 2
    before = Alert.objects.count()
    tell_of_odd_signs(at=AT + timedelta(minutes=rule.minutes + 1))
    assert Alert.objects.count() == before, "what is over is not told again"


def test_whoever_is_refused_page_after_page_is_written_down_and_told(settings: Any, at: clock.Setter) -> None:
    at("2026-11-24 10:00")
    keeper, curious = administrator_of("LS"), user_of(proposer_of(province_of("LS")))
    client = Client()
    client.force_login(curious)
    limit = settings.SECURITY_RULES.watch.refused
    with structlog.testing.capture_logs() as lines:
        for number in range(limit - 1):
            assert client.get(f"/ho-so/LS-DX-2026-{number:04d}").status_code == 404
        assert not SignInRecord.objects.filter(event=SignInEvent.REFUSED).exists()
        client.get("/quan-tri/nguoi")
        client.get("/quan-tri/nguoi")
    (row,) = SignInRecord.objects.filter(event=SignInEvent.REFUSED)
    assert (row.user, row.address) == (curious, "127.0.0.1")
    refused = [line for line in lines if line["event"] == "page_refused"]
    assert len(refused) == limit + 1
    assert refused[0] == {
        "event": "page_refused", "log_level": "warning", "user": str(curious.pk), "method": "GET",
        "path": "/ho-so/LS-DX-2026-0000", "status": 404,
    }  # fmt: skip
    tell_of_odd_signs(at=clock.now())
    said = f"{curious.email}: bị từ chối rất nhiều trang ({limit} trang trong 60 phút)"
    assert told(keeper) == [f"Dấu hiệu bất thường: {said}"]


def test_whoever_reads_without_end_is_written_down_and_reading_is_logged(settings: Any, at: clock.Setter) -> None:
    at("2026-11-24 10:00")
    rule = settings.SECURITY_RULES.watch.model_copy(update={"read": 3})
    settings.SECURITY_RULES = settings.SECURITY_RULES.model_copy(update={"watch": rule})
    officer = user_of(officer_of(province_of("LS")))
    client = Client()
    client.force_login(officer)
    with structlog.testing.capture_logs() as lines:
        for _each in range(2):
            client.get("/lam-viec")
        at("2026-11-24 11:00")
        for _each in range(2):
            client.get("/lam-viec")
        assert not SignInRecord.objects.exists(), "the count begins anew with each span"
        client.get("/lam-viec")
    assert SignInRecord.objects.get().event == SignInEvent.READ_MUCH
    read = [line for line in lines if line["event"] == "page"]
    assert {(line["user"], line["path"], line["status"]) for line in read} == {(str(officer.pk), "/lam-viec", 200)}


def test_a_file_with_malware_is_told(settings: Any, tmp_path: Path, daemon: None) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"
    keeper = administrator_of("LS")
    with pytest.raises(Refused):
        receive(EICAR, "phieu.txt")
    tell_of_odd_signs(at=clock.now())
    assert told(keeper) == ["Dấu hiệu bất thường: 1 tệp có mã độc bị cách ly"]
    tell_of_odd_signs(at=clock.now() + timedelta(hours=2))
    assert len(told(keeper)) == 1


@pytest.mark.requirement("P-30")
def test_the_book_shows_the_own_province_and_what_is_odd_first(at: clock.Setter) -> None:
    at("2026-11-24 10:00")
    keeper = administrator_of("LS")
    administrator_of("BP")
    client = Client()
    client.force_login(keeper)
    at_home, elsewhere = user_of(officer_of(province_of("LS"))), user_of(officer_of(province_of("BP")))
    for user in (at_home, elsewhere):
        record_sign_in(event=SignInEvent.SIGNED_IN, at=AT, user=user, address="10.0.0.7")
        record_sign_in(event=SignInEvent.LOCKED, at=AT, user=user, address="10.0.0.7")
    page = client.get(PAGE).content.decode()
    assert at_home.email in page
    assert elsewhere.email not in page
    assert page.count("10.0.0.7") == 1, "what is odd first"
    assert client.get(PAGE, {"viec": "tat-ca"}).content.decode().count("10.0.0.7") == 2
    assert client.get(PAGE, {"viec": "signed_in"}).content.decode().count("10.0.0.7") == 1
    assert at_home.email not in client.get(PAGE, {"viec": "tat-ca", "q": "khong-co-ai"}).content.decode()
    Appointment.objects.filter(person__user=keeper).update(role=Role.DIRECTOR)
    assert client.get(PAGE).status_code == 403


def test_the_book_asks_as_much_for_three_lines_as_for_one() -> None:
    client = Client()
    client.force_login(administrator_of("LS"))
    officer = user_of(officer_of(province_of("LS")))
    asked = []
    for lines in (1, 2):
        for _each in range(lines):
            record_sign_in(event=SignInEvent.LOCKED, at=AT, user=officer)
        client.get(PAGE)
        asked.append(queries_of(lambda: client.get(PAGE)))
    assert asked[0] == asked[1]
