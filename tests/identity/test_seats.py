"""Seats lent and handed over, deputies who sign for the head, bodies an officer has looked at."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gieo.core.models import TransitionLog
from gieo.dossiers.models import DocketEntry, HandOver
from gieo.dossiers.official import paper_of
from gieo.dossiers.papers import PaperKind
from gieo.dossiers.selectors import visible_to, waiting_for
from gieo.dossiers.services.act import act
from gieo.dossiers.services.hand_over import hand_over
from gieo.identity.models import Appointment, Delegation, Organisation, OrganisationKind, Person
from gieo.identity.selectors import actor_of
from gieo.identity.services.appoint import appoint
from gieo.identity.services.delegate import delegate, take_back
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import Refused, TransitionRefused
from tests.conftest import moment
from tests.factories import (
    _actor,
    department_of,
    notice_draft,
    officer_of,
    person_in,
    proposer_of,
    province_of,
    user_of,
)

pytestmark = [pytest.mark.db, pytest.mark.django_db]

AT = moment("2024-05-06 09:00")
DAY = AT.date()


def administrator() -> Actor:
    return _actor(person_in(Role.ADMINISTRATOR, province_of("LS"), name="Quản trị", email="quantri@gieo.test"))


def seat_of(actor: Actor) -> Appointment:
    return Appointment.objects.get(person__user=actor.user)


def records_clerk() -> Person:
    province = province_of("LS")
    return person_in(
        Role.RECORDS_CLERK, province, name="Nông Văn Thái", email="vanthu@gieo.test", body=department_of(province)
    )


def lend(officer: Actor, to: Person, **changed: Any) -> Delegation:
    given: dict[str, Any] = {
        "appointment": seat_of(officer), "to": to, "valid_from": DAY, "valid_to": date(2024, 5, 10),
        "reason": "Nghỉ phép", "actor": officer, "at": AT,
    }  # fmt: skip
    return delegate(**(given | changed))


@pytest.mark.requirement("X-4")
def test_a_colleague_acts_in_a_lent_seat_on_its_days_and_the_trail_says_for_whom() -> None:
    notice = notice_draft(province_of("LS"), at=AT)
    officer, clerk = officer_of(province_of("LS")), records_clerk()
    assert clerk.user
    lent = lend(officer, clerk)
    inside, after = actor_of(clerk.user, DAY), actor_of(clerk.user, date(2024, 5, 11))
    assert inside.holds(Role.SCIENCE_OFFICER, "LS")
    assert inside.holds(Role.RECORDS_CLERK, "LS"), "the own seat stays"
    assert not after.holds(Role.SCIENCE_OFFICER, "LS"), "it ends by itself"
    assert waiting_for(inside).exists()
    done = act(notice, "confirm", actor=inside, at=AT)
    assert done.entry.actor_name == "Nông Văn Thái (thay Chuyên viên)"
    assert act(notice, "reopen", actor=officer, at=AT).entry.actor_name == "Chuyên viên"
    take_back(delegation=lent, actor=officer, on=date(2024, 5, 8))
    assert not actor_of(clerk.user, date(2024, 5, 8)).holds(Role.SCIENCE_OFFICER, "LS")
    assert actor_of(clerk.user, date(2024, 5, 7)).holds(Role.SCIENCE_OFFICER, "LS"), "what was, stays in the record"


def test_a_seat_lent_for_some_kinds_counts_on_those_and_nowhere_else() -> None:
    notice = notice_draft(province_of("LS"), at=AT)
    officer, clerk = officer_of(province_of("LS")), records_clerk()
    assert clerk.user
    DocketEntry.objects.update(reader_roles=["science_officer"])
    lend(officer, clerk, kinds=["proposal"])
    elsewhere = actor_of(clerk.user, DAY)
    assert not elsewhere.holds(Role.SCIENCE_OFFICER, "LS")
    assert not visible_to(elsewhere).exists()
    with pytest.raises(TransitionRefused):
        act(notice, "confirm", actor=elsewhere, at=AT)
    Delegation.objects.update(kinds=["orientation_notice"])
    here = actor_of(clerk.user, DAY)
    assert visible_to(here).count() == waiting_for(here).count() == 1
    assert act(notice, "confirm", actor=here, at=AT).entry.actor_name.endswith("(thay Chuyên viên)")


def test_what_may_not_be_lent_says_every_reason() -> None:
    officer, clerk = officer_of(province_of("LS")), records_clerk()
    stranger = person_in(Role.SCIENCE_OFFICER, province_of("BG"), name="Người nơi khác", email="xa@gieo.test")
    with pytest.raises(Refused) as refused:
        lend(officer, stranger, valid_to=date(2026, 1, 1), actor=proposer_of(province_of("LS")))
    assert set(refused.value.codes) == {"not_yours", "too_long", "stranger"}
    member = _actor(person_in(Role.COUNCIL_MEMBER, province_of("LS"), name="Ủy viên", email="uv@gieo.test"))
    with pytest.raises(Refused) as refused:
        lend(member, clerk)
    assert "not_lent" in refused.value.codes
    lend(officer, clerk)
    with pytest.raises(Refused) as refused:
        lend(officer, clerk)
    assert refused.value.codes == ("again",)


def test_files_stay_with_the_seat_when_its_holder_leaves(client: Client, at: Any) -> None:
    at("2024-05-06 09:00")
    notice = notice_draft(province_of("LS"), at=AT)
    officer, clerk = officer_of(province_of("LS")), records_clerk()
    lend(officer, clerk, valid_to=date(2024, 6, 30))
    client.force_login(user_of(administrator()))
    seat = seat_of(officer)
    number = DocketEntry.objects.get(subject_id=notice.pk).number
    assert number in client.get(reverse("administration:seat", args=[seat.pk])).content.decode()
    form = {"email": "moi@gieo.test", "full_name": "Hoàng Thị Sim", "on": "2024-06-01", "decision": "12/QĐ-SKHCN"}
    refused = client.post(reverse("administration:pass-on", args=[seat.pk]), {**form, "on": ""})
    assert refused.status_code == 422
    assert "Hoàng Thị Sim" in refused.content.decode(), "what was typed stays"
    assert client.post(reverse("administration:pass-on", args=[seat.pk]), form).status_code == 302
    record = HandOver.objects.get()
    assert (record.waiting, record.by_name, record.decision) == ([number], [], "12/QĐ-SKHCN")
    new = record.taken.person.user
    assert new
    assert not new.has_usable_password()
    assert actor_of(user_of(officer), date(2024, 5, 31)).holds(Role.SCIENCE_OFFICER, "LS")
    assert not actor_of(user_of(officer), date(2024, 6, 1)).holds(Role.SCIENCE_OFFICER, "LS")
    assert waiting_for(actor_of(new, date(2024, 6, 1))).get().number == number
    assert Delegation.objects.get().valid_to == date(2024, 5, 31), "what was lent of it ends with it"
    with pytest.raises(Refused):
        hand_over(seat=seat, email="x@gieo.test", full_name="X", on=date(2024, 7, 1), actor=administrator(), at=AT)


@pytest.mark.requirement("X-4")
@pytest.mark.parametrize(
    ("deputy", "signer"),
    [
        (False, {"capacity": "", "on_behalf": "", "position": "GIÁM ĐỐC", "name": "Trần Thị Mây"}),
        (True, {"capacity": "KT.", "on_behalf": "GIÁM ĐỐC", "position": "PHÓ GIÁM ĐỐC", "name": "Trần Thị Mây"}),
    ],
)
def test_a_deputy_signs_for_the_head(deputy: bool, signer: dict[str, str]) -> None:
    province = province_of("LS")
    leader = person_in(Role.DIRECTOR, province, name="Trần Thị Mây", email="may@gieo.test")
    Appointment.objects.filter(person=leader).update(is_deputy=deputy)
    notice = notice_draft(province, at=AT)
    entry = TransitionLog.objects.create(
        chain="X", sequence=1, subject_type="x", subject_id=1, workflow="x", name="x", target="x", at=AT, legal_basis=[],
        actor=leader.user, rulebook=notice.rulebook, hash="x",
    )  # fmt: skip
    notice.number = "LS-TB-2025-0001"  # type: ignore[attr-defined]
    paper = PaperKind(key="x", layout="notice", title="Thông báo", says=lambda _dossier, _entry: [])
    assert paper_of(paper, notice, entry)["signers"] == [signer]


@pytest.mark.requirement("P-30")
def test_an_administrator_seats_people_of_the_own_province_only(client: Client) -> None:
    admin = administrator()
    for province, role in (("BG", Role.DIRECTOR), ("LS", Role.HOST)):
        with pytest.raises(Refused):
            appoint(email="a@gieo.test", full_name="A", province=province_of(province), role=role, on=DAY, actor=admin)
    client.force_login(user_of(admin))
    officer = user_of(officer_of(province_of("LS")))
    for way, active in (("khoa", False), ("mo", True)):
        client.post(reverse("administration:account", args=[officer.pk, way]), {"reason": "Chuyển công tác"})
        officer.refresh_from_db()
        assert officer.is_active is active
    elsewhere = user_of(officer_of(province_of("BG")))
    assert client.post(reverse("administration:account", args=[elsewhere.pk, "khoa"])).status_code == 403


def test_an_officer_says_that_a_body_is_real(client: Client) -> None:
    province = province_of("LS")
    body = register_organisation(name="Công ty Hồi Vân", kind=OrganisationKind.ENTERPRISE, province=province)
    person_in(Role.PROPOSER, province, name="Lan", email="lan@gieo.test", body=body)
    client.force_login(user_of(officer_of(province_of("BG"))))
    assert client.post(reverse("administration:verify", args=[body.pk])).status_code == 403
    client.force_login(user_of(officer_of(province)))
    assert "Công ty Hồi Vân" in client.get(reverse("administration:organisations")).content.decode()
    client.post(reverse("administration:verify", args=[body.pk]))
    assert Organisation.objects.get(pk=body.pk).verified_at is not None
    assert "Không có tổ chức nào chờ" in client.get(reverse("administration:organisations")).content.decode()


def test_the_list_of_seats_asks_as_often_for_three_as_for_one(client: Client, django_assert_num_queries: Any) -> None:
    admin = user_of(administrator())
    client.force_login(admin)
    for more in (0, 2):
        for at_ in range(more):
            person_in(Role.INSPECTOR, province_of("LS"), name=f"Thanh tra {at_}", email=f"tt{at_}@gieo.test")
        with django_assert_num_queries(6):
            assert client.get(reverse("administration:people")).status_code == 200
