"""What a bench costs, whatever the size of the council and of what it judges."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gieo.councils.bench import bench_of, look_again
from gieo.councils.invariants import faults
from gieo.councils.keys import item_of
from gieo.councils.models import Ballot
from gieo.councils.services.close_voting import close_voting
from gieo.identity.models import Organisation, OrganisationKind
from gieo.identity.services.register_organisation import register_organisation
from gieo.proposals.determination.workflow import PROCEDURE
from gieo.proposals.models import Determination
from tests.councils.chamber import Chamber, cooperative
from tests.counting import queries_of

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.fixture
def chamber() -> Chamber:
    return Chamber()


def fresh(item: Determination) -> Determination:
    return Determination.objects.get(pk=item.pk)


def body(chamber: Chamber, number: int) -> Organisation:
    return register_organisation(name=f"Viện {number}", kind=OrganisationKind.UNIVERSITY, province=chamber.province)


def test_a_bench_of_nine_costs_what_one_of_seven_does(chamber) -> None:
    small = chamber.founded(chamber.determination(), chamber.people[:7])
    large = chamber.founded(chamber.determination())
    assert queries_of(lambda: bench_of(fresh(small))) == queries_of(lambda: bench_of(fresh(large)))


def test_a_second_look_reads_only_what_was_said(chamber) -> None:
    item = fresh(chamber.called(chamber.determination()))
    first = queries_of(lambda: bench_of(item))
    assert queries_of(lambda: bench_of(item)) == 0
    look_again(item)
    assert queries_of(lambda: bench_of(item)) == 1 < first  # declarations; nobody is there yet, nor has voted


def test_the_bench_in_hand_stays_in_step_with_a_declaration_and_a_ballot(chamber) -> None:
    voting = chamber.voting(chamber.determination(body=cooperative(chamber.province)))
    voted = chamber.vote(voting, chamber.people[0])
    assert bench_of(voted) == bench_of(fresh(voted))
    declared = chamber.declare(voted, chamber.people[1], kinds=("interest",), name="declare_in_voting")
    assert bench_of(declared) == bench_of(fresh(declared))
    assert bench_of(declared).of(chamber.people[1].user_id).barred
    assert bench_of(declared).of(chamber.people[0].user_id).ballot


def test_a_vote_reads_the_ballots_once(chamber) -> None:
    voting = chamber.voting(chamber.determination())
    with CaptureQueriesContext(connection) as asked:
        chamber.vote(voting, chamber.people[0])
    read = [each["sql"] for each in asked if each["sql"].startswith("SELECT") and Ballot._meta.db_table in each["sql"]]
    assert len(read) == 1


def test_the_kin_of_three_bodies_is_asked_for_at_once(chamber) -> None:
    bodies = [body(chamber, number).pk for number in range(3)]
    one = queries_of(lambda: item_of("x", hosts=bodies[:1]))
    assert (
        queries_of(lambda: item_of("x", hosts=bodies[:1], partners=bodies[1:2], ordering_bodies=bodies[2:])) == one == 1
    )


def test_a_body_stands_with_its_kin_through_two_mergers(chamber) -> None:
    first, second, third, other = (body(chamber, number) for number in range(4))
    Organisation.objects.filter(pk=first.pk).update(successor=second)
    Organisation.objects.filter(pk=second.pk).update(successor=third)
    item = item_of("x", hosts=[first.pk], partners=[other.pk])
    assert item.hosts == {f"body:{each.pk}" for each in (first, second, third)}
    assert item.partners == {f"body:{other.pk}"}


def test_declaring_costs_no_second_bench_for_the_proposal(chamber) -> None:
    """The readers of the proposal are written from the bench in hand: its members are not read again."""
    called = chamber.called(chamber.determination())
    chamber.pledge(called, chamber.people[0])
    with CaptureQueriesContext(connection) as asked:
        chamber.declare(called, chamber.people[0])
    members = [each for each in asked if 'FROM "councils_membership"' in each["sql"]]
    assert len(members) == 1


def test_the_check_of_three_items_asks_as_little_as_of_one(chamber) -> None:
    def closed() -> None:
        item = chamber.voted(chamber.determination(), favour=8)
        close_voting(item, PROCEDURE, actor=chamber.officer, at=chamber.sitting_at, facts=chamber.result())

    def checked() -> int:
        return queries_of(lambda: list(faults()))

    closed()
    one = checked()
    closed()
    closed()
    per_item = 4  # what is judged: proposals, orders, kin; and what the count is made of
    assert checked() <= one + 2 * per_item
