"""Whoever holds an account is told by letter of what was changed on it; behind TLS the session is bound to its host."""

import os
import subprocess
import sys
from smtplib import SMTPServerDisconnected
from typing import Any

import pytest
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.models import Authenticator
from django.core import mail, signing
from django.test import Client
from django.urls import reverse

from gieo.identity.models import SignInEvent, SignInRecord
from tests.factories import PASSWORD, officer_of, province_of, user_of
from tests.identity.web.test_sign_in import DESK, code_for

pytestmark = [pytest.mark.web, pytest.mark.django_db]

OTHER = "cay-hoi-tram-nam-2026"


def told() -> list[str]:
    """What the letters say, without the words of every letter."""
    return [str(each.body) for each in mail.outbox]


def changed(client: Client) -> Any:
    return client.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": OTHER, "password2": OTHER}
    )


def test_a_new_password_is_told(client: Client) -> None:
    officer = user_of(officer_of(province_of("LS")))
    client.force_login(officer)
    assert changed(client).status_code == 302
    (letter,) = mail.outbox
    assert letter.to == [officer.email]
    assert "Mật khẩu đã được đổi." in letter.body
    assert "127.0.0.1" in letter.body, "from where"
    assert OTHER not in letter.body


def test_other_sessions_end_with_the_old_password_and_each_sign_in_is_a_session_of_its_own(client: Client) -> None:
    officer = user_of(officer_of(province_of("LS")))
    elsewhere = Client()
    for browser in (elsewhere, client):
        before = browser.get(reverse("account_login")).cookies.get("sessionid")
        browser.post(reverse("account_login"), {"login": officer.email, "password": PASSWORD})
        assert browser.cookies["sessionid"].value != (before.value if before else "")
    assert elsewhere.cookies["sessionid"].value != client.cookies["sessionid"].value
    assert elsewhere.get(DESK).status_code == 200
    assert changed(client).status_code == 302
    assert client.get(DESK).status_code == 200, "one's own goes on"
    assert elsewhere.get(DESK).status_code == 302


@pytest.mark.django_db(transaction=True)  # the letter goes out when the change is kept
def test_a_factor_that_is_added_or_taken_off_is_told(client: Client) -> None:
    proposer = user_of(officer_of(province_of("LS")))
    client.post(reverse("account_login"), {"login": proposer.email, "password": PASSWORD})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    assert client.post(reverse("mfa_activate_totp"), {"code": code_for(secret)}).status_code == 302
    assert any("Đã bật ứng dụng xác thực." in words for words in told())
    assert secret not in str(told())
    assert client.post(reverse("mfa_deactivate_totp")).status_code == 302
    assert any("Đã tắt ứng dụng xác thực." in words for words in told())
    assert not Authenticator.objects.filter(user=proposer).exists()


def test_where_no_letter_goes_out_the_change_stands(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(*_given: object, **_named: object) -> None:
        raise SMTPServerDisconnected

    monkeypatch.setattr(DefaultAccountAdapter, "send_mail", silent)
    officer = user_of(officer_of(province_of("LS")))
    client.force_login(officer)
    assert changed(client).status_code == 302
    officer.refresh_from_db()
    assert officer.check_password(OTHER)


def test_a_sign_in_from_a_new_browser_is_told_and_one_from_a_known_browser_is_not() -> None:
    officer = user_of(officer_of(province_of("LS")))
    at_work, elsewhere = Client(HTTP_USER_AGENT="Máy cơ quan"), Client(HTTP_USER_AGENT="Máy lạ")
    for browser, letters in ((at_work, 0), (at_work, 0), (elsewhere, 1), (elsewhere, 1), (at_work, 1)):
        browser.post(reverse("account_logout"))
        answer = browser.post(reverse("account_login"), {"login": officer.email, "password": PASSWORD})
        assert answer.status_code == 302
        assert len(mail.outbox) == letters
    (letter,) = mail.outbox
    assert letter.to == [officer.email]
    assert "Máy lạ" in letter.body
    assert "kết thúc mọi phiên khác" in letter.body
    assert SignInRecord.objects.filter(user=officer, event=SignInEvent.NEW_BROWSER).count() == 1
    kept = answer.cookies["gieo-browser"]
    assert (kept["httponly"], kept["samesite"]) == (True, "Lax")


def test_a_browser_that_forges_what_it_opened_is_new() -> None:
    officer = user_of(officer_of(province_of("LS")))
    Client().post(reverse("account_login"), {"login": officer.email, "password": PASSWORD})
    forger = Client()
    forger.cookies["gieo-browser"] = signing.dumps([officer.pk], key="khoa-khac", salt="identity.browser")
    forger.post(reverse("account_login"), {"login": officer.email, "password": PASSWORD})
    assert SignInRecord.objects.filter(user=officer, event=SignInEvent.NEW_BROWSER).exists()


@pytest.mark.django_db(transaction=True)
def test_the_right_password_with_a_wrong_or_used_code_is_told_once(client: Client) -> None:
    officer = user_of(officer_of(province_of("LS")))
    client.post(reverse("account_login"), {"login": officer.email, "password": PASSWORD})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": code_for(secret)})
    used, guesser = code_for(secret), Client()
    for browser in (client, guesser):
        browser.post(reverse("account_logout"))
        browser.post(reverse("account_login"), {"login": officer.email, "password": PASSWORD})
    assert client.post(reverse("mfa_authenticate"), {"code": used}).status_code == 302
    mail.outbox.clear()
    for code in (used, "000000", "111111"):
        assert guesser.post(reverse("mfa_authenticate"), {"code": code}).status_code == 200
    (letter,) = mail.outbox
    assert letter.to == [officer.email]
    assert "nhập đúng mật khẩu" in letter.body
    assert used not in letter.body


def test_whoever_signs_in_with_a_password_of_the_common_list_is_told_to_change_it(client: Client) -> None:
    officer = user_of(officer_of(province_of("LS")))
    for word, is_told in (("1q2w3e4r5t6y7u8i9o0p", True), (PASSWORD, False)):
        officer.set_password(word)
        officer.save()
        browser = Client()
        browser.post(reverse("account_login"), {"login": officer.email, "password": word})
        assert ("Mật khẩu này nằm trong danh sách" in browser.get(DESK).content.decode()) is is_told


@pytest.mark.unit
@pytest.mark.parametrize(("https", "expected"), [("true", "__Host-sessionid True"), ("false", "sessionid False")])
def test_behind_tls_the_cookie_is_this_hosts_own(https: str, expected: str) -> None:
    """Asked of the settings as another process reads them."""
    asked = "from gieo.settings import security as s; print(s.SESSION_COOKIE_NAME, s.SESSION_COOKIE_SECURE)"
    done = subprocess.run(
        [sys.executable, "-c", asked], env={**os.environ, "GIEO_HTTPS": https}, capture_output=True, text=True, check=True
    )  # fmt: skip
    assert done.stdout.split("\n")[0] == expected
