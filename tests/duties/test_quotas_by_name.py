"""Quotas by name: each council member a proposal, each district a written order (BG25-II-1, BG25-II-2)."""

import re
from datetime import date

import pytest
from django.test import Client

from gieo.dossiers.services.act import act
from gieo.duties.duty.facts import MergeFacts
from gieo.duties.models import Duty
from gieo.duties.quotas import quotas_of
from gieo.duties.selectors import compliance
from gieo.duties.services.open_duties import open_duties
from gieo.duties.services.recognise import recognise
from gieo.identity.selectors import actor_of
from gieo.kernel.actors import SYSTEM, Actor, Role
from gieo.kernel.asking import Picked
from gieo.orientation.order.facts import OrderFacts
from gieo.orientation.services.open_order import open_order
from tests.conftest import moment
from tests.duties.conftest import BEGIN, Cast, focal_of
from tests.duties.test_key_proposals import received
from tests.factories import notice_draft, person_in, user_of, window_for
from tests.officialdocs.reading import pages_of

pytestmark = [pytest.mark.db, pytest.mark.django_db]

IN_TIME, LAST = moment("2024-05-20 09:00"), moment("2024-05-30 23:59")


def member(cast: Cast, name: str) -> Actor:
    email = f"{name.lower().replace(' ', '.')}@gieo.test"
    person = person_in(Role.COUNCIL_MEMBER, cast.province, name=name, email=email)
    assert person.user
    return actor_of(person.user, date(2024, 6, 1))


@pytest.mark.requirement("BG25-II-1")
def test_of_three_members_the_one_in_default_is_named_until_the_proposal_comes(
    cast: Cast, settings, tmp_path, at
) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    client = Client()
    client.force_login(user_of(cast.officer))
    second, third = member(cast, "Thanh vien hai"), member(cast, "Thanh vien ba")
    open_duties(province="BG", year=2024, actor=SYSTEM, at=BEGIN)
    window = window_for(notice_draft(cast.province, at=moment("2024-03-01 08:00")))
    for each in (cast.member, second):
        received(window, each, None, at=IN_TIME, linked=True)
    recognise(province="BG", year=2024, at=IN_TIME)

    def members():
        return next(
            row for row in compliance(province="BG", year=2024, rule="key_proposal") if row.holder == "council_member"
        )

    def page(day: str) -> str:
        """The section of the members, as words."""
        at(day)
        shown = client.get("/lam-viec/chi-tieu?nam=2024").content.decode()
        [section] = [part for part in shown.split("<section")[1:] if "Thanh vien ba" in part]
        return " ".join(re.sub("<[^>]+>", " ", section).split())

    assert (members().met, members().owing, members().defaulters) == (2, 3, ("Thanh vien ba",))
    shown = page("2024-05-20 10:00")
    assert "2/3" in shown
    assert shown.count("Đã thực hiện") == 2
    received(window, third, None, at=LAST, linked=True)
    recognise(province="BG", year=2024, at=LAST)
    assert (members().met, members().defaulters) == (3, ())
    shown = page("2024-05-31 08:00")
    assert "3/3" in shown
    assert shown.count("Đã thực hiện") == 3
    assert set(Duty.objects.filter(holder_class="council_member").values_list("state", flat=True)) == {"met"}


def orders(cast: Cast, document: str) -> None:
    ground = (Picked(id="development_plan", name="Kế hoạch phát triển"),)
    facts = OrderFacts(
        title="Rải vụ vải", plan_year=2025, need="Cần", expected_result="Quy trình", grounds=ground, document=document
    )
    focal = focal_of(cast.district)
    order = open_order(province="BG", facts=facts, actor=focal, at=IN_TIME)
    act(order, "send", actor=focal, at=IN_TIME)


@pytest.mark.requirement("BG25-II-2", "X-17")
def test_a_district_with_a_proposal_or_an_unwritten_order_has_not_ordered(owing: Cast, settings, tmp_path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    window = window_for(notice_draft(owing.province, at=moment("2024-03-01 08:00")))
    received(window, focal_of(owing.district), owing.district, at=IN_TIME, linked=True)
    orders(owing, "")
    recognise(province="BG", year=2024, at=IN_TIME)
    duty = owing.duty("district_order", owing.district)
    assert (owing.duty("key_proposal", owing.district).state, duty.state) == ("met", "open")
    orders(owing, "15/UBND-KT ngày 20/5/2024")
    recognise(province="BG", year=2024, at=LAST)
    duty.refresh_from_db()
    assert duty.state == "met"


def test_a_duty_that_went_into_that_of_the_heir_is_in_no_default(owing: Cast, at) -> None:
    def in_default() -> set[Duty]:
        return {duty for quota in quotas_of("BG", 2024) for duty in quota.defaulters}

    ended, heir = Duty.objects.filter(province="BG", rule_key="key_proposal", body__isnull=False).order_by("pk")[:2]
    assert {ended, heir} <= in_default()
    facts = MergeFacts(into=Picked(id=heir.pk, name=heir.holder_name), document="QĐ 1/QĐ-UBND")
    act(ended, "merge", actor=SYSTEM, at=IN_TIME, facts=facts)
    assert ended not in in_default()
    assert heir in in_default()


def test_where_nobody_is_in_default_no_letter_is_offered(owing: Cast, at) -> None:
    at("2024-05-20 10:00")
    client = Client()
    client.force_login(user_of(owing.officer))
    letter, page = "/lam-viec/chi-tieu/2024/don-doc.pdf", "/lam-viec/chi-tieu?nam="
    assert letter in client.get(f"{page}2024").content.decode()
    assert "don-doc" not in client.get(f"{page}2001").content.decode()


@pytest.mark.requirement("BG25-II-1", "BG25-II-2", "CT-2-1a", "RP-02")
def test_the_page_and_the_letter_name_who_is_in_default(owing: Cast, at, django_assert_max_num_queries) -> None:
    at("2024-05-20 10:00")
    orders(owing, "15/UBND-KT ngày 20/5/2024")
    recognise(province="BG", year=2024, at=IN_TIME)
    client = Client()
    client.force_login(user_of(owing.officer))
    page = client.get("/lam-viec/chi-tieu?nam=2024").content.decode()
    by_name = {(quota.what, str(quota.holder)): quota for quota in quotas_of("BG", 2024)}
    district = next(quota for (what, _holder), quota in by_name.items() if "văn bản đặt hàng" in what and quota.met)
    assert (district.met, [duty.holder_name for duty in district.duties]) == (1, ["UBND huyện Lục Ngạn"])
    members = next(quota for quota in by_name.values() if quota.holder == "council_member")
    assert [duty.holder_name for duty in members.defaulters] == ["Thành viên Hội đồng"]
    for name in ("Sở Y tế", "Sở Nông nghiệp", "Thành viên Hội đồng", "0/1"):
        assert name in page, name
    letter = client.get("/lam-viec/chi-tieu/2024/don-doc.pdf")
    words = " ".join(" ".join(pages_of(letter.content)).split())
    assert "Thành viên Hội đồng" in words
    assert "Sở Nông nghiệp" in words
    assert client.get("/lam-viec/chi-tieu/2024/don-doc.docx").content[:2] == b"PK"
    with django_assert_max_num_queries(1):
        quotas_of("BG", 2024)
