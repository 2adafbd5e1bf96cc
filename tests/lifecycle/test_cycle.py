"""A plan year on one page: what it holds, and nothing that its reader may not see."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from gieo.identity.selectors import actor_of
from gieo.kernel.actors import Actor, Role
from gieo.lifecycle.cycle import cycle_of, years_of
from gieo.orientation.models import OrientationNotice
from tests.conftest import moment
from tests.counting import queries_of
from tests.factories import (
    department_of,
    notice_draft,
    officer_of,
    person_in,
    proposer_of,
    province_of,
    published,
    user_of,
    window_for,
)
from tests.succession.conftest import order_of

pytestmark = [pytest.mark.web, pytest.mark.django_db]


@pytest.fixture
def notice(db: None) -> OrientationNotice:
    made = notice_draft(province_of("LS"), at=moment("2025-01-02 09:00"), plan_year=2026)
    window_for(made, opens=date(2025, 2, 1), closes=date(2025, 5, 31))
    return made


def of(actor: Actor) -> Client:
    client = Client()
    client.force_login(user_of(actor))
    return client


def test_a_draft_is_for_those_who_write_notices_and_what_is_published_for_everybody(notice: OrientationNotice) -> None:
    province = province_of("LS")
    officer, writer = officer_of(province), proposer_of(province)
    assert [each.pk for each in cycle_of(province, 2026, officer).notices] == [notice.pk]
    assert cycle_of(province, 2026, writer).is_empty
    published(notice, at=moment("2025-01-06 09:00"))
    found = cycle_of(province, 2026, writer)
    assert ([each.pk for each in found.notices], len(found.windows), found.decisions) == ([notice.pk], 1, ())
    assert sum(field.count for field in found.fields) > 0
    assert 2026 in years_of(province, writer)


def test_stages_count_what_the_reader_may_see(notice: OrientationNotice) -> None:
    published(notice, at=moment("2025-01-06 09:00"))
    province = province_of("LS")
    body = department_of(province)
    focal = person_in(Role.FOCAL_OFFICER, province, name="Đầu mối", email="dm@gieo.test", body=body)
    assert focal.user
    order = order_of(body, actor_of(focal.user, date(2025, 1, 7)))
    mine, others = (
        {stage.key: stage.going + stage.done for stage in cycle_of(province, order.plan_year, actor).stages}
        for actor in (officer_of(province), proposer_of(province))
    )
    assert mine.get("dat-hang") == 1
    assert "dat-hang" not in others


def test_the_page_leads_to_the_lists_and_a_year_of_nothing_is_not_there(notice: OrientationNotice) -> None:
    published(notice, at=moment("2025-01-06 09:00"))
    client = of(officer_of(province_of("LS")))
    assert client.get(reverse("lifecycle:cycle-now"), follow=True).status_code == 200
    page = client.get(reverse("lifecycle:cycle", args=[2026])).content.decode()
    assert notice.title in page
    assert "đến hết ngày 31/05/2025" in " ".join(page.split())
    assert client.get(reverse("lifecycle:cycle", args=[1999])).status_code == 404
    assert of(officer_of(province_of("BG"))).get(reverse("lifecycle:cycle", args=[2026])).status_code == 404


def test_a_fuller_year_asks_no_more(notice: OrientationNotice) -> None:
    published(notice, at=moment("2025-01-06 09:00"))
    client, address = of(officer_of(province_of("LS"))), reverse("lifecycle:cycle", args=[2026])
    client.get(address)
    once = queries_of(lambda: client.get(address))
    for days in ((6, 7), (8, 9)):
        window_for(notice, opens=date(2025, days[0], 1), closes=date(2025, days[1], 1))
    assert queries_of(lambda: client.get(address)) == once
