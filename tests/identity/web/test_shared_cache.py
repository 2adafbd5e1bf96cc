"""What the sign-in remembers holds for all processes: a code opens once, a machine is counted once."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.urls import reverse

from gieo.identity.models import SharedNote, User
from gieo.identity.web.shared_cache import SharedCache, forget_what_is_over
from gieo.settings import sign_in as sign_in_settings
from tests.factories import officer_of, province_of, user_of
from tests.identity.web.test_sign_in import DESK, code_for, sign_in

pytestmark = [pytest.mark.web]


def another_process() -> SharedCache:
    """A memory that saw nothing yet."""
    return SharedCache("", {})


@pytest.mark.django_db
def test_what_one_process_writes_down_another_reads_until_it_is_over() -> None:
    one, other = another_process(), another_process()
    one.set("lần thử", [1.5, 2.5], 60)
    assert other.get("lần thử") == [1.5, 2.5]
    assert not other.add("lần thử", "y", 60), "it is there"
    assert other.get("gì khác", "không") == "không"
    one.set("lần thử", "cũ", -1)
    assert other.get("lần thử") is None, "over"
    assert other.add("lần thử", "y", 60), "what is over may be written anew"
    assert one.touch("lần thử", None)
    assert one.get("lần thử") == "y"
    assert other.delete("lần thử")
    assert not one.delete("lần thử")
    one.set("a", 1, 60)
    one.clear()
    assert not SharedNote.objects.exists()


@pytest.mark.django_db
def test_neither_machine_nor_code_can_be_read_off_the_table_and_the_night_sweeps_it() -> None:
    another_process().set("ip=203.0.113.7&code=123456", "y", 60)
    words = str(SharedNote.objects.values())
    assert "203.0.113.7" not in words
    assert "123456" not in words
    assert forget_what_is_over() == 0
    SharedNote.objects.update(expires=datetime.fromtimestamp(time.time(), UTC) - timedelta(seconds=1))
    assert forget_what_is_over() == 1


def guarded() -> tuple[User, str]:
    """An officer with an authenticator app."""
    officer, secret = user_of(officer_of(province_of("LS"))), generate_totp_secret()
    TOTP.activate(officer, secret)
    return officer, secret


@pytest.mark.django_db
def test_a_code_that_opened_one_process_opens_no_other() -> None:
    officer, secret = guarded()
    code = code_for(secret)
    first, second = Client(), Client()
    for browser in (first, second):
        assert sign_in(browser, officer)["Location"] == reverse("mfa_authenticate")
    assert first.post(reverse("mfa_authenticate"), {"code": code})["Location"] == DESK
    caches["process"].clear()
    assert second.post(reverse("mfa_authenticate"), {"code": code}).status_code == 200, "asked again"
    assert second.get(DESK).status_code == 302


@pytest.mark.django_db(transaction=True)
def test_of_two_processes_that_are_shown_a_code_at_once_one_opens() -> None:
    """Each with a connection of its own, at the same moment."""
    officer, secret = guarded()
    code, together = code_for(secret), Barrier(4)

    def shown(_each: int) -> bool:
        try:
            factor = Authenticator.objects.get(user=officer, type="totp")
            together.wait(timeout=20)
            return bool(factor.wrap().validate_code(code))
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(shown, range(4)))
    assert sorted(told) == [False, False, False, True]


@pytest.mark.django_db
def test_guesses_of_a_code_are_counted_over_all_processes(settings: Any) -> None:
    """Half signed in with the right password, whoever guesses is shut out after as many guesses as of passwords."""
    settings.ACCOUNT_RATE_LIMITS = sign_in_settings.ACCOUNT_RATE_LIMITS  # tests are let in without
    officer, secret = guarded()
    *guessing, last = [Client() for _each in range(settings.SECURITY_RULES.lock_out.failures + 1)]
    for browser in (*guessing, last):
        assert sign_in(browser, officer)["Location"] == reverse("mfa_authenticate")
    for browser in guessing:
        assert browser.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 200
    assert last.post(reverse("mfa_authenticate"), {"code": code_for(secret)}).status_code == 200, "even the right one"
    assert last.get(DESK).status_code == 302
