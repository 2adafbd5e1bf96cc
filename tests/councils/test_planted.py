"""Conflicts planted one by one: each is found before anybody is invited, by name of its rule, and keeps out or is shown."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from gieo.councils.choosing import prospects_of
from gieo.councils.links import Suspicion
from gieo.councils.models import Expert, Verdict
from gieo.councils.services.choose_members import review_suspicion
from gieo.councils.sitting.shown import people_to_seat
from gieo.dossiers.services.act import act
from gieo.identity.models import Appointment, Organisation, Person
from gieo.kernel.actors import Role
from gieo.kernel.refusal import Refused
from gieo.orientation.models import Order, OrientationItem
from gieo.proposals.determination.workflow import PROCEDURE
from gieo.proposals.models import Determination, UnwantedJudge
from gieo.registry.models import Task
from tests.councils.chamber import Chamber, browser, cooperative
from tests.councils.test_standing import expert_of

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.fixture
def chamber(at) -> Chamber:
    at("2024-06-12 09:00")
    chamber = Chamber()
    for person in chamber.people:
        expert_of(chamber, person)
    return chamber


def works_for(person: Person, body: Organisation, since: date | None = None, until: date | None = None) -> None:
    Appointment.objects.create(
        person=person, province=body.province, role=Role.PROPOSER, organisation=body, valid_from=since, valid_to=until
    )


def kinds_found(item: Determination, person: Person) -> set[str]:
    return {str(each.kind) for each in prospect(item, person).conflicts}


def prospect(item: Determination, person: Person):
    (found,) = [each for each in prospects_of(item) if each.expert.person == person]
    return found


def raised(item: Determination, person: Person) -> list[Suspicion]:
    return [suspicion for suspicion, _review in prospect(item, person).suspicions]


def found_with(chamber: Chamber, item: Determination) -> tuple[str, ...]:
    """The codes of the refusal to found a council in which the first of the nine sits."""
    with pytest.raises(Refused) as refused:
        act(item, "found_council", actor=chamber.director, at=chamber.start, facts=chamber.founding())
    return refused.value.codes


# ---------------------------------------------------------------- what keeps out


def as_proposer(chamber: Chamber, person: Person) -> Determination:
    return chamber.determination(proposer=person)


def at_the_body(chamber: Chamber, person: Person) -> Determination:
    body = cooperative(chamber.province)
    works_for(person, body)
    return chamber.determination(body=body)


def at_what_the_body_came_from(chamber: Chamber, person: Person) -> Determination:
    body, older = cooperative(chamber.province), cooperative(chamber.province, "Hợp tác xã cũ")
    Organisation.objects.filter(pk=older.pk).update(successor=body)
    works_for(person, older)
    return chamber.determination(body=body)


def at_the_workplace_of_the_bank(chamber: Chamber, person: Person) -> Determination:
    body = cooperative(chamber.province)
    Expert.objects.filter(person=person).update(employer=body)
    return chamber.determination(body=body)


@pytest.mark.requirement("CT-3-4b", "X-14")
@pytest.mark.parametrize(
    ("planted", "kind"),
    [
        (as_proposer, "proposer"),
        (at_the_body, "proposer_staff"),
        (at_what_the_body_came_from, "proposer_staff"),
        (at_the_workplace_of_the_bank, "proposer_staff"),
    ],
)
def test_a_link_to_who_proposed_keeps_out_before_anybody_is_invited(
    chamber: Chamber, planted: Callable[[Chamber, Person], Determination], kind: str
):
    person, other = chamber.people[:2]
    item = planted(chamber, person)
    assert kinds_found(item, person) == {kind}
    assert not prospect(item, person).may_sit
    assert prospect(item, other).may_sit
    offered = {pk for pk, _label in people_to_seat(PROCEDURE, item)}
    assert (person.pk in offered, other.pk in offered) == (False, True)
    assert found_with(chamber, item) == ("excluded_from_council",)


@pytest.mark.requirement("CT-3-4b")
def test_somebody_of_the_body_that_ordered_is_shown_and_may_sit(chamber: Chamber):
    person, body = chamber.people[0], cooperative(chamber.province, "Sở đặt hàng")
    works_for(person, body)
    item = chamber.determination()
    order = Order(
        province=chamber.province, number="BG-DH-2025-0001", title="Đặt hàng", plan_year=2025, body=body, need="Cần",
        expected_result="Có", rulebook=item.rulebook, state="draft", state_since=chamber.start, opened_at=chamber.start,
    )  # fmt: skip
    Order.objects.bulk_create([order])
    chosen = OrientationItem.objects.order_by("pk").first()
    assert chosen
    chosen.orders.add(Order.objects.get())
    item.proposal.items.add(chosen)
    assert kinds_found(item, person) == {"ordering_staff"}
    assert prospect(item, person).may_sit


@pytest.mark.requirement("CT-3-4b")
@pytest.mark.parametrize(
    ("since", "until", "kinds", "suspicions"),
    [
        (-400, None, {"proposer_staff"}, 0),  # there today
        (-400, -30, set(), 1),  # left a month ago: a suspicion
        (-1400, -800, set(), 0),  # left before the window of the rulebook
        (30, None, set(), 0),  # comes later
    ],
)
def test_a_seat_counts_on_the_days_it_was_held(chamber: Chamber, since, until, kinds, suspicions):
    person, body = chamber.people[0], cooperative(chamber.province)
    today = chamber.start.date()
    works_for(person, body, today + timedelta(days=since), today + timedelta(days=until) if until else None)
    item = chamber.determination(body=body)
    assert kinds_found(item, person) == kinds
    assert [each.kind for each in raised(item, person)] == ["past_employer"] * suspicions


# ---------------------------------------------------------------- what is only suspected


def led_for_the_body(chamber: Chamber, person: Person, item: Determination) -> str:
    return task_led_by(person, chamber, host=item.proposal.organisation, number="BG-NV-2022-0001")


def works_where_the_proposer_led(chamber: Chamber, person: Person, item: Determination) -> str:
    body = cooperative(chamber.province, "Viện chung")
    works_for(person, body)
    return task_led_by(item.proposal.proposer, chamber, host=body, number="BG-NV-2022-0002")


def declared_in_a_council_before(chamber: Chamber, person: Person, item: Determination) -> str:
    earlier = chamber.determination(body=item.proposal.organisation, task_name="Đề xuất trước của cùng tổ chức")
    called = chamber.called(earlier)
    chamber.declare(called, person, kinds=("family",))
    return called.number


def writes_from_the_same_workplace(chamber: Chamber, person: Person, item: Determination) -> str:
    Person.objects.filter(pk=item.proposal.proposer_id).update(email="neu@vnua.edu.vn")
    Person.objects.filter(pk=person.pk).update(email="Uy.Vien@VNUA.edu.vn")
    Person.objects.filter(pk=chamber.people[7].pk).update(email="khac@gmail.com")
    return "@vnua.edu.vn"


def named_by_the_proposer(chamber: Chamber, person: Person, item: Determination) -> str:
    """As people type names: another placement of the tone mark, no capitals; the reason goes nowhere."""
    Person.objects.filter(pk=person.pk).update(full_name="Nguyễn Thị Hoà")
    UnwantedJudge.objects.create(
        proposal=item.proposal,
        name="nguyễn thị  hòa",
        workplace="Viện A",
        reason="Từng tranh chấp",
        named_at=chamber.start,
    )
    return "nguyễn thị  hòa, Viện A"


def task_led_by(person: Person, chamber: Chamber, *, host: Organisation | None, number: str) -> str:
    Task.objects.create(
        province=chamber.province, number=number, title="Nhiệm vụ chung", plan_year=2022, host=host,
        principal_investigator=person, ends_on=chamber.start.date() - timedelta(days=200),
    )  # fmt: skip
    return number


@pytest.mark.requirement("CT-3-4b", "X-14")
@pytest.mark.parametrize(
    ("planted", "kind"),
    [
        (led_for_the_body, "joint_work"),
        (works_where_the_proposer_led, "joint_work"),
        (writes_from_the_same_workplace, "same_mail"),
        (declared_in_a_council_before, "declared"),
        (named_by_the_proposer, "unwanted"),
    ],
)
@pytest.mark.parametrize("verdict", [Verdict.CONFIRMED, Verdict.DISMISSED])
def test_a_suspicion_is_raised_with_its_cause_until_somebody_looked_into_it(
    chamber: Chamber, planted: Callable[..., str], kind: str, verdict: Verdict
):
    person = chamber.people[8]
    item = chamber.determination(body=cooperative(chamber.province))
    cause = planted(chamber, person, item)
    assert [(each.kind, each.cause) for each in raised(item, person)] == [(kind, cause)]
    assert prospect(item, person).may_sit, "suspected is not barred"
    review_suspicion(
        item=item, person=person.pk, kind=kind, cause=cause, verdict=verdict, words="Đã đối chiếu",
        actor=chamber.officer, at=chamber.start,
    )  # fmt: skip
    if verdict is Verdict.CONFIRMED:
        assert prospect(item, person).is_barred
        assert person.pk not in {pk for pk, _label in people_to_seat(PROCEDURE, item)}
        assert found_with(chamber, item) == ("excluded_from_council",)
    else:
        assert raised(item, person) == [], "raised once"
        task_led_by(person, chamber, host=item.proposal.organisation, number="BG-NV-2023-0009")
        assert [each.cause for each in raised(item, person)] == ["BG-NV-2023-0009"], (
            "another cause is another suspicion"
        )


# ---------------------------------------------------------------- remembered elsewhere


@pytest.mark.requirement("X-14")
def test_what_was_found_of_a_link_is_shown_when_another_dossier_raises_it(chamber):
    body = cooperative(chamber.province)
    first, second = (chamber.determination(body=body) for _at in range(2))
    person, page = chamber.people[0], "/lam-viec/hoi-dong/{}/chon-thanh-vien"
    works_for(person, body, until=chamber.start.date() - timedelta(days=300))
    (link,) = raised(first, person)
    officer = browser(chamber.officer)
    assert "Đã kết luận ở hồ sơ" not in officer.get(page.format(second.number)).content.decode()
    review_suspicion(
        item=first, person=person.pk, kind=link.kind, cause=link.cause, verdict=Verdict.DISMISSED,
        words="Đã nghỉ việc từ lâu", actor=chamber.officer, at=chamber.start,
    )  # fmt: skip
    shown = officer.get(page.format(second.number))
    text = " ".join(shown.content.decode().split())
    assert (
        f"Đã kết luận ở hồ sơ {first.number}: Không có xung đột (Đã nghỉ việc từ lâu, {chamber.officer.name})" in text
    )
    assert 'value="Đã nghỉ việc từ lâu"' in text, "one press concludes the same"
    (found,) = [each for each in shown.context["page"].prospects if each.expert.person == person]
    ((suspicion, review),) = found.suspicions
    assert (suspicion.earlier.entry.number, review) == (first.number, None), "known, and still to be concluded here"
