"""A council on one evening: members press at the same instant, and so does whoever opens the ballots."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection

from gieo.core.trail import history_of
from gieo.councils.invariants import faults
from gieo.councils.models import Ballot, Declaration
from gieo.councils.sitting.facts import VotingFacts
from gieo.councils.sitting.tellers import counting
from gieo.dossiers.services.act import act
from gieo.kernel.refusal import Refused
from gieo.proposals.determination.workflow import PROCEDURE
from gieo.proposals.models import Determination
from tests.councils.chamber import Chamber

pytestmark = [pytest.mark.db, pytest.mark.django_db(transaction=True)]


def at_once(*presses: Callable[[], object]) -> list[tuple[str, ...]]:
    """What became of each, in its own thread and connection: the codes of the refusal, nothing where it was done."""
    together = Barrier(len(presses), timeout=30)

    def pressed(press: Callable[[], object]) -> tuple[str, ...]:
        try:
            together.wait()
            press()
        except Refused as refused:
            return refused.codes
        else:
            return ()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(presses)) as hands:
        return list(hands.map(pressed, presses))


def fresh(item: Determination) -> Determination:
    return Determination.objects.get(pk=item.pk)


@pytest.mark.requirement("CT-2-2b")
def test_nine_members_vote_at_the_same_instant_and_nine_ballots_are_in_order():
    chamber = Chamber()
    item = chamber.voting(chamber.determination())
    voters = [lambda person=person: chamber.vote(fresh(item), person) for person in chamber.people]
    assert at_once(*voters) == [()] * 9
    assert Ballot.objects.count() == 9
    assert history_of(item).filter(name="vote").count() == 9
    assert list(faults()) == []


@pytest.mark.requirement("CT-2-2b")
def test_a_member_who_presses_twice_has_one_ballot():
    chamber = Chamber()
    item = chamber.voting(chamber.determination())
    twice = [lambda: chamber.vote(fresh(item), chamber.people[0])] * 2
    assert sorted(at_once(*twice)) == [(), ("voted_already",)]
    assert Ballot.objects.count() == 1
    assert list(faults()) == []


@pytest.mark.requirement("CT-2-2b", "X-14")
@pytest.mark.parametrize("round_", range(3))
def test_a_revision_that_meets_the_opening_counts_or_is_refused(round_):
    """Decision 31: the lock that opens the ballots ends the revision; a revised ballot is never left out of the count."""
    chamber = Chamber()
    item = chamber.voted(chamber.determination(), favour=9)
    against = chamber.ballot(item, favour=False, reason=f"Nghĩ lại {round_}")
    later = chamber.sitting_at + timedelta(hours=2)

    def revise() -> None:
        act(fresh(item), "revise_ballot", actor=chamber.actor(chamber.people[0]), at=later, facts=against)

    def open_ballots() -> None:
        act(fresh(item), "open_count", actor=chamber.officer, at=later, facts=counting(PROCEDURE, fresh(item)))

    revised, opened = at_once(revise, open_ballots)
    assert opened == ()
    assert revised in {(), ("count_opened",)}
    kept = Ballot.objects.count() - 9
    assert kept == (not revised)
    counted = fresh(item)
    assert counted.tally["votes_for"] == 9 - kept
    assert counted.tally["revised"] == kept
    assert list(faults()) == []


@pytest.mark.requirement("X-14")
def test_a_conflict_declared_while_the_vote_is_opened_keeps_the_member_out_of_it():
    chamber = Chamber()
    called = chamber.called(chamber.determination())
    for person in chamber.people[:8]:
        called = chamber.declare(called, person)
    chamber.pledge(called, chamber.people[8])
    sitting = chamber.opened(called)

    def declare() -> None:
        chamber.declare(fresh(sitting), chamber.people[8], kinds=("family",))

    def open_vote() -> None:
        facts = VotingFacts(present=chamber.members(sitting, chamber.people[:8]))
        act(fresh(sitting), "open_voting", actor=chamber.officer, at=chamber.sitting_at, facts=facts)

    declared, opened = at_once(declare, open_vote)
    assert opened == ()
    item = fresh(sitting)
    with pytest.raises(Refused):
        chamber.vote(item, chamber.people[8])
    assert Declaration.objects.filter(membership__person=chamber.people[8]).count() == (declared == ())
    assert chamber.vote(item, chamber.people[0]).state == "voting"
    assert list(faults()) == []
