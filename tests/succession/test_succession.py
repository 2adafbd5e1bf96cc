"""Bodies merge, split, are renamed and end by decision: everything has exactly one holder on each date, and goes back."""

from datetime import date, timedelta

import pytest
from django.apps import apps

from gieo.core import trail
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.official import paper_of
from gieo.dossiers.papers import PaperKind, paragraph
from gieo.dossiers.services.act import act
from gieo.duties import invariants as duty_invariants
from gieo.duties.models import Duty
from gieo.identity.models import Appointment, Organisation, OrganisationCode, Person
from gieo.identity.selectors import actor_of, organisation_named
from gieo.identity.services.delegate import delegate
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import Role
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import TransitionRefused
from gieo.reporting.services.open_returns import open_returns
from gieo.succession import invariants
from gieo.succession.act.facts import ReasonFacts
from gieo.succession.claims import CLAIMS, STAYS
from gieo.succession.models import Succession
from gieo.succession.moving import moves_of
from tests.conftest import moment
from tests.factories import province_of, user_of
from tests.succession.conftest import BEGIN, DECIDED, FROM, Office, order_of, seated, task_of

pytestmark = [pytest.mark.db, pytest.mark.django_db]

NEW = "Sở Nông nghiệp và Môi trường tỉnh Bắc Giang"
TODAY = DECIDED.date()
REASON = ReasonFacts(reason="Nhập nhầm")


def merger(office: Office) -> Succession:
    """Two departments become one, new one."""
    draft = office.decide("merge")
    draft = office.name(draft, "farming", heir_name=NEW)
    return office.name(draft, "nature", heir_name=NEW)


def all_is_held(*days: date) -> None:
    for day in days:
        assert not list(invariants.faults(on=day, today=TODAY))
    assert not list(duty_invariants.faults())
    assert not list(trail.faults())


@pytest.mark.unit
def test_every_key_to_a_body_passes_on_or_stays_for_a_reason() -> None:
    passing = [(claim.model, claim.field) for claim in CLAIMS]
    assert len(set(passing)) == len(passing)
    known = {*passing, *STAYS}
    found = {
        (model._meta.label, field.name)
        for model in apps.get_models()
        if not hasattr(model, "pgh_obj")
        for field in (*model._meta.concrete_fields, *model._meta.many_to_many)
        if field.related_model is Organisation and not model._meta.auto_created
    }
    assert found == known
    assert not set(passing) & set(STAYS)


@pytest.mark.requirement("X-3", "Q-14")
def test_two_departments_become_one_and_everything_has_one_holder_on_each_date(office: Office) -> None:
    farming, nature = office.bodies["farming"], office.bodies["nature"]
    focal = seated(Role.FOCAL_OFFICER, office.province, "daumoi", farming)
    task, order = task_of(farming), order_of(farming, focal)
    before = Duty.objects.filter(body__in=[farming, nature], state="open").count()
    draft = merger(office)
    shown = {(move.key, move.body.pk) for move in moves_of(draft)}
    assert {("seats", farming.pk), ("tasks", farming.pk), ("orders", farming.pk), ("duties", nature.pk)} <= shown
    assert not Organisation.objects.filter(name=NEW).exists(), "a preview writes nothing"
    office.do(draft)
    heir = Organisation.objects.get(name=NEW)
    farming.refresh_from_db()
    task.refresh_from_db()
    assert (farming.valid_to, farming.successor) == (date(2025, 2, 28), heir)
    assert task.host == heir
    assert DocketEntry.objects.get(number=order.number).reader_bodies == [heir.pk]
    assert actor_of(user_of(focal), FROM).holds(Role.FOCAL_OFFICER, "BG", heir.pk)
    assert actor_of(user_of(focal), date(2025, 2, 28)).holds(Role.FOCAL_OFFICER, "BG", farming.pk)
    moved = Duty.objects.filter(body=heir)
    merged = Duty.objects.filter(state="merged")
    assert moved.count() + merged.count() == before, "what both owed is owed once"
    assert merged.exists()
    assert {duty.tenures.get(until=None).since for duty in moved} == {FROM}
    all_is_held(date(2025, 1, 15), date(2025, 2, 28), FROM, TODAY)
    assert farming.name_on(date(2025, 2, 28)).startswith("Sở Nông nghiệp và Phát triển")
    assert organisation_named("Sở Nông nghiệp và Môi trường tỉnh Bắc Giang", office.province) == heir


@pytest.mark.requirement("X-4")
def test_whoever_entered_a_decision_does_not_certify_it(office: Office) -> None:
    draft = office.decide("merge")
    office.typist, typist = office.certifier, office.typist
    draft = office.name(office.name(draft, "farming", heir_name=NEW), "nature", heir_name=NEW)
    with pytest.raises(TransitionRefused) as refused:
        office.do(draft)
    assert refused.value.codes == ("own_work",)
    office.typist = typist
    other = merger(office)
    assert office.do(other).state == "carried_out"


def test_nothing_moves_before_the_decision_takes_effect_or_without_its_shape(office: Office) -> None:
    draft = office.decide("merge", from_day=date(2025, 3, 10))
    draft = office.name(draft, "farming", heir_name=NEW)
    draft = office.name(draft, "nature", new_name="Sở Môi trường")
    with pytest.raises(TransitionRefused) as refused:
        office.do(draft)
    assert set(refused.value.codes) == {"too_early", "no_shape"}


@pytest.mark.requirement("Q-14")
def test_it_goes_back_whole_until_somebody_acted_on_what_it_moved(office: Office) -> None:
    farming = office.bodies["farming"]
    focal = seated(Role.FOCAL_OFFICER, office.province, "daumoi", farming)
    task, order = task_of(farming), order_of(farming, focal)
    holding = list(DocketEntry.objects.order_by("pk").values("number", "holder_bodies", "reader_bodies", "state"))
    duties = list(Duty.objects.order_by("pk").values("pk", "body", "state", "tenures__body", "tenures__until"))
    seats = list(Appointment.objects.order_by("pk").values())
    draft = merger(office)
    known = {row["number"] for row in holding}
    done = office.do(draft)
    back = office.do(done, "reverse", facts=REASON, at=DECIDED + timedelta(days=1))
    assert back.state == "reversed"
    entries = DocketEntry.objects.filter(number__in=known).order_by("pk")
    assert list(entries.values("number", "holder_bodies", "reader_bodies", "state")) == holding
    assert list(Duty.objects.order_by("pk").values("pk", "body", "state", "tenures__body", "tenures__until")) == duties
    assert list(Appointment.objects.order_by("pk").values()) == seats
    task.refresh_from_db()
    farming.refresh_from_db()
    assert (task.host, farming.valid_to, farming.successor) == (farming, None, None)
    assert not Organisation.objects.filter(name=NEW).exists()
    all_is_held(FROM, TODAY)
    again = office.do(merger(office), at=DECIDED + timedelta(days=2))
    act(order, "withdraw", actor=actor_of(user_of(focal), TODAY), at=DECIDED + timedelta(days=3))
    with pytest.raises(TransitionRefused) as refused:
        office.do(again, "reverse", facts=REASON, at=DECIDED + timedelta(days=4))
    assert refused.value.codes == ("dependent",)


@pytest.mark.requirement("Q-14")
def test_a_split_must_say_what_goes_where(office: Office) -> None:
    district = office.bodies["district"]
    focal = seated(Role.FOCAL_OFFICER, office.province, "daumoi", district)
    one, other = task_of(district, "ĐT-01"), task_of(district, "ĐT-02")
    day, at = date(2025, 7, 1), moment("2025-07-01 08:00")
    draft = office.decide("split", from_day=day, at=at)
    for name, code in (("UBND xã Kiên Lao", "07525"), ("UBND phường Chũ", "07531")):
        draft = office.name(
            draft, "district", heir_name=name, heir_kind=Picked(id="commune", name="xã"),
            code_list=Picked(id="new", name="QĐ 19/2025"), code=code,
        )  # fmt: skip
    with pytest.raises(TransitionRefused) as refused:
        office.do(draft, at=at)
    assert refused.value.codes == ("undirected",)
    for thing in dict.fromkeys(move.key for move in moves_of(draft)):
        draft = office.direct(draft, thing, "UBND xã Kiên Lao")
    draft = office.direct(draft, f"tasks-{other.pk}", "UBND phường Chũ")
    office.do(draft, at=at)
    one.refresh_from_db()
    other.refresh_from_db()
    assert (str(one.host), str(other.host)) == ("UBND xã Kiên Lao", "UBND phường Chũ")
    assert actor_of(user_of(focal), day).holds(Role.FOCAL_OFFICER, "BG", one.host_id)
    given = OrganisationCode.objects.get(code="07531")
    assert (given.organisation, given.code_list, given.valid_from) == (other.host, "new", day)
    assert not list(invariants.faults(on=day, today=day))
    assert not list(invariants.faults(on=date(2025, 6, 30)))


def test_what_may_be_held_once_a_year_is_finished_by_one_of_the_two_first(office: Office) -> None:
    open_returns(province="BG", year=2025, actor=office.typist, at=moment("2025-11-02 08:00"))
    draft = merger(office)
    with pytest.raises(TransitionRefused) as refused:
        office.do(draft, at=moment("2025-11-03 08:00"))
    assert refused.value.codes == ("has_one_already",)
    assert not Organisation.objects.filter(name=NEW).exists(), "all or nothing"
    assert not list(invariants.faults(on=date(2025, 11, 3)))


def test_a_name_changes_and_what_the_body_holds_stays(office: Office) -> None:
    farming = office.bodies["farming"]
    task = task_of(farming)
    draft = office.name(office.decide("rename"), "farming", new_name=NEW)
    done = office.do(draft)
    farming.refresh_from_db()
    task.refresh_from_db()
    assert (farming.name, farming.name_on(date(2025, 2, 28))) == (
        NEW,
        "Sở Nông nghiệp và Phát triển nông thôn tỉnh Bắc Giang",
    )
    assert task.host == farming
    office.do(done, "reverse", facts=REASON, at=DECIDED + timedelta(days=1))
    farming.refresh_from_db()
    assert farming.name == farming.name_on(FROM) == "Sở Nông nghiệp và Phát triển nông thôn tỉnh Bắc Giang"


@pytest.mark.requirement("X-3")
def test_an_old_paper_prints_the_names_of_its_day(office: Office) -> None:
    """Host and renamed body alike, through two decisions in a row."""
    farming, hospital = office.bodies["farming"], office.bodies["hospital"]
    task = task_of(farming)
    focal = seated(Role.FOCAL_OFFICER, office.province, "daumoi", farming)
    order = order_of(farming, focal)
    order.task = task
    order.save(update_fields=["task"])
    sent = trail.history_of(order).get(name="send")
    paper = PaperKind(
        key="thu",
        layout="official_letter",
        title="Thư",
        says=lambda dossier, _act: [paragraph(f"{dossier.body.name}; {dossier.task.host.name}; {_present(hospital)}")],
    )
    office.do(merger(office))
    office.bodies["new"] = Organisation.objects.get(name=NEW)
    second = office.decide("rename", number="02/QĐ", from_day=date(2025, 3, 2))
    second = office.name(second, "new", new_name="Sở Nông nghiệp tỉnh Bắc Giang")
    office.do(office.name(second, "hospital", new_name="Bệnh viện tỉnh"))
    order.refresh_from_db()
    said = str(paper_of(paper, order, sent)["parts"])
    assert said.count("Sở Nông nghiệp và Phát triển nông thôn tỉnh Bắc Giang") == 2
    assert "Bệnh viện Đa khoa tỉnh Bắc Giang" in said
    assert "Bệnh viện tỉnh" not in said


def _present(body: Organisation) -> str:
    return Organisation.objects.get(pk=body.pk).name


def test_what_is_lent_of_a_seat_goes_along(office: Office) -> None:
    farming = office.bodies["farming"]
    focal = seated(Role.FOCAL_OFFICER, office.province, "daumoi", farming)
    colleague = seated(Role.FOCAL_OFFICER, office.province, "dongnghiep", farming)
    delegate(
        appointment=Appointment.objects.get(person__user=focal.user), to=Person.objects.get(user=colleague.user),
        valid_from=date(2025, 2, 1), valid_to=date(2025, 4, 1), reason="Nghỉ phép", actor=focal, at=BEGIN,
    )  # fmt: skip
    office.do(merger(office))
    heir = Organisation.objects.get(name=NEW)
    lent = actor_of(user_of(colleague), FROM)
    assert {seat.organisation for seat in lent.seats if seat.acting_for} == {heir.pk}
    assert not list(invariants.faults(on=FROM))


@pytest.mark.requirement("X-11", "Q-14")
@pytest.mark.parametrize(("gone", "home"), [("BG", "BN"), ("BP", "DNA")])
def test_a_whole_province_goes_to_another(office: Office, gone: str, home: str) -> None:
    province_of(home)
    province = province_of(gone)
    if gone != office.province.code:
        office = _moved(office, gone)
    body = office.bodies["farming"]
    focal = seated(Role.FOCAL_OFFICER, province, f"daumoi-{gone}", body)
    task = task_of(body)
    day, at = date(2025, 7, 1), moment("2025-07-02 08:00")
    draft = office.decide("province", from_day=day, at=at, heir=home, number="202/2025/QH15")
    draft = act(draft, "name_all", actor=office.typist, at=at).subject
    office.do(draft, at=at)
    province.refresh_from_db()
    body.refresh_from_db()
    task.refresh_from_db()
    assert (province.valid_to, province.successor_id) == (date(2025, 6, 30), home)
    assert body.successor is not None
    assert body.successor.province_id == home
    assert body.successor.name == body.name.replace(province.name, province_of(home).name)
    assert (task.host, task.province_id, task.number) == (body.successor, gone, "ĐT-01"), "numbers and rules stay"
    seat = actor_of(user_of(focal), day)
    assert seat.holds(Role.FOCAL_OFFICER, gone, body.successor_id)
    assert seat.holds(Role.FOCAL_OFFICER, home, body.successor_id)
    hospital = office.bodies["hospital"]
    hospital.refresh_from_db()
    assert (hospital.province_id, hospital.successor, hospital.valid_to) == (home, None, None), "it works on"
    for when in (date(2025, 6, 30), day, at.date()):
        assert not list(invariants.faults(on=when, today=at.date()))
    assert body.name_on(date(2025, 6, 30)).endswith(province.name)


def _moved(office: Office, code: str) -> Office:
    """The same cast in another province."""
    province = province_of(code)
    made = Office(
        province=province,
        typist=seated(Role.RECORDS_CLERK, province, f"vanthu-{code}"),
        certifier=seated(Role.ADMINISTRATOR, province, f"quantri-{code}"),
    )
    for key, body in office.bodies.items():
        name = body.name.replace(office.province.name, province.name)
        made.bodies[key] = register_organisation(name=name, kind=body.kind, province=province)  # type: ignore[arg-type]
    return made
