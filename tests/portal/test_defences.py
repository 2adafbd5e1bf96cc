"""What every answer carries, what every form asks for, and what no log says (issue 5, line 7)."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from gieo.environment import Environment
from gieo.settings.security import CONTENT_SECURITY_POLICY
from tests.factories import officer_of, province_of, user_of

pytestmark = [pytest.mark.web, pytest.mark.django_db]

WORD = "mat-khau-rat-rieng-7391"


def policy(text: str) -> dict[str, list[str]]:
    return {rule.split()[0]: rule.split()[1:] for rule in text.split(";") if rule.strip()}


def test_the_policy_allows_nothing_from_elsewhere_and_nothing_inline() -> None:
    rules = policy(CONTENT_SECURITY_POLICY)
    assert rules["default-src"] == ["'self'"]
    assert rules["object-src"] == ["'none'"]
    assert rules["base-uri"] == rules["frame-ancestors"] == ["'self'"]
    assert rules["form-action"][0] == "'self'"
    for words in rules.values():
        assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "http:", "https:"} & set(words)
    assert "script-src" not in rules, "scripts follow default-src"


@pytest.mark.parametrize(
    "address", ["/", "/lam-viec", "/khong-co-trang-nay", "/api/v1/orientations", "/tai-khoan/login/"]
)
def test_every_answer_carries_the_headers(address: str) -> None:
    """Pages, ways to the sign-in, faults and data alike."""
    answer = Client().get(address)
    assert answer["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"


def views(patterns: list[Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from views(pattern.url_patterns, f"{prefix}{pattern.pattern}")
        elif isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.pattern}", pattern.callback


def test_no_view_takes_a_form_that_was_forged() -> None:
    """All of them, by address; the interface for programs answers questions only."""
    known = list(views(get_resolver().url_patterns))
    assert len(known) > 150
    exempt = {address for address, view in known if getattr(view, "csrf_exempt", False)}
    assert {address for address in exempt if not address.startswith("api/v1/")} == set()
    strict = Client(enforce_csrf_checks=True)
    for address in ("account_login", "set_language", "account_logout"):
        assert strict.post(reverse(address), {"next": "/"}).status_code == 403, address


def test_the_interface_for_programs_changes_nothing() -> None:
    for method in ("post", "put", "patch", "delete"):
        assert getattr(Client(), method)("/api/v1/orientations").status_code == 405, method


@pytest.mark.parametrize(
    "elsewhere", ["https://xau.example/", "//xau.example", "/\\xau.example", "javascript:alert(1)"]
)
def test_nobody_is_sent_to_another_site(elsewhere: str) -> None:
    answer = Client().post(reverse("set_language"), {"language": "en", "next": elsewhere})
    assert answer.status_code == 302
    assert "xau.example" not in answer["Location"]
    assert not answer["Location"].startswith("javascript:")


def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites() -> None:
    user = user_of(officer_of(province_of("LS")))
    user.set_password(WORD)
    user.save()
    answer = Client().post(reverse("account_login"), {"login": user.email, "password": WORD})
    session = answer.cookies["sessionid"]
    assert session["httponly"]
    assert session["samesite"] == "Lax"


def test_what_somebody_signed_in_was_shown_is_kept_nowhere() -> None:
    """Neither by the browser nor on the way; what is public stays as it is for whoever did not sign in."""
    client = Client()
    client.force_login(user_of(officer_of(province_of("LS"))))
    for address in (
        "/lam-viec",
        "/lam-viec/thong-bao",
        "/khong-co-trang-nay",
        "/quan-tri/nguoi",
        "/",
        "/tai-khoan/2fa/",
    ):
        assert client.get(address)["Cache-Control"] == "private, no-store", address
    for address in ("/", "/tra-cuu", "/api/v1/orientations"):
        assert "no-store" not in Client().get(address).get("Cache-Control", ""), address


def test_what_is_typed_to_sign_in_stands_in_no_log(caplog: pytest.LogCaptureFixture) -> None:
    """Neither when it is right nor when it is wrong, nor when the page fails."""
    user = user_of(officer_of(province_of("LS")))
    user.set_password(WORD)
    user.save()
    caplog.set_level(logging.DEBUG)
    with structlog.testing.capture_logs() as lines:
        for word in (WORD, f"{WORD}-sai"):
            Client().post(reverse("account_login"), {"login": user.email, "password": word})
        Client().get("/khong-co-trang-nay", {"password": WORD})
    assert [message for record in caplog.records if WORD in (message := record.getMessage())] == []
    assert WORD not in str(lines)


@pytest.mark.unit
def test_the_environment_says_no_secret_of_itself() -> None:
    """Printed whole into a log it shows stars."""
    said = repr(
        Environment(
            secret_key=WORD,
            old_secret_keys=[WORD],
            seal_passphrase=WORD,
            smtp_url=f"smtp://ai:{WORD}@may:25",
            DATABASE_URL=f"postgresql://ai:{WORD}@may/gieo",
            owner_url=f"postgresql://chu:{WORD}@may/gieo",
            oidc=[{"id": "vneid", "name": "VNeID", "server_url": "https://x", "client_id": "g", "client_secret": WORD}],
        )
    )
    assert WORD not in said
