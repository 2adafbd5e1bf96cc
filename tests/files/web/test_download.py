"""A file is read through the doors of the stages that hold it; without one it is not there."""

from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse

from gieo.files import doors, selectors
from gieo.files.models import ScanState, StoredFile
from gieo.kernel.actors import NOBODY, Actor
from tests.factories import officer_of, proposer_of, province_of, user_of
from tests.files.conftest import PDF, receive

pytestmark = [pytest.mark.web, pytest.mark.django_db]


def for_staff(actor: Actor, _stored: StoredFile) -> bool:
    return any(seat.role == "science_officer" for seat in actor.seats)


@pytest.fixture(autouse=True)
def no_doors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doors, "_doors", {})


def test_nobody_reads_a_file_without_a_door() -> None:
    stored, officer = receive(b"noi dung"), officer_of(province_of("LS"))
    assert not doors.may_read(officer, stored)
    doors.register("thử", for_staff)
    assert doors.may_read(officer, stored)
    assert not doors.may_read(NOBODY, stored)
    stored.scan_state = ScanState.QUARANTINED
    assert not doors.may_read(officer, stored)


def test_of_many_files_one_sees_those_a_door_opens_to() -> None:
    mine, other = receive(b"mot"), receive(b"hai")
    doors.register("thử", lambda _actor, stored: stored == mine)
    assert selectors.readable_by(NOBODY, [other, mine]) == [mine]


def test_a_download_is_hidden_from_strangers_and_saved_not_shown(client: Client) -> None:
    stored = receive("Nội dung".encode(), "văn bản.txt")
    address = reverse("files:download", args=[stored.pk, stored.name])
    assert address == f"/tep/{stored.pk}/{quote('văn bản.txt')}"
    doors.register("thử", for_staff)
    assert client.get(address).status_code == 404
    client.force_login(user_of(proposer_of(province_of("LS"))))
    assert client.get(address).status_code == 404
    client.force_login(user_of(officer_of(province_of("LS"))))
    response = client.get(address)
    assert b"".join(response.streaming_content) == "Nội dung".encode()  # type: ignore[attr-defined]
    assert response["Content-Disposition"] == f"attachment; filename*=utf-8''{quote('văn bản.txt')}"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "private" in response["Cache-Control"]
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_a_pdf_is_shown_in_place_but_not_under_another_name(client: Client) -> None:
    stored = receive(PDF, "phieu.pdf")
    doors.register("thử", lambda _actor, _stored: True)
    response = client.get(reverse("files:download", args=[stored.pk, stored.name]))
    assert response["Content-Disposition"].startswith("inline")
    assert b"".join(response.streaming_content) == PDF  # type: ignore[attr-defined]
    assert client.get(reverse("files:download", args=[stored.pk, "khac.pdf"])).status_code == 404


def test_content_that_is_gone_is_404_and_not_a_fault(client: Client) -> None:
    stored = receive(PDF, "phieu.pdf")
    stored.path.unlink()
    doors.register("thử", lambda _actor, _stored: True)
    assert client.get(reverse("files:download", args=[stored.pk, stored.name])).status_code == 404
