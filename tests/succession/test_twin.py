"""Records kept twice: found by the folded name and other marks, merged by a second person, separated again."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from gieo.core import trail
from gieo.councils.models import Expert
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.services.act import act
from gieo.identity.models import Appointment, Organisation, OrganisationKind, OrganisationName, Person
from gieo.identity.selectors import organisation_named
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import Role
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import Refused, TransitionRefused
from gieo.proposals.models import Proposal
from gieo.succession.candidates import candidates
from gieo.succession.models import Twin
from gieo.succession.services.open_twin import open_twin
from gieo.succession.twin.facts import LookedFacts, PairFacts
from gieo.succession.twin.merging import keys_to
from tests.conftest import moment
from tests.factories import proposer_of, user_of
from tests.succession.conftest import Office, order_of, seated, task_of

pytestmark = [pytest.mark.db, pytest.mark.django_db]

AT = moment("2025-03-03 09:00")
LOOKED = LookedFacts(reason="Cùng trụ sở, cùng mã số thuế")


def pair(office: Office) -> Twin:
    """The only candidate there is."""
    (found,) = candidates("BG")
    return open_twin(
        province="BG", facts=PairFacts(pair=Picked(id=found.key, name=found.words)), actor=office.typist, at=AT
    )


def centre(office: Office, name: str, *aliases: str) -> Organisation:
    return register_organisation(
        name=name, kind=OrganisationKind.SCIENCE_ORGANISATION, province=office.province, aliases=aliases
    )


@pytest.mark.requirement("X-3")
def test_two_records_of_one_body_become_one_and_go_apart_again(office: Office) -> None:
    kept = centre(office, "Trung tâm Ứng dụng khoa học và công nghệ", "Trung tâm UD KH&CN")
    double = centre(office, "Trung tam Ung dung KH&CN tỉnh Bắc Giang", "Trung tâm UD KH&CN")
    focal = seated(Role.FOCAL_OFFICER, office.province, "daumoi", double)
    task, order = task_of(double), order_of(double, focal)
    assert organisation_named("Trung tâm UD KH&CN", office.province) is None, "two answer to it"
    found = pair(office)
    assert (found.body, found.double_body, found.marks) == (kept, double, "trùng tên; cùng loại")
    assert not candidates("BG"), "nobody is asked twice"
    merged = act(found, "merge", actor=office.certifier, at=AT, facts=LOOKED).subject
    for row in (task, double):
        row.refresh_from_db()
    assert (task.host, double.successor) == (kept, kept)
    assert DocketEntry.objects.get(number=order.number).reader_bodies == [kept.pk]
    assert Appointment.objects.get(person__user=focal.user).organisation == kept
    assert organisation_named("Trung tâm UD KH&CN", office.province) == kept
    act(merged, "separate", actor=office.certifier, at=AT + timedelta(hours=1), facts=LOOKED)
    for row in (task, double):
        row.refresh_from_db()
    assert (task.host, double.successor, double.valid_to) == (double, None, None)
    assert DocketEntry.objects.get(number=order.number).reader_bodies == [double.pk]
    assert organisation_named("Trung tâm UD KH&CN", office.province) is None
    assert not list(trail.faults())


@pytest.mark.requirement("X-3")
def test_two_records_of_one_person_become_one(office: Office) -> None:
    proposer = proposer_of(office.province)
    person = Person.objects.get(user=proposer.user)
    Person.objects.filter(pk=person.pk).update(full_name="Lê Minh Đức", phone="0912 345 678")
    expert = Person.objects.create(full_name="TS. Lê Minh Đức", province=office.province, phone="0912345678")
    entry = Expert.objects.create(province=office.province, person=expert, speciality="Cây vải", reviewed_on=AT.date())
    found = pair(office)
    assert (found.person, found.double_person, found.marks) == (person, expert, "trùng tên; cùng điện thoại")
    swapped = act(found, "swap", actor=office.typist, at=AT).subject
    assert swapped.person == expert
    merged = act(swapped, "merge", actor=office.certifier, at=AT, facts=LOOKED).subject
    for row in (entry, expert, person):
        row.refresh_from_db()
    assert (entry.person, expert.user, person.user, person.merged_into) == (expert, user_of(proposer), None, expert)
    assert Appointment.objects.get(person=expert, role=Role.PROPOSER)
    act(merged, "separate", actor=office.certifier, at=AT + timedelta(hours=1), facts=LOOKED)
    for row in (expert, person):
        row.refresh_from_db()
    assert (expert.user, person.user, person.merged_into) == (None, user_of(proposer), None)


def test_whoever_put_a_pair_forward_does_not_merge_it_and_who_is_not_one_is_not_asked_again(office: Office) -> None:
    for _time in range(2):
        Person.objects.create(full_name="Nguyễn Văn An", province=office.province)
    office.typist, typist = office.certifier, office.typist
    found = pair(office)
    office.typist = typist
    with pytest.raises(TransitionRefused) as refused:
        act(found, "merge", actor=office.certifier, at=AT, facts=LOOKED)
    assert refused.value.codes == ("own_work",)
    act(found, "dismiss", actor=office.typist, at=AT, facts=LOOKED)
    assert not candidates("BG")
    again = PairFacts(pair=Picked(id=f"person-{found.person_id}-{found.double_person_id}", name=""))
    with pytest.raises(Refused) as said:
        open_twin(province="BG", facts=again, actor=office.typist, at=AT)
    assert said.value.codes == ("no_pair",)


def test_a_pair_of_bodies_that_was_looked_at_does_not_hide_people_of_the_same_numbers(office: Office) -> None:
    numbers = (900_001, 900_002)
    kind = OrganisationKind.SCIENCE_ORGANISATION
    for number, name in zip(numbers, ("Trạm Khuyến nông", "Trạm khuyến nông"), strict=True):
        body = Organisation.objects.create(pk=number, name=name, kind=kind, province=office.province)
        OrganisationName.objects.create(organisation=body, name=name, search=OrganisationName.key_of(name))
    pair(office)
    for number in numbers:
        Person.objects.create(pk=number, full_name="Nguyễn Văn An", province=office.province)
    assert [each.key for each in candidates("BG")] == ["person-900001-900002"]


def test_a_pair_is_of_two_records(office: Office) -> None:
    body = centre(office, "Trạm Khuyến nông")
    person = Person.objects.create(full_name="Nguyễn Văn An", province=office.province)
    centre(office, "Trạm khuyến nông")
    found = pair(office)
    for one in ({"body": body, "double_body": body}, {"person": person, "double_person": person}):
        none = dict.fromkeys(("body", "double_body", "person", "double_person"))
        with pytest.raises(IntegrityError, match="a_pair_is_of_two"), transaction.atomic():
            Twin.objects.filter(pk=found.pk).update(**{**none, **one})


@pytest.mark.unit
def test_every_key_to_a_person_is_moved_but_for_records_of_what_was() -> None:
    found = {(model._meta.label, field.name) for model, field in keys_to(Person)}
    assert (Proposal._meta.label, "proposer") in found
    assert ("privacy.Consent", "person") not in found, "evidence names who gave it"
    assert not any(label.startswith("succession.") for label, _field in found)
