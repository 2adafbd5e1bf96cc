"""Records beside the dossiers tell what they were before, and by whom they were changed, to whoever keeps them."""

from datetime import date

import pghistory
import pytest
from django.test import Client
from django.urls import reverse

from gieo.core.workflows import bound
from gieo.councils.models import Expert
from gieo.identity.models import Appointment, Organisation, Person
from gieo.identity.services.rename_organisation import rename_organisation
from gieo.kernel.actors import Role
from gieo.registry.models import RegisterEntry
from tests.counting import queries_of
from tests.factories import department_of, officer_of, proposer_of, province_of, user_of

pytestmark = [pytest.mark.web, pytest.mark.django_db, pytest.mark.requirement("X-7", "X-3")]


def page(client: Client, kind: str, pk: int) -> str:
    return str(client.get(reverse("audit:history", args=[kind, pk])).content.decode())


def test_a_body_that_was_renamed_tells_its_former_name_and_who_changed_it(client: Client) -> None:
    province = province_of("LS")
    officer, body = officer_of(province), department_of(province)
    with pghistory.context(user=officer.user):
        rename_organisation(organisation=body, name="Sở KH&CN và Đổi mới", from_day=date(2026, 1, 1))
    client.force_login(user_of(officer))
    shown = page(client, "to-chuc", body.pk)
    for words in ("tên hiện nay", "Sở Khoa học và Công nghệ tỉnh Lạng Sơn", "Sở KH&amp;CN và Đổi mới", "Chuyên viên"):
        assert words in shown, words


def test_a_seat_a_person_an_expert_and_a_task_of_the_register_tell_theirs(client: Client) -> None:
    province = province_of("LS")
    officer = officer_of(province)
    seat = Appointment.objects.get(person__user=officer.user)
    expert = Expert.objects.create(
        province=province, person=seat.person, speciality="Bảo quản nông sản", reviewed_on=date(2026, 1, 1)
    )
    task = RegisterEntry.objects.create(province=province, number="LS-SO-2019-0001", title="Nuôi cá tầm")
    Appointment.objects.filter(pk=seat.pk).update(post="Phó trưởng phòng")
    Person.objects.filter(pk=seat.person_id).update(full_name="Vi Thị Hạnh", phone="0912345678")
    Expert.objects.filter(pk=expert.pk).update(speciality="Chế biến nông sản")
    RegisterEntry.objects.filter(pk=task.pk).update(title="Nuôi cá tầm lấy trứng")
    client.force_login(user_of(officer))
    for kind, pk, words in (
        ("ghe", seat.pk, "Phó trưởng phòng"), ("chuyen-gia", expert.pk, "Chế biến nông sản"),
        ("nhiem-vu", task.pk, "Nuôi cá tầm lấy trứng"),
    ):  # fmt: skip
        assert words in page(client, kind, pk), kind
    person = page(client, "nguoi", seat.person_id)
    assert "điện thoại" in person.lower()
    assert "0912345678" not in person, "what is personal is told by its name alone"


def test_nobody_else_finds_it_and_it_changes_nothing(client: Client) -> None:
    body = department_of(province_of("LS"))
    address = reverse("audit:history", args=["to-chuc", body.pk])
    assert client.get(address).status_code == 302
    for reader in (proposer_of(province_of("LS")), officer_of(province_of("BP"))):
        client.force_login(user_of(reader))
        assert client.get(address).status_code == 404
    client.force_login(user_of(officer_of(province_of("LS"))))
    for unknown in (["to-chuc", 10**9], ["khong-co", body.pk]):
        assert client.get(reverse("audit:history", args=unknown)).status_code == 404


def test_more_changes_of_a_body_ask_no_more(client: Client) -> None:
    body = department_of(province_of("LS"))
    client.force_login(user_of(officer_of(province_of("LS"))))
    asked = []
    for times in (1, 3):
        for time in range(times):
            Organisation.objects.filter(pk=body.pk).update(name=f"Sở {times}.{time}")
        asked.append(queries_of(lambda: page(client, "to-chuc", body.pk)))
    assert asked[0] == asked[1]


@pytest.mark.unit
def test_the_seat_of_the_auditor_does_no_act_of_any_table() -> None:
    """Read-only: it looks, samples and watches."""
    tables = [binding.workflow for binding in bound()]
    acting = [f"{table.name}.{row.name}" for table in tables for row in table.rows if Role.AUDITOR in row.actors]
    assert len(tables) > 20
    assert acting == []
