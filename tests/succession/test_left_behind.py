"""Districts ended on 01/07/2025 and no text says whose their work is: the Sở keeps it, so that everything has one holder."""

from datetime import date, datetime, timedelta

import pytest

from gieo.core import trail
from gieo.dossiers.services.act import act
from gieo.duties import invariants as duty_invariants
from gieo.duties.duty.states import DutyState
from gieo.duties.models import Duty
from gieo.identity.models import Appointment, Organisation, OrganisationKind
from gieo.identity.selectors import actor_of, organisation_named
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import TransitionRefused
from gieo.notifications.models import Alert
from gieo.succession import invariants
from gieo.succession.act.facts import ReasonFacts
from gieo.succession.models import Succession
from gieo.succession.services.tell_of_what_was_left import tell_of_what_was_left
from tests.conftest import moment
from tests.factories import department_of, user_of
from tests.succession.conftest import Office, order_of, seated, task_of

pytestmark = [pytest.mark.db, pytest.mark.django_db, pytest.mark.requirement("Q-14", "X-3")]

LAST, FIRST = date(2025, 6, 30), date(2025, 7, 1)
AT = moment("2025-07-02 09:00")
TODAY = AT.date()


def ended(office: Office) -> Actor:
    """The district ends in the middle of its work; the seat of its focal officer, a task with money, an order, duties."""
    district = office.bodies["district"]
    focal = seated(Role.FOCAL_OFFICER, office.province, "daumoi", district)
    task_of(district)
    order_of(district, focal)
    Organisation.objects.filter(pk=district.pk).update(valid_to=LAST)
    district.refresh_from_db()
    return focal


def draft_of(office: Office, change: str = "left", *, at: datetime = AT) -> Succession:
    return office.decide(change, from_day=FIRST, at=at, number="72/2025/QH15")


def kept(office: Office) -> Succession:
    named = act(draft_of(office), "name_left", actor=office.typist, at=AT).subject
    return office.do(named, at=AT)


def test_before_anybody_acts_it_is_seen_that_nobody_holds_it(office: Office) -> None:
    ended(office)
    faults = list(invariants.faults(on=TODAY, today=TODAY))
    assert any("UBND huyện Lục Ngạn" in fault for fault in faults)
    assert list(invariants.faults(on=LAST)) == [], "on its last day it held them itself"


def test_the_department_keeps_what_a_district_left_and_each_thing_has_one_holder_on_each_date(office: Office) -> None:
    ended(office)
    district, keeper = office.bodies["district"], department_of(office.province)
    owed = Duty.objects.filter(body=district, state=DutyState.OPEN).count()
    assert owed
    kept(office)
    for day in (date(2025, 1, 15), LAST, FIRST, TODAY, TODAY + timedelta(days=90)):
        assert list(invariants.faults(on=day, today=TODAY)) == [], day
    assert list(duty_invariants.faults()) == []
    assert list(trail.faults()) == []
    assert not Duty.objects.filter(body=district, state=DutyState.OPEN).exists()
    passed = Duty.objects.filter(body=keeper, tenures__body=district)
    assert passed.count() == owed
    tenure = passed.earliest("pk").tenures.get(body=keeper)
    assert (tenure.since, tenure.document) == (FIRST, "72/2025/QH15")


def test_the_seat_ends_and_opens_nothing_of_the_keeper_and_the_name_stays_the_districts(office: Office) -> None:
    focal = ended(office)
    district = office.bodies["district"]
    kept(office)
    assert actor_of(user_of(focal), LAST).holds(Role.FOCAL_OFFICER, "BG", district.pk)
    assert actor_of(user_of(focal), FIRST).seats == frozenset()
    assert Appointment.objects.get(person__user=focal.user).valid_to == LAST
    district.refresh_from_db()
    assert district.successor is None, "kept, not succeeded"
    assert organisation_named("UBND huyện Lục Ngạn", office.province) == district


def test_when_the_province_decides_it_goes_back_and_on_to_the_commune(office: Office) -> None:
    ended(office)
    district = office.bodies["district"]
    before = list(Duty.objects.order_by("pk").values_list("pk", "body", "state"))
    done = kept(office)
    office.do(done, "reverse", at=AT + timedelta(days=1), facts=ReasonFacts(reason="Tỉnh đã quyết định"))
    assert list(Duty.objects.order_by("pk").values_list("pk", "body", "state")) == before
    commune = register_organisation(
        name="UBND xã Lục Ngạn", kind=OrganisationKind.COMMUNE, province=office.province, valid_from=FIRST
    )
    later = AT + timedelta(days=2)
    draft = office.name(draft_of(office, "end", at=later), "district", at=later, heir=commune)
    office.do(draft, at=later)
    assert list(invariants.faults(on=later.date(), today=later.date())) == []
    assert Duty.objects.filter(body=commune, tenures__body=district).exists()


def test_of_several_districts_what_each_owed_alike_is_owed_once(office: Office) -> None:
    ended(office)
    second = register_organisation(
        name="UBND huyện Lục Nam", kind=OrganisationKind.DISTRICT, province=office.province, valid_to=LAST
    )
    for duty in Duty.objects.filter(body=office.bodies["district"], state=DutyState.OPEN)[:1]:
        duty.tenures.update(body=second, name=second.name)
        Duty.objects.filter(pk=duty.pk).update(body=second)
    done = kept(office)
    assert {part.body.name for part in done.parts.all()} == {"UBND huyện Lục Ngạn", "UBND huyện Lục Nam"}
    assert list(invariants.faults(on=TODAY, today=TODAY)) == []


@pytest.mark.parametrize(("change", "code"), [("end", "has_heirs"), ("merge", "has_heirs")])
def test_where_a_decision_names_heirs_nothing_is_only_kept(office: Office, change: str, code: str) -> None:
    ended(office)
    with pytest.raises(TransitionRefused) as refused:
        act(draft_of(office, change), "name_left", actor=office.typist, at=AT)
    assert refused.value.codes == (code,)


def test_a_body_that_works_on_keeps_its_own(office: Office) -> None:
    draft = office.name(draft_of(office), "farming", at=AT, heir=department_of(office.province))
    with pytest.raises(TransitionRefused) as refused:
        office.do(draft, at=AT)
    assert refused.value.codes == ("no_shape",)


def test_whoever_may_enter_a_decision_is_told_once_until_somebody_drafts_one(office: Office) -> None:
    assert tell_of_what_was_left(at=AT) == []
    ended(office)
    told = tell_of_what_was_left(at=AT)
    assert {alert.user_id for alert in told} == {office.typist.user, office.certifier.user}
    assert "UBND huyện Lục Ngạn" in Alert.objects.filter(pk=told[0].pk).get().body
    assert tell_of_what_was_left(at=AT + timedelta(days=1)) == []
    seated(Role.ADMINISTRATOR, office.province, "quantri2")
    act(draft_of(office), "name_left", actor=office.typist, at=AT)
    assert tell_of_what_was_left(at=AT + timedelta(days=2)) == [], "a draft speaks of it"
