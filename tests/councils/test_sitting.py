"""A council on one dossier: founded, called, declared, sat, voted, counted; every refusal by its code."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, transaction

from gieo.core.trail import history_of
from gieo.councils.bench import bench_of
from gieo.councils.invariants import faults
from gieo.councils.models import Ballot, Council, Membership
from gieo.councils.seats import CouncilSeat
from gieo.councils.services.close_voting import close_voting
from gieo.councils.sitting.facts import (
    AdjournFacts,
    AssignFacts,
    CountFacts,
    DecisionFacts,
    PapersFacts,
    SittingFacts,
    VotingFacts,
)
from gieo.dossiers.docket import entry_of
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.services.act import act
from gieo.identity.models import Appointment, Person
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import Refused
from gieo.kernel.workflow import Attempt
from gieo.proposals.determination.workflow import DETERMINATION, PROCEDURE
from tests.councils.chamber import SEATS, Chamber, cooperative

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.fixture
def chamber() -> Chamber:
    return Chamber()


def codes_of(call) -> tuple[str, ...]:
    with pytest.raises(Refused) as refused:
        call()
    assert all(refusal.basis for refusal in refused.value.refusals)
    return refused.value.codes


# ---------------------------------------------------------------- founding


def found(chamber, item, people=None, seats=SEATS, actor=None):
    facts = chamber.founding(people, seats)
    return act(item, "found_council", actor=actor or chamber.director, at=chamber.start, facts=facts)


@pytest.mark.requirement("CT-3-4b")
def test_a_council_keeps_who_chose_its_members_and_why(chamber):
    item = chamber.founded(chamber.determination())
    council = Council.objects.get()
    assert (item.council, council.reason, council.founded_by_name) == (council, "Đúng chuyên môn", "Giám đốc")
    assert [member.seat for member in council.memberships.order_by("pk")] == [seat.value for seat in SEATS]
    entry = DocketEntry.objects.get(number=item.number)
    assert entry.due_basis == "GIEO-MACDINH:26"


@pytest.mark.parametrize(
    ("members", "seats", "codes"),
    [
        (6, SEATS[:6], ("wrong_size",)),
        (9, (SEATS[0], *SEATS[1:4], *(CouncilSeat.MEMBER,) * 5), ("seats_not_held",)),
        (9, (SEATS[0], SEATS[1], SEATS[2], CouncilSeat.MEMBER, *SEATS[4:]), ("seats_not_held",)),
        (9, (SEATS[0], SEATS[0], *SEATS[2:]), ("seats_not_held",)),
    ],
    ids=["six members", "no secretary", "one reviewer", "two chairs"],
)
def test_a_council_that_the_law_does_not_know_is_refused(chamber, members, seats, codes):
    item = chamber.determination()
    assert codes_of(lambda: found(chamber, item, chamber.people[:members], seats)) == codes


def test_a_person_without_an_account_or_twice_is_refused(chamber):
    item = chamber.determination()
    stranger = Person.objects.create(full_name="Không tài khoản")
    people = [*chamber.people[:7], chamber.people[0], stranger]
    assert codes_of(lambda: found(chamber, item, people)) == ("sits_twice", "no_account")


def test_an_officer_does_not_found(chamber):
    item = chamber.determination()
    assert codes_of(lambda: found(chamber, item, actor=chamber.officer)) == ("not_yours",)


@pytest.mark.requirement("CT-2-2b", "CT-3-4b", "X-14")
def test_staff_of_the_proposing_body_and_the_proposer_are_kept_out_with_the_reason(chamber):
    body = cooperative(chamber.province)
    staff = chamber.expert("Người của hợp tác xã", body)
    proposer = chamber.people[1]
    item = chamber.determination(body=body, proposer=proposer)
    people = [staff, *chamber.people[1:]]
    with pytest.raises(Refused) as refused:
        found(chamber, item, people)
    (refusal,) = refused.value.refusals
    assert refusal.code == "excluded_from_council"
    assert "Người của hợp tác xã (Người của tổ chức đề xuất)" in str(refusal)
    assert f"{proposer.full_name} (Người đề xuất)" in str(refusal)


def test_a_council_of_the_field_takes_a_second_item_unless_its_leaders_may_not_judge_it(chamber):
    first = chamber.founded(chamber.determination())
    picked = AssignFacts(council=Picked(id=first.council.pk, name=first.council.title))
    second = chamber.determination()
    taken = act(second, "assign_council", actor=chamber.officer, at=chamber.start, facts=picked).subject
    assert taken.council == first.council
    third = chamber.determination(proposer=chamber.people[8])
    led = chamber.determination(proposer=chamber.people[0])
    refused = codes_of(lambda: act(led, "assign_council", actor=chamber.officer, at=chamber.start, facts=picked))
    assert refused == ("excluded_from_council",)
    third = act(third, "assign_council", actor=chamber.officer, at=chamber.start, facts=picked).subject
    assert [sitter.name for sitter in bench_of(third).sitters if sitter.barred] == ["Thành viên 9"]


def test_the_clerk_numbers_the_decision_and_the_clock_goes_on(chamber):
    item = chamber.founded(chamber.determination())
    facts = DecisionFacts(number="12/QĐ-UBND", signed_on=chamber.start.date())
    numbered = act(item, "number_decision", actor=chamber.clerk, at=chamber.start, facts=facts).subject
    assert numbered.council.decision_number == "12/QĐ-UBND"
    assert numbered.due_at == item.due_at


# ---------------------------------------------------------------- calling, declaring


def test_papers_go_out_five_working_days_before_the_sitting(chamber):
    item = chamber.founded(chamber.determination())

    def send(days):
        facts = PapersFacts(sitting_at=chamber.start + timedelta(days=days), place="Sở", papers="Phiếu")
        return act(item, "send_papers", actor=chamber.officer, at=chamber.start, facts=facts)

    assert codes_of(lambda: send(4)) == ("papers_too_late",)
    assert codes_of(lambda: send(-1)) == ("sitting_in_the_past", "papers_too_late")
    assert send(7).subject.due_at == chamber.start + timedelta(days=7)


@pytest.mark.requirement("X-14")
def test_a_member_declares_once_and_adds_a_conflict_later(chamber):
    item = chamber.called(chamber.determination())
    member = chamber.people[5]
    chamber.declare(item, member)
    assert codes_of(lambda: chamber.declare(item, member)) == ("declared_already",)
    item = chamber.declare(item, member, kinds=("family",))
    assert bench_of(item).of(member.user_id).barred
    assert codes_of(lambda: chamber.vote(item, member)) == ("not_yours",)


def test_whoever_has_not_declared_holds_the_dossier(chamber):
    item = chamber.called(chamber.determination())
    chamber.declare(item, chamber.people[0])
    entry = DocketEntry.objects.get(number=item.number)
    assert entry.holder_role == "science_officer"
    assert set(entry.holder_users) == {person.user_id for person in chamber.people[1:]}


# ---------------------------------------------------------------- the sitting


def test_a_sitting_waits_for_its_hour_its_quorum_and_its_seats(chamber):
    item = chamber.called(chamber.determination())

    def open_with(people, **changes):
        facts = SittingFacts(present=chamber.members(item, people))
        return act(item, "open_sitting", actor=chamber.officer, facts=facts, **{"at": chamber.sitting_at, **changes})

    assert codes_of(lambda: open_with(chamber.people, at=chamber.start)) == ("before_the_day",)
    assert codes_of(lambda: open_with(chamber.people[:5])) == ("below_quorum",)
    without_reviewer = [*chamber.people[:2], *chamber.people[3:]]
    assert codes_of(lambda: open_with(without_reviewer)) == ("required_seat_absent",)
    assert open_with(chamber.people[:6]).subject.state == "sitting"


def test_the_vice_chair_leads_with_a_written_authority_only(chamber):
    item = chamber.called(chamber.determination())
    without_chair = chamber.people[1:]
    assert codes_of(lambda: chamber.opened(item, without_chair)) == ("required_seat_absent",)
    assert chamber.opened(item, without_chair, authorisation="E-GUQ số 01").state == "sitting"


def test_a_conflicted_member_is_not_counted_and_not_seated(chamber):
    item = chamber.called(chamber.determination())
    for person in chamber.people[:5]:
        chamber.declare(item, person)
    chamber.declare(item, chamber.people[5], kinds=("interest",))
    assert codes_of(lambda: chamber.opened(item, chamber.people[:6])) == ("conflicted_present", "below_quorum")


def test_the_vote_opens_when_everybody_there_has_declared(chamber):
    item = chamber.called(chamber.determination())
    for person in chamber.people[:8]:
        chamber.declare(item, person)
    sitting = chamber.opened(item)
    facts = VotingFacts(present=chamber.members(sitting))
    start = lambda: act(sitting, "open_voting", actor=chamber.officer, at=chamber.sitting_at, facts=facts)  # noqa: E731
    assert codes_of(start) == ("not_declared",)
    chamber.declare(sitting, chamber.people[8], name="declare_in_sitting")
    assert start().subject.state == "voting"


# ---------------------------------------------------------------- the vote


@pytest.mark.requirement("CT-2-2b")
def test_a_ballot_needs_every_criterion_and_a_reason_and_is_cast_once(chamber):
    item = chamber.voting(chamber.determination())
    member = chamber.people[0]
    assert codes_of(lambda: chamber.vote(item, member, reason=" ")) == ("no_reason",)
    short = chamber.ballot(item).model_copy(update={"marks": chamber.ballot(item).marks[:-1]})
    vote = lambda facts: act(item, "vote", actor=chamber.actor(member), at=chamber.sitting_at, facts=facts)  # noqa: E731
    assert codes_of(lambda: vote(short)) == ("criterion_not_rated",)
    vote(chamber.ballot(item))
    assert codes_of(lambda: vote(chamber.ballot(item))) == ("voted_already",)
    ballot = Ballot.objects.get()
    assert ballot.hash == ballot.compute_hash()


@pytest.mark.requirement("X-7")
def test_a_ballot_can_be_neither_changed_nor_taken_away(chamber):
    item = chamber.vote(chamber.voting(chamber.determination()), chamber.people[0])
    for change in (lambda: Ballot.objects.update(content={}), Ballot.objects.all().delete):
        with pytest.raises(ProgrammingError), transaction.atomic():
            change()
    assert history_of(item).filter(name="vote").count() == 1


def test_who_is_absent_does_not_vote_and_who_waits_holds_the_dossier(chamber):
    there = chamber.people[:7]
    item = chamber.voting(chamber.determination(), there)
    assert codes_of(lambda: chamber.vote(item, chamber.people[8])) == ("not_present",)
    item = chamber.vote(item, there[0])
    entry = DocketEntry.objects.get(number=item.number)
    assert set(entry.holder_users) == {person.user_id for person in there[1:]}


def test_nothing_closes_before_all_ballots_are_in_or_excused(chamber):
    item = chamber.voting(chamber.determination())
    for person in chamber.people[:8]:
        item = chamber.vote(item, person)
    close = lambda **changes: close_voting(  # noqa: E731
        item, PROCEDURE, actor=chamber.officer, at=chamber.sitting_at, facts=chamber.result(), **changes
    )
    assert codes_of(close) == ("ballots_missing",)
    closed = close(not_voting=chamber.members(item, chamber.people[8:])).subject
    assert (closed.state, closed.tally["ballots"], closed.tally["not_voting"]) == ("recommended", 8, ["Thành viên 9"])
    assert list(faults()) == []


def test_a_conflict_that_comes_up_in_the_vote_stops_a_count_below_the_quorum(chamber):
    there = chamber.people[:6]
    item = chamber.voting(chamber.determination(), there)
    for person in there[:5]:
        item = chamber.vote(item, person)
    item = chamber.declare(item, there[5], kinds=("interest",), name="declare_in_voting")
    close = lambda: act(  # noqa: E731
        item, "open_count", actor=chamber.officer, at=chamber.sitting_at, facts=CountFacts()
    )
    assert codes_of(close) == ("below_quorum",)
    later = AdjournFacts(sitting_at=chamber.sitting_at + timedelta(days=3), place="Sở", reason="Không đủ thành viên")
    again = act(item, "adjourn", actor=chamber.officer, at=chamber.sitting_at, facts=later).subject
    assert again.state == "papers_sent"
    assert not bench_of(again).taking_part


WAYS = ("recommend", "not_recommend")


def why_not(chamber, item) -> dict[str, set[str]]:
    """By way out of the vote, what the desk is told against it."""
    options = DETERMINATION.options(item, Attempt(actor=chamber.officer, at=chamber.sitting_at))
    return {
        option.row.name: {refusal.code for refusal in option.refusals} for option in options if option.row.name in WAYS
    }


@pytest.mark.requirement("X-14")
@pytest.mark.parametrize("favour", [0, 9])
def test_no_reason_depends_on_the_ballots_before_the_count_is_opened(chamber, favour):
    """Not with all ballots in, nor with everybody else on record as not voting."""
    item = chamber.voted(chamber.determination(), favour=favour)
    sealed = {way: {"count_sealed"} for way in WAYS}
    assert why_not(chamber, item) == sealed
    for way in WAYS:
        facts = chamber.result(reason="Không cấp thiết")
        tried = lambda way=way, facts=facts: act(  # noqa: E731
            item, way, actor=chamber.officer, at=chamber.sitting_at, facts=facts
        )
        assert codes_of(tried) == ("count_sealed",)
    item = counted(chamber, item)
    told = {"recommend": set(), "not_recommend": {"other_outcome"}}
    assert why_not(chamber, item) == (told if favour else {"recommend": {"other_outcome"}, "not_recommend": set()})


def counted(chamber, item, **changes):
    return act(item, "open_count", actor=chamber.officer, at=chamber.sitting_at, facts=CountFacts(**changes)).subject


def test_an_opened_count_takes_no_ballot_no_declaration_and_no_second_evening(chamber):
    item = chamber.voting(chamber.determination())
    for person in chamber.people[:8]:
        item = chamber.vote(item, person)
    item = counted(chamber, item, not_voting=chamber.members(item, chamber.people[8:]))
    late = chamber.people[8]
    assert codes_of(lambda: chamber.vote(item, late)) == ("count_opened",)
    declared = lambda: chamber.declare(item, late, kinds=("interest",), name="declare_in_voting")  # noqa: E731
    assert "count_opened" in codes_of(declared)
    later = AdjournFacts(sitting_at=chamber.sitting_at + timedelta(days=3), place="Sở", reason="Không ưng kết quả")
    gone = lambda: act(item, "adjourn", actor=chamber.officer, at=chamber.sitting_at, facts=later)  # noqa: E731
    assert codes_of(gone) == ("count_opened",)
    assert codes_of(lambda: counted(chamber, item))[0] == "count_opened"
    assert (item.tally["ballots"], entry_of(item).holder_role) == (8, "science_officer")


def test_a_member_who_leaves_keeps_the_ballot_of_the_sitting(chamber):
    item = chamber.voted(chamber.determination(), favour=9)
    Membership.objects.filter(person=chamber.people[0]).update(valid_to=chamber.sitting_at.date())
    assert len(bench_of(item).ballots) == 9
    assert Appointment.objects.filter(person=chamber.people[0]).exists()
