"""One's own sessions: seen, and ended one by one or all but the present one; nobody else's."""

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse

from gieo.identity.models import User
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
