"""Who gets in: two factors for staff, lock-out, passwords, the way back to the page, accounts of the State."""

import re
from datetime import timedelta
from typing import Any

import pytest
import requests
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import hotp_value, yield_hotp_counters_from_time
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import get_resolver, reverse
from oidc_provider_mock import User as TheirUser
from oidc_provider_mock import run_server_in_thread

from gieo.core import clock
from gieo.identity.models import SignInEvent, SignInRecord, User
from gieo.identity.services.close_idle_accounts import close_idle_accounts
from gieo.identity.services.record_sign_in import record_sign_in
from gieo.rulebooks import library
from tests.conftest import moment
from tests.factories import PASSWORD, officer_of, proposer_of, province_of, user_of
from tests.portal.addresses import names

pytestmark = [pytest.mark.web, pytest.mark.django_db]
DESK = "/lam-viec"


@pytest.fixture
def strict(settings: Any) -> None:
    settings.SECOND_FACTOR_ROLES = library.security().second_factor.roles


def sign_in(client: Client, user: User, password: str = PASSWORD, **more: str) -> Any:
    return client.post(reverse("account_login"), {"login": user.email, "password": password, **more})


def code_for(secret: str) -> str:
    return f"{hotp_value(secret, next(yield_hotp_counters_from_time())):06d}"


@pytest.mark.django_db(transaction=True)  # letters and codes follow what is kept
def test_an_officer_sees_nothing_before_a_second_factor_and_signs_in_with_it_from_then_on(
    strict: None, client: Client
) -> None:
    officer = user_of(officer_of(province_of("LS")))
    assert sign_in(client, officer)["Location"] == DESK
    assert client.get("/").status_code == 200, "what is public stays open"
    assert "lớp xác thực thứ hai" in client.get(DESK, follow=True).content.decode()
    part = client.get(DESK, headers={"HX-Request": "true"})
    assert (part.status_code, part["HX-Redirect"]) == (204, reverse("mfa_index"))

    assert client.get(reverse("mfa_activate_totp"))["Location"].startswith(reverse("account_reauthenticate"))
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    assert client.post(reverse("mfa_activate_totp"), {"code": code_for(secret)}).status_code == 302
    assert client.get(DESK).status_code == 200
    assert secret not in str(Authenticator.objects.get(type="totp").data), "kept encrypted"
    codes = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    assert len(codes) == 10
    assert client.post(reverse("mfa_deactivate_totp")).status_code == 200, "the last one stays"
    assert Authenticator.objects.filter(type="totp").exists()

    other = Client()
    assert sign_in(other, officer)["Location"] == reverse("mfa_authenticate")
    assert other.get(DESK).status_code == 302, "half signed in is not signed in"
    assert other.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 200
    assert other.post(reverse("mfa_authenticate"), {"code": codes[0]})["Location"] == DESK
    again = Client()
    sign_in(again, officer)
    assert again.post(reverse("mfa_authenticate"), {"code": codes[0]}).status_code == 200, "a recovery code opens once"

    told = list(SignInRecord.objects.filter(user=officer).values_list("event", flat=True))
    assert told == [SignInEvent.SIGNED_IN, SignInEvent.FACTOR_ADDED, SignInEvent.FACTOR_ADDED, SignInEvent.FAILED,
                    SignInEvent.SIGNED_IN, SignInEvent.NEW_BROWSER, SignInEvent.FAILED]  # fmt: skip


def test_a_proposer_needs_no_second_factor(strict: None, client: Client) -> None:
    client.force_login(user_of(proposer_of(province_of("LS"))))
    assert client.get(DESK).status_code == 200


def test_an_address_is_locked_after_five_failures_whether_it_has_an_account_or_not(
    client: Client, at: clock.Setter
) -> None:
    officer = user_of(officer_of(province_of("LS")))
    nobody = User(email="khong.co@gieo.test")
    for user in (officer, nobody):
        at("2026-11-24 09:00")
        answers = [sign_in(client, user, "sai-mat-khau").content.decode() for _ in range(5)]
        assert all("09:15" not in page for page in answers)
        at("2026-11-24 09:14")
        assert "09:15" in sign_in(client, user).content.decode(), "even with the right password"
    at("2026-11-24 09:15:01")
    assert sign_in(client, officer).status_code == 302
    at("2026-11-24 09:16")
    for _ in range(4):
        sign_in(Client(), officer, "sai-mat-khau")
    assert sign_in(Client(), officer).status_code == 302, "a success before begins the count anew"
    for statement in ("update identity_signinrecord set event = 'signed_in'", "delete from identity_signinrecord"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_a_password_is_longer_where_it_stands_alone() -> None:
    user = user_of(officer_of(province_of("LS")))
    with pytest.raises(ValidationError, match="14"):
        validate_password("cay-hoi-2026!", user)
    with pytest.raises(ValidationError, match="14"):
        validate_password("cay-hoi-2026!")
    Authenticator.objects.create(user=user, type="totp", data={})
    validate_password("cay-hoi-2026!", user)
    with pytest.raises(ValidationError, match="10"):
        validate_password("cay-hoi!", user)
    validate_password("cây hồi trăm năm " * 7, user)
    with pytest.raises(ValidationError, match="128"):
        validate_password("cây hồi trăm năm " * 8, user)


def test_accounts_of_staff_nobody_used_for_45_days_are_closed(strict: None) -> None:
    officer, proposer = user_of(officer_of(province_of("LS"))), user_of(proposer_of(province_of("LS")))
    User.objects.update(date_joined=moment("2026-01-05 08:00"), last_login=moment("2026-10-01 08:00"))
    assert close_idle_accounts(at=moment("2026-11-15 07:00")) == []
    assert close_idle_accounts(at=moment("2026-11-15 09:00")) == [officer]
    officer.refresh_from_db()
    proposer.refresh_from_db()
    assert (officer.is_active, proposer.is_active) == (False, True)
    assert SignInRecord.objects.get(event=SignInEvent.CLOSED).reason == "Không đăng nhập trong 45 ngày"
    User.objects.filter(pk=officer.pk).update(is_active=True)
    record_sign_in(event=SignInEvent.REOPENED, at=moment("2026-11-16 08:00"), user=officer)
    assert close_idle_accounts(at=moment("2026-11-17 02:30")) == [], "time to sign in"
    assert close_idle_accounts(at=moment("2026-11-16 08:00") + timedelta(days=46)) == [officer]


def test_the_way_back_from_signing_in_leads_to_the_page_not_to_the_form(client: Client) -> None:
    page = "http://testserver/dinh-huong/1?dong=3"
    answer = client.post(reverse("orientation:header", args=[1]), headers={"Referer": page})
    assert answer["Location"] == f"{reverse('account_login')}?next=%2Fdinh-huong%2F1%3Fdong%3D3"
    part = client.get(DESK, headers={"HX-Request": "true", "HX-Current-URL": page})
    assert (part.status_code, part["HX-Redirect"]) == (204, answer["Location"])
    elsewhere = client.post(reverse("orientation:header", args=[1]), headers={"Referer": "https://xau.example/a"})
    assert elsewhere["Location"] == reverse("account_login")
    proposer = user_of(proposer_of(province_of("LS")))
    assert sign_in(client, proposer, next="https://xau.example/")["Location"] == DESK, "no open redirect"


def test_nobody_reaches_an_account_page_of_the_library_unseen(client: Client) -> None:
    """The pages of the library are in no matrix of ours: each is a way in, or asks for one first."""
    ways_in = {
        "account_login", "account_signup", "account_reset_password", "account_reset_password_done", "account_inactive",
        "account_email_verification_sent", "mfa_login_webauthn", "socialaccount_login_cancelled", "socialaccount_login_error",
        "socialaccount_signup", "account_logout", "mfa_authenticate", "mfa_trust", "account_reauthenticate",
        "account_confirm_login_code", "mfa_signup_webauthn", "account_signup_by_passkey",
    }  # fmt: skip
    theirs = {
        name
        for name in names(get_resolver().url_patterns)
        if name.startswith(("account_", "mfa_", "socialaccount_")) and name not in ways_in
    }
    asked = 0
    for name in sorted(theirs):
        if re.search(r"confirm_email|from_key|edit_webauthn|remove_webauthn", name):
            continue  # these carry a key, or a number, and are asked for in the tests of the library
        answer = client.get(reverse(name))
        assert answer.status_code == 302, name
        assert answer["Location"].startswith(reverse("account_login")), name
        asked += 1
    assert asked >= 8


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # the provider's own business
def test_an_account_of_the_state_opens_what_its_holder_tied_it_to(strict: None, client: Client, settings: Any) -> None:
    """Against a real provider of OpenID Connect that answers in this process."""
    officer = user_of(officer_of(province_of("LS")))
    claims = {"name": "Vi Thị Hạnh", "email": officer.email, "national_id": "020199000001", "birthdate": "1999-01-01"}
    with run_server_in_thread(user_claims=[TheirUser(sub="0201-vneid", claims=claims)]) as provider:
        server = f"http://localhost:{provider.server_port}"
        app = {"provider_id": "vneid", "name": "VNeID", "client_id": "gieo", "secret": "x",
               "settings": {"server_url": server, "two_factors": True}}  # fmt: skip
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}
        start = reverse("openid_connect_login", kwargs={"provider_id": "vneid"})
        assert start in client.get(reverse("account_login")).content.decode()

        def through(browser: Client, process: str) -> Any:
            asked = browser.post(f"{start}?process={process}")["Location"]
            assert asked.startswith(f"{server}/oauth2/authorize")
            assert "code_challenge=" in asked
            back = requests.post(asked, data={"sub": "0201-vneid"}, allow_redirects=False, timeout=5)
            answer = browser.get(back.headers["Location"].replace("http://testserver", ""))
            assert answer.status_code == 302, answer.context["auth_error"]
            return answer

        stranger = through(client, "login")
        assert stranger["Location"] == reverse("socialaccount_signup"), "the same address ties nothing"
        assert not SocialAccount.objects.exists()

        inside = Client()
        inside.force_login(officer)
        through(inside, "connect")
        assert SocialAccount.objects.get().user == officer
        fresh = Client()
        assert through(fresh, "login")["Location"] == DESK
        assert fresh.get(DESK).status_code == 200, "the provider asks for two factors itself"
    assert SocialAccount.objects.get().extra_data == {"name": "Vi Thị Hạnh"}
    assert SignInRecord.objects.filter(event=SignInEvent.SIGNED_IN, method="socialaccount").exists()
