"""The bank of experts, the standing council, and what members do."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from gieo.councils.activity import activity_of
from gieo.councils.bench import bench_of
from gieo.councils.models import STANDING, Ballot, Membership
from gieo.councils.seats import CouncilSeat
from gieo.councils.selectors import (
    changes_to_decide,
    experts_to_review,
    standing_members,
    unfollowed_fields,
    unfollowed_localities,
    vacant_seats,
)
from gieo.councils.services.change_membership import end_membership, fill_seat
from gieo.councils.services.found_council import NewMember, found_council
from gieo.councils.services.register_expert import ask_change, decide_change, register_expert, review_expert
from gieo.councils.sitting.shown import people_to_seat
from gieo.identity.models import OrganisationKind
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.refusal import Refused
from gieo.proposals.determination.workflow import PROCEDURE
from tests.conftest import moment
from tests.councils.chamber import Chamber, browser, cooperative
from tests.officialdocs.reading import pages_of, without_breaks

pytestmark = [pytest.mark.db, pytest.mark.django_db]

AT = moment("2024-01-10 09:00")


@pytest.fixture
def chamber() -> Chamber:
    return Chamber()


def expert_of(chamber, person, **changes):
    values = {"degree": "TS", "speciality": "Bảo quản nông sản", "consented_on": date(2024, 1, 5), **changes}
    return register_expert(person=person, province=chamber.province, actor=chamber.officer, at=AT, **values)


@pytest.mark.requirement("CT-3-4a")
def test_an_expert_not_looked_through_for_twelve_months_is_due(chamber):
    expert = expert_of(chamber, chamber.people[0])
    assert experts_to_review(chamber.province, date(2025, 1, 10)) == []
    assert experts_to_review(chamber.province, date(2025, 1, 14)) == [expert]
    review_expert(expert=expert, actor=chamber.officer, at=moment("2025-01-14 09:00"))
    assert experts_to_review(chamber.province, date(2025, 1, 14)) == []


def test_nobody_enters_the_bank_without_speciality_and_consent(chamber):
    with pytest.raises(Refused) as refused:
        expert_of(chamber, chamber.people[0], speciality=" ", consented_on=None)
    assert refused.value.codes == ("no_speciality", "no_consent")
    with pytest.raises(Refused) as refused:
        register_expert(
            person=chamber.people[0], province=chamber.province, degree="", speciality="x",
            actor=chamber.chairman, at=AT, consented_on=date(2024, 1, 5),
        )  # fmt: skip
    assert refused.value.codes == ("not_an_officer",)


@pytest.mark.requirement("CT-3-4a")
def test_a_change_by_the_expert_waits_for_an_officer(chamber):
    expert = expert_of(chamber, chamber.people[0])
    own = chamber.actor(chamber.people[0])
    with pytest.raises(Refused) as refused:
        ask_change(expert=expert, wanted={"degree": "PGS.TS"}, actor=chamber.actor(chamber.people[1]), at=AT)
    assert refused.value.codes == ("not_yours",)
    with pytest.raises(Refused) as refused:
        ask_change(expert=expert, wanted={"reviewed_on": "2030-01-01"}, actor=own, at=AT)
    assert refused.value.codes == ("nothing_to_change",)
    change = ask_change(expert=expert, wanted={"degree": "PGS.TS"}, actor=own, at=AT)
    expert.refresh_from_db()
    assert expert.degree == "TS"
    assert changes_to_decide(chamber.province) == [change]
    decide_change(change=change, accept=True, actor=chamber.officer, at=AT)
    expert.refresh_from_db()
    assert expert.degree == "PGS.TS"
    with pytest.raises(Refused) as refused:
        decide_change(change=change, accept=False, actor=chamber.officer, at=AT)
    assert refused.value.codes == ("decided_already",)


@pytest.mark.requirement("CT-3-4b")
def test_experts_of_the_field_come_first_and_those_of_the_proposing_body_not_at_all(chamber):
    body = cooperative(chamber.province)
    item = chamber.determination(body=body)
    item.proposal.items.set([item.proposal.window.notice.fields.get().items.first()])
    expert_of(chamber, chamber.people[0], science_fields=["medical"])
    expert_of(chamber, chamber.people[1], science_fields=["agricultural"])
    expert_of(chamber, chamber.people[2], employer=body)
    offered = [pk for pk, _label in people_to_seat(PROCEDURE, item)]
    assert offered[:2] == [chamber.people[1].pk, chamber.people[0].pk]
    assert chamber.people[2].pk not in offered


# ---------------------------------------------------------------- the standing council


def standing(chamber, **changes):
    first = NewMember(person=chamber.people[0].pk, seat=CouncilSeat.CHAIR, **changes)
    second = NewMember(person=chamber.people[1].pk, seat=CouncilSeat.MEMBER)
    return found_council(
        province=chamber.province, kind=STANDING, title="Hội đồng KH&CN tỉnh", rulebook=chamber.province.latest_rulebook.id,
        members=[first, second], actor=chamber.chairman, at=AT, term_ends_on=date(2028, 12, 31),
    )  # fmt: skip


@pytest.mark.requirement("CT-3-1b")
def test_a_seat_is_vacant_until_a_new_decision_fills_it(chamber):
    council = standing(chamber)
    member = council.memberships.get(seat=CouncilSeat.MEMBER)
    end_membership(membership=member, last_day=date(2024, 5, 31), actor=chamber.officer)
    assert vacant_seats(chamber.province, date(2024, 5, 31)) == []
    assert vacant_seats(chamber.province, date(2024, 6, 1)) == [member]
    member.refresh_from_db()
    new = NewMember(person=chamber.people[2].pk, seat=CouncilSeat.MEMBER)
    filled = fill_seat(
        vacant=member, member=new, first_day=date(2024, 6, 10), decision="34/QĐ-UBND", actor=chamber.officer
    )
    assert filled.succeeds == member
    assert vacant_seats(chamber.province, date(2024, 6, 11)) == []
    people = [each.person for each in standing_members(chamber.province, date(2024, 6, 11))]
    assert people == [chamber.people[0], chamber.people[2]]
    for call, code in (
        (lambda: end_membership(membership=member, last_day=date(2024, 7, 1), actor=chamber.officer), "left_already"),
        (
            lambda: fill_seat(
                vacant=filled, member=new, first_day=date(2024, 7, 1), decision="", actor=chamber.officer
            ),
            "not_vacant",
        ),
    ):
        with pytest.raises(Refused) as refused:
            call()
        assert refused.value.codes == (code,)


@pytest.mark.requirement("CT-3-1b")
def test_a_ballot_stays_the_ballot_of_whoever_cast_it_when_the_member_leaves(chamber):
    item = chamber.voted(chamber.determination(), favour=9)
    member = item.council.memberships.get(person=chamber.people[8])
    end_membership(membership=member, last_day=chamber.sitting_at.date(), actor=chamber.officer)
    new = NewMember(person=chamber.expert("Người thay").pk, seat=CouncilSeat.MEMBER)
    member.refresh_from_db()
    after = chamber.sitting_at.date() + timedelta(days=1)
    fill_seat(vacant=member, member=new, first_day=after, decision="34/QĐ-UBND", actor=chamber.officer)
    ballot = Ballot.objects.get(membership=member)
    assert (ballot.membership.person, Ballot.objects.count()) == (chamber.people[8], 9)
    item = type(item).objects.get()
    assert "Thành viên 9" in {sitter.name for sitter in bench_of(item).taking_part}
    assert "Người thay" not in {sitter.name for sitter in bench_of(item).sitters}


@pytest.mark.requirement("CT-3-1c")
def test_a_district_and_a_field_that_nobody_follows_are_named(chamber):
    districts = [
        register_organisation(name=name, kind=OrganisationKind.DISTRICT, province=chamber.province)
        for name in ("UBND huyện Lục Ngạn", "UBND huyện Yên Thế")
    ]
    fields = [field.key for field in chamber.province.latest_rulebook.fields]
    standing(chamber, localities=[districts[0].pk], science_fields=fields[:1])
    assert unfollowed_localities(chamber.province, AT.date()) == [districts[1]]
    assert unfollowed_fields(chamber.province, AT.date()) == fields[1:]


@pytest.mark.requirement("CT-3-2", "P-13")
def test_the_activity_sheet_of_a_member(chamber, at):
    at("2024-12-20 09:00")
    body = cooperative(chamber.province, "Liên hiệp hội")
    district = register_organisation(
        name="UBND huyện Lục Ngạn", kind=OrganisationKind.DISTRICT, province=chamber.province
    )
    council = standing(chamber, nominating_body=body.pk, science_fields=["agricultural"], localities=[district.pk])
    own = chamber.proposal(proposer=chamber.people[0], task_name="Bảo quản vải thiều")
    item = chamber.voted(chamber.determination(), favour=7, people=chamber.people[:7])
    judged = (item.number, item.title)
    there, away = (activity_of(person, chamber.province, 2024) for person in (chamber.people[0], chamber.people[8]))
    assert (there.attended, there.ballots, there.nominated_by) == ((judged,), 1, ("Liên hiệp hội",))
    assert (there.localities, there.proposals) == (("UBND huyện Lục Ngạn",), ((own.number, "Bảo quản vải thiều"),))
    assert len(there.science_fields) == 1
    assert (away.attended, away.absent, away.ballots, away.proposals) == ((), (judged,), 0, ())
    assert activity_of(chamber.people[0], chamber.province, 2025).ballots == 0
    assert council.memberships.count() == 2

    seat = council.memberships.get(person=chamber.people[0])
    page = reverse("councils:activity", args=[seat.pk, 2024])
    mine, office, colleague = (
        browser(each) for each in (chamber.actor(chamber.people[0]), chamber.officer, chamber.actor(chamber.people[8]))
    )
    for client in (mine, office):
        shown = client.get(page).content.decode()
        for words in (item.number, own.number, "Liên hiệp hội", "UBND huyện Lục Ngạn"):
            assert words in shown, words
        paper = client.get(reverse("councils:activity-sheet", args=[seat.pk, 2024, "pdf"]))
        assert own.number in "".join(map(without_breaks, pages_of(paper.content)))
        assert page in client.get(reverse("councils:standing")).content.decode()
    assert colleague.get(page).status_code == 404
    assert page not in colleague.get(reverse("councils:standing")).content.decode()


def test_a_member_who_leaves_is_off_the_bench_of_what_is_still_to_sit(chamber):
    item = chamber.called(chamber.determination())
    member = Membership.objects.get(person=chamber.people[8], council=item.council)
    end_membership(membership=member, last_day=(chamber.start + timedelta(days=5)).date(), actor=chamber.officer)
    item = type(item).objects.get()
    assert len(bench_of(item).sitters) == 8
