"""A second factor is lost: the operator takes it off, with the reason, and nothing opens before a new one is set up."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from click.testing import CliRunner
from django.test import Client
from django.urls import reverse

from gieo.cli import framework
from gieo.cli.accounts import accounts
from gieo.identity.models import SignInEvent, SignInRecord
from gieo.rulebooks import library
from tests.factories import PASSWORD, officer_of, province_of, user_of

pytestmark = [pytest.mark.web, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _started(monkeypatch: pytest.MonkeyPatch) -> None:
    """The framework runs already."""
    monkeypatch.setattr(framework, "start", lambda: None)


def test_a_lost_factor_is_taken_off_with_a_reason_and_its_sessions_end(settings: Any) -> None:
    settings.SECOND_FACTOR_ROLES = library.security().second_factor.roles
    officer = user_of(officer_of(province_of("LS")))
    inside = Client()
    inside.post(reverse("account_login"), {"login": officer.email, "password": PASSWORD})
    TOTP.activate(officer, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(officer)
    assert inside.get("/lam-viec").status_code == 200
    without = CliRunner().invoke(accounts, ["take-off-factors", officer.email, "--reason", " "])
    assert (without.exit_code, Authenticator.objects.count()) == (1, 2)
    done = CliRunner().invoke(accounts, ["take-off-factors", officer.email.upper(), "--reason", "Gặp trực tiếp ở Sở"])
    assert done.exit_code == 0, done.output
    assert not Authenticator.objects.exists()
    (row,) = SignInRecord.objects.filter(event=SignInEvent.FACTOR_REMOVED)
    assert (row.user, row.method, row.reason) == (officer, "operator", "Gặp trực tiếp ở Sở")
    assert inside.get("/lam-viec")["Location"].startswith(reverse("account_login"))
    again = Client()
    again.post(reverse("account_login"), {"login": officer.email, "password": PASSWORD})
    assert again.get("/lam-viec")["Location"] == reverse("mfa_index"), "first a new one"


def test_of_an_address_without_an_account_it_is_said() -> None:
    told = CliRunner().invoke(accounts, ["take-off-factors", "khong.co@gieo.test", "--reason", "x"])
    assert told.exit_code == 1
    assert "no account" in told.output
