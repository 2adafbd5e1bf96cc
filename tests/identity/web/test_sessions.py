"""One's own sessions: seen, and ended one by one or all but the present one; nobody else's."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from unittest.mock import patch

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from gieo.identity.models import User
from tests.conftest import moment
from tests.factories import PASSWORD, officer_of, proposer_of, province_of, user_of

pytestmark = [pytest.mark.web, pytest.mark.django_db]


def signed_in(user: User, machine: str) -> Client:
    """A browser of its own."""
    client = Client(HTTP_USER_AGENT=machine)
    answer = client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    assert answer.status_code == 302
    return client


def is_inside(client: Client) -> bool:
    return client.get(reverse("notifications:alerts")).status_code == 200


def test_a_session_elsewhere_is_seen_and_ended() -> None:
    user = user_of(proposer_of(province_of("LS")))
    here, there = signed_in(user, "Máy cơ quan"), signed_in(user, "Máy lạ")
    page = here.get(reverse("usersessions_list")).content.decode()
    assert "Máy lạ" in page
    assert "phiên này" in page
    foreign = UserSession.objects.get(user_agent="Máy lạ")
    here.post(reverse("usersessions_end", args=[foreign.pk]))
    assert is_inside(here)
    assert not is_inside(there)


def test_a_session_lasts_as_long_as_it_is_used_and_ends_hours_after() -> None:
    """Whoever works for eleven hours stays inside; whoever leaves for eight does not (the page warns of that moment)."""
    hours = settings.SECURITY_RULES.session.hours
    with time_machine(0) as move:
        client = signed_in(user_of(proposer_of(province_of("LS"))), "Máy cơ quan")
        ends = Session.objects.get().expire_date
        move(hours=hours - 1)
        assert is_inside(client)
        assert Session.objects.get().expire_date - ends >= timedelta(hours=hours - 1, minutes=-1)
        move(hours=hours + 3)
        assert is_inside(client), "four hours after the last request"
    with time_machine(0) as move:
        client = signed_in(user_of(proposer_of(province_of("LS"))), "Máy nhà")
        move(hours=hours, minutes=1)
        assert not is_inside(client)


def test_a_session_in_use_ends_when_its_holder_was_not_asked_again_for_too_long() -> None:
    """Two browsers work on without a pause: one says again who it is, the other does not."""
    longest = settings.SECURITY_RULES.session.longest_hours
    with time_machine(0) as move:
        user = user_of(proposer_of(province_of("LS")))
        asked, unasked = signed_in(user, "Máy một"), signed_in(user, "Máy hai")
        for hour in range(1, longest):
            move(hours=hour)
            assert is_inside(asked)
            assert is_inside(unasked)
        page = asked.get("/lam-viec").content.decode()
        assert 'data-session-left="3600"' in page, "the page counts down to that moment"
        again = "/tai-khoan/reauthenticate/?next=%2Flam-viec"
        assert again in page
        assert asked.post(again, {"password": PASSWORD})["Location"] == "/lam-viec"
        move(hours=longest, seconds=1)
        assert (is_inside(asked), is_inside(unasked)) == (True, False)
        assert UserSession.objects.purge_and_list(user) == list(UserSession.objects.filter(user_agent="Máy một"))
        move(hours=2 * longest)
        assert not is_inside(asked)


def test_a_session_from_before_the_rule_counts_from_its_next_request() -> None:
    longest = settings.SECURITY_RULES.session.longest_hours
    with time_machine(0) as move:
        client = signed_in(user_of(proposer_of(province_of("LS"))), "Máy cơ quan")
        session = client.session
        for key in ("begun", "seen", "account_authentication_methods"):
            del session[key]
        session.save()
        move(hours=1)
        assert is_inside(client)
        assert client.session["begun"] == client.session["seen"]
        for hour in range(2, longest + 1):
            move(hours=hour)
            assert is_inside(client)
        move(hours=longest + 1, seconds=1)
        assert not is_inside(client)


@contextmanager
def time_machine(start: int) -> Iterator[Callable[..., None]]:
    """The clock of sessions is the machine's own."""
    begun, passed = moment("2026-11-24 10:00"), [timedelta(seconds=start)]

    def now() -> datetime:
        return begun + passed[0]

    def move(**span: int) -> None:
        passed[0] = timedelta(**span)

    with patch("django.utils.timezone.now", now), patch("time.time", lambda: now().timestamp()):
        yield move


def test_all_the_others_end_at_once_and_nobody_ends_somebody_elses() -> None:
    user, other = user_of(proposer_of(province_of("LS"))), user_of(officer_of(province_of("LS")))
    here, there = signed_in(user, "Máy cơ quan"), signed_in(user, "Máy nhà")
    stranger = signed_in(other, "Máy khác")
    theirs = UserSession.objects.get(user=other)
    assert here.post(reverse("usersessions_end", args=[theirs.pk])).status_code == 404
    here.post(reverse("usersessions_list"))
    assert (is_inside(here), is_inside(there)) == (True, False)
    assert UserSession.objects.filter(user=other).exists()
    assert stranger.session.session_key == theirs.session_key
