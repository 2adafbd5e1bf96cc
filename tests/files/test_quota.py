"""Nobody fills the disk for all others: so many files and mebibytes a day for an account, and a reserve for all."""

import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from gieo.files.models import StoredFile
from gieo.files.services.receive_file import keep_own, receive_file
from gieo.kernel.actors import SYSTEM, Actor
from gieo.kernel.refusal import Refused
from tests.factories import officer_of, proposer_of, province_of
from tests.files.conftest import AT, on_disk

pytestmark = [pytest.mark.db, pytest.mark.django_db]


class Disk(NamedTuple):
    total: int
    used: int
    free: int


@pytest.fixture(autouse=True)
def narrow(settings: Any) -> Any:
    """Two files or one mebibyte for proposers, four or two for staff."""
    rule = settings.SECURITY_RULES.uploads.model_copy(
        update={"files_of_others": 2, "mib_of_others": 1, "files_of_staff": 4, "mib_of_staff": 2}
    )
    settings.SECURITY_RULES = settings.SECURITY_RULES.model_copy(update={"uploads": rule})
    return rule


def send(actor: Actor, content: bytes = b"Phieu", *, days: int = 0) -> StoredFile:
    at = AT + timedelta(days=days)
    return receive_file(content=content, name="phieu.txt", province=province_of("LS"), actor=actor, at=at)


def refused(actor: Actor, content: bytes = b"Phieu") -> str:
    with pytest.raises(Refused) as told:
        send(actor, content)
    (refusal,) = told.value.refusals
    assert refusal.basis == ("GIEO-ATTT:7",)
    assert refusal.field == "file"
    return str(refusal)


def test_an_account_sends_so_many_files_a_day_and_goes_on_the_next(store: Path) -> None:
    proposer, other = proposer_of(province_of("LS")), officer_of(province_of("LS"))
    for _each in range(2):
        send(proposer)
    assert refused(proposer) == "Hôm nay tài khoản đã gửi đủ 2 tệp hoặc 1 MB; ngày mai gửi tiếp."
    assert StoredFile.objects.count() == 2
    assert len(on_disk(store)) == 1, "nothing of the third is left"
    send(proposer, days=1)
    for _each in range(4):
        send(other)
    assert "4 tệp" in refused(other), "staff scan whole books"


def test_an_account_sends_so_much_a_day() -> None:
    proposer = proposer_of(province_of("LS"))
    send(proposer, b"a" * 1024 * 1024)
    assert "1 MB" in refused(proposer)


def test_what_the_house_makes_and_what_no_account_sends_is_not_counted_against_anybody() -> None:
    for _each in range(6):
        send(SYSTEM)
        keep_own(content=b"x", name="a.txt", media_type="text/plain", province=province_of("LS"), actor=SYSTEM, at=AT)
    assert StoredFile.objects.count() == 12


def test_before_the_disk_is_full_nothing_more_is_taken_in(monkeypatch: pytest.MonkeyPatch, narrow: Any) -> None:
    left = narrow.reserve_mib * 1024 * 1024
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: Disk(left * 9, left * 8, left - 1))
    assert "sắp hết chỗ" in refused(officer_of(province_of("LS")))
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: Disk(left * 9, left * 8, left))
    send(officer_of(province_of("LS")))
