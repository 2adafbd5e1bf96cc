"""Seats by date, names by date, and anybody may open an account to propose."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from gieo.identity.models import Appointment, Organisation, OrganisationKind, Person, User
from gieo.identity.selectors import actor_of, organisation_named, province_by_key
from gieo.identity.services.register_organisation import register_organisation
from gieo.identity.services.rename_organisation import rename_organisation
from gieo.kernel.actors import Role
from tests.factories import PASSWORD, officer_of, person_in, province_of, user_of

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def test_a_seat_counts_on_its_days_only() -> None:
    province = province_of("LS")
    person = person_in(Role.SCIENCE_OFFICER, province, name="Vi Thị Hạnh", email="hanh@gieo.test")
    Appointment.objects.update(valid_from=date(2024, 1, 1), valid_to=date(2024, 12, 31))
    assert person.user
    seats = {
        day: actor_of(person.user, date.fromisoformat(day)).holds(Role.SCIENCE_OFFICER, "LS")
        for day in ("2023-12-31", "2024-01-01", "2024-12-31", "2025-01-01")
    }
    assert list(seats.values()) == [False, True, True, False]


def test_a_closed_account_holds_nothing() -> None:
    user = user_of(officer_of(province_of("LS")))
    user.is_active = False
    assert not actor_of(user, date(2024, 5, 1)).is_known


@pytest.mark.requirement("X-3")
def test_a_body_answers_to_every_spelling_and_keeps_its_past_names() -> None:
    province = province_of("BG")
    body = register_organisation(
        name="Trung tâm Ứng dụng khoa học và công nghệ",
        kind=OrganisationKind.SCIENCE_ORGANISATION,
        province=province,
        aliases=("Trung tâm Ứng dụng KH&CN",),
    )
    for name in (
        "Trung tâm Ứng dụng KH&CN",
        "trung tam ung dung khoa hoc va cong nghe",
        "Trung tâm Ứng dụng khoa học và công nghệ",
    ):
        assert organisation_named(name, province) == body
    rename_organisation(organisation=body, name="Trung tâm Khoa học và Công nghệ", from_day=date(2025, 3, 1))
    assert body.name_on(date(2025, 2, 28)) == "Trung tâm Ứng dụng khoa học và công nghệ"
    assert body.name_on(date(2025, 3, 1)) == "Trung tâm Khoa học và Công nghệ"
    assert organisation_named("Trung tâm Ứng dụng KH&CN", province) == body


def test_a_name_of_two_bodies_stands_for_none() -> None:
    for code in ("BG", "LS"):
        register_organisation(name="Sở KH&CN", kind=OrganisationKind.DEPARTMENT, province=province_of(code))
    assert organisation_named("Sở KH&CN") is None
    assert organisation_named("Sở KH&CN", province_of("LS")) is not None


@pytest.mark.requirement("BG25-IV-6")
@pytest.mark.parametrize(
    ("kind", "body"),
    [("person", ""), (OrganisationKind.ENTERPRISE, "Công ty Hồi Vân"), (OrganisationKind.OTHER, "Hội Làm vườn")],
)
def test_each_kind_of_proposer_opens_an_account(client: Client, kind: str, body: str) -> None:
    province_of("LS")
    response = client.post(
        reverse("account_signup"),
        {
            "email": "moi@gieo.test", "password1": PASSWORD, "password2": PASSWORD, "full_name": "Người mới", "phone": "0912345678",
            "province": "LS", "kind": kind, "organisation_name": body,
        },
    )  # fmt: skip
    assert response.status_code == 302, response.content.decode()[:2000]
    person = Person.objects.get()
    actor = actor_of(User.objects.get(), date(2027, 1, 1))
    assert actor.holds(Role.PROPOSER, "LS")
    assert person.full_name == "Người mới"
    assert Organisation.objects.filter(name=body).exists() is bool(body)


def test_a_body_must_be_named_and_nothing_typed_is_lost(client: Client) -> None:
    province_of("LS")
    data = {
        "email": "moi@gieo.test",
        "password1": PASSWORD,
        "password2": PASSWORD,
        "full_name": "Người mới",
        "province": "LS",
        "kind": "enterprise",
    }
    page = client.post(reverse("account_signup"), data).content.decode()
    assert "Nhập tên tổ chức" in page
    assert 'value="Người mới"' in page
    assert not User.objects.exists()


def test_sign_in_and_a_wrong_password(client: Client) -> None:
    officer = officer_of(province_of("LS"))
    address = reverse("account_login")
    email = user_of(officer).email
    wrong = client.post(address, {"login": email, "password": "sai-mat-khau-roi"})
    assert wrong.status_code == 200
    assert "g-errors" in wrong.content.decode()
    right = client.post(address, {"login": email.upper(), "password": PASSWORD})
    assert right.status_code == 302
    assert right["Location"] == reverse("workspace:home")


def test_provinces_answer_to_code_and_address() -> None:
    province = province_of("LS")
    assert province_by_key("ls") == province_by_key("lang-son") == province
    assert province_by_key("xx") is None
