"""Whoever opens an account in the name of a body that is known reads nothing of it until an officer has looked."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gieo.dossiers.selectors import visible_to
from gieo.identity.models import Appointment, Organisation, OrganisationKind, OrganisationName, User
from gieo.identity.selectors import actor_of, organisation_named
from gieo.identity.services.answer_asker import answer_asker
from gieo.identity.services.register_organisation import register_organisation
from gieo.identity.services.register_proposer import register_proposer
from gieo.kernel.actors import Role
from gieo.kernel.refusal import Refused
from tests.conftest import moment
from tests.counting import queries_of
from tests.factories import officer_of, person_in, province_of, user_of
from tests.succession.conftest import order_of

pytestmark = [pytest.mark.db, pytest.mark.django_db, pytest.mark.requirement("X-4", "X-3")]

AT = moment("2026-11-24 10:00")
NAME = "Trung tâm Ứng dụng khoa học và công nghệ"
SPELLED = (
    "Trung tâm Ứng dụng KH&CN",
    "TRUNG TÂM ỨNG DỤNG KHOA HỌC VÀ CÔNG NGHỆ",
    "trung tam ung dung khoa hoc va cong nghe",
)


def centre() -> Organisation:
    return register_organisation(
        name=NAME, kind=OrganisationKind.SCIENCE_ORGANISATION, province=province_of("LS"),
        aliases=("Trung tâm Ứng dụng KH&CN",), verified_at=AT,
    )  # fmt: skip


def stranger(name: str, email: str = "nguoi.la@gieo.test") -> Appointment:
    return register_proposer(
        user=User.objects.create_user(email), full_name="Người lạ", province=province_of("LS"), on=AT.date(),
        organisation_name=name, organisation_kind=OrganisationKind.ENTERPRISE,
    )  # fmt: skip


def reads(seat: Appointment) -> int:
    user = Appointment.objects.select_related("person__user").get(pk=seat.pk).person.user
    assert user
    return visible_to(actor_of(user, AT.date())).count()


@pytest.mark.parametrize("spelled", [NAME, *SPELLED])
def test_who_can_spell_a_body_reads_nothing_of_it(spelled: str) -> None:
    body = centre()
    own = person_in(Role.FOCAL_OFFICER, province_of("LS"), name="Lan", email="lan@gieo.test", body=body)
    assert own.user
    order_of(body, actor_of(own.user, AT.date()))
    seat = stranger(spelled)
    assert (seat.organisation, seat.asked_body) == (None, body)
    assert reads(seat) == 0
    assert organisation_named(NAME, province_of("LS")) == body, "no second body answers to its name"
    answer_asker(seat=seat, is_theirs=True, actor=officer_of(province_of("LS")))
    assert reads(seat) == 1


def test_one_that_is_turned_down_stays_a_private_person_and_is_answered_once() -> None:
    centre()
    officer, seat = officer_of(province_of("LS")), stranger(NAME)
    with pytest.raises(Refused) as refused:
        answer_asker(seat=seat, is_theirs=True, actor=officer_of(province_of("BG")))
    assert refused.value.codes == ("not_yours",)
    answer_asker(seat=seat, is_theirs=False, actor=officer)
    assert reads(seat) == 0
    with pytest.raises(Refused) as refused:
        answer_asker(seat=seat, is_theirs=True, actor=officer)
    assert refused.value.codes == ("answered",)


def test_a_new_body_is_its_proposers_and_the_next_who_names_it_asks() -> None:
    first, second = stranger("Công ty Hồi Vân"), stranger("công ty hồi vân", "nguoi.khac@gieo.test")
    assert first.organisation is not None
    assert first.organisation.verified_at is None
    assert (second.organisation, second.asked_body) == (None, first.organisation)
    assert OrganisationName.objects.filter(search=OrganisationName.key_of("Công ty Hồi Vân")).count() == 1


def test_a_body_of_the_state_and_the_heir_of_one_that_ended_are_asked_for_as_well() -> None:
    state = register_organisation(name="Học viện Nông nghiệp Việt Nam", kind=OrganisationKind.UNIVERSITY)
    heir = centre()
    ended = register_organisation(
        name="Trung tâm Tiết kiệm năng lượng", kind=OrganisationKind.SCIENCE_ORGANISATION, province=province_of("LS")
    )
    Organisation.objects.filter(pk=ended.pk).update(successor=heir, valid_to="2025-06-30")
    assert stranger("Học viện Nông nghiệp Việt Nam").asked_body == state
    assert stranger("Trung tâm Tiết kiệm năng lượng", "nguoi.khac@gieo.test").asked_body == heir
    assert stranger("", "ca.nhan@gieo.test").asked_body is None


@pytest.mark.web
def test_by_the_pages_an_account_is_opened_asks_and_is_answered(client: Client, at: Any) -> None:
    at("2026-11-24 10:00")
    body = centre()
    typed = {
        "email": "nguoi.la@gieo.test", "password1": "mat-khau-dai-2026-ls", "password2": "mat-khau-dai-2026-ls",
        "full_name": "Người Lạ", "province": "LS", "kind": "other", "organisation_name": NAME, "phone": "",
    }  # fmt: skip
    told = client.post(reverse("account_signup"), typed, follow=True).content.decode()
    seat = Appointment.objects.get(person__user__email="nguoi.la@gieo.test")
    assert seat.asked_body == body
    assert "cán bộ của Sở xác nhận" in told
    officer = Client()
    officer.force_login(user_of(officer_of(province_of("LS"))))
    page = reverse("administration:organisations")
    shown = officer.get(page).content.decode()
    assert "Người Lạ" in shown
    assert NAME in shown
    elsewhere = Client()
    elsewhere.force_login(user_of(officer_of(province_of("BG"))))
    way = reverse("administration:answer-asker", args=[seat.pk, "dung"])
    assert elsewhere.post(way).status_code == 404
    assert officer.post(reverse("administration:answer-asker", args=[seat.pk, "khac"])).status_code == 404
    assert officer.post(way).status_code == 302
    after = Appointment.objects.get(pk=seat.pk)
    assert (after.organisation, after.asked_body) == (body, None)
    assert "Không có ai chờ xác nhận" in officer.get(page).content.decode()


@pytest.mark.web
def test_the_page_of_who_waits_asks_the_same_for_one_and_three(client: Client) -> None:
    client.force_login(user_of(officer_of(province_of("LS"))))
    page = reverse("administration:organisations")
    centre()
    client.get(page)
    asked = []
    for number in (1, 2, 3):
        stranger(NAME, f"a{number}@gieo.test")
        stranger(f"Công ty {number}", f"b{number}@gieo.test")
        asked.append(queries_of(lambda: client.get(page)))
    assert len(set(asked)) == 1
