"""The page of one's alerts and the number beside the bell."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from gieo.notifications.models import Alert
from gieo.notifications.selectors import unread_count
from tests.factories import officer_of, proposer_of, province_of, user_of
from tests.notifications.conftest import AT, reader, tell

pytestmark = [pytest.mark.web, pytest.mark.django_db]

PAGE = "/lam-viec/thong-bao"


@pytest.fixture
def proposer(client: Client) -> Client:
    client.force_login(reader())
    return client


def test_a_stranger_is_sent_to_sign_in(client: Client) -> None:
    assert client.get(PAGE).status_code == 302
    assert client.post(reverse("notifications:read")).status_code == 302


def test_one_sees_ones_own_with_what_became_of_the_mail(proposer: Client) -> None:
    sent, failed, other = tell("a", subject="Một")[0], tell("b", subject="Hai")[0], tell("c", subject="Ba")[0]
    Alert.objects.filter(pk=sent.pk).update(mailed_at=AT)
    Alert.objects.filter(pk=failed.pk).update(mail_error="Connection refused")
    Alert.objects.filter(pk=other.pk).update(user=user_of(officer_of(province_of("LS"))))
    page = proposer.get(PAGE).content.decode()
    assert "Một" in page
    assert "đã gửi thư" in page
    assert 'title="Connection refused"' in page
    assert "Ba</a>" not in page


def test_the_bell_counts_and_leads_to_the_page(proposer: Client) -> None:
    tell()
    page = proposer.get(PAGE).content.decode()
    assert re.search(rf'<a class="g-tool" href="{PAGE}">', page)
    assert re.search(r'g-bell-count" aria-hidden="true">1<', page)


def test_one_or_all_are_marked_by_post_alone(proposer: Client) -> None:
    actor = proposer_of(province_of("LS"))
    first = tell("a")[0]
    for key in "bc":
        tell(key)
    assert proposer.get(reverse("notifications:read")).status_code == 405
    proposer.post(reverse("notifications:read"), {"alert": first.pk})
    assert unread_count(actor) == 2
    response = proposer.post(reverse("notifications:read"), follow=True)
    assert unread_count(actor) == 0
    assert "Đánh dấu tất cả đã đọc" not in response.content.decode()


def test_older_alerts_are_one_page_further(proposer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gieo.notifications.selectors.PAGE", 2)
    for key in ("Một", "Hai", "Ba"):
        tell(key, subject=key)
    first = proposer.get(PAGE).content.decode()
    assert re.findall(r'<a href="/ho-so/x">(\w+)</a>', first) == ["Ba", "Hai"]
    (older,) = re.findall(r'rel="next" href="(\?sau=\d+)"', first)
    assert re.findall(r'<a href="/ho-so/x">(\w+)</a>', proposer.get(PAGE + older).content.decode()) == ["Một"]
    assert proposer.get(f"{PAGE}?sau=hong").status_code == 200


def test_the_page_asks_the_same_for_one_alert_and_for_three(
    proposer: Client, django_assert_num_queries: Callable[[int], object]
) -> None:
    tell("a")
    queries = 6  # session, account, seats, alerts, and the two numbers of the frame
    with django_assert_num_queries(queries):  # type: ignore[attr-defined]
        proposer.get(PAGE)
    tell("b")
    tell("c")
    with django_assert_num_queries(queries):  # type: ignore[attr-defined]
        proposer.get(PAGE)
