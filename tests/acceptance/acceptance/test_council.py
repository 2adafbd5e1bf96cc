"""Nine members, all remarks in, experts where there is something to measure, and ratings counted."""

from collections.abc import Sequence
from datetime import date

import pytest
from django.db import transaction

from gieo.acceptance.acceptance.choices import Grade
from gieo.acceptance.acceptance.facts import BallotFacts, ExpertReportFacts
from gieo.acceptance.acceptance.procedure import ballot_content, count
from gieo.acceptance.models import Acceptance
from gieo.councils.models import Ballot, Expert
from gieo.dossiers.docket import entry_of
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.services.act import act
from gieo.identity.models import Person
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import Refused
from tests.acceptance import makers
from tests.acceptance.makers import EXCELLENT, MET, NOT_MET
from tests.conftest import moment
from tests.councils.chamber import Chamber

pytestmark = [pytest.mark.db, pytest.mark.django_db, pytest.mark.usefixtures("ready")]


def test_six_experts_and_three_sent_by_bodies() -> None:
    checked = makers.checked(makers.valid(makers.opened()))
    members = makers.nine()
    without_users = tuple(member.model_copy(update={"body": None}) for member in members)
    with pytest.raises(Refused) as refused:
        facts = makers.founding(without_users)
        act(checked, "found_council", actor=makers.chairman(), at=moment("2024-04-17 09:00"), facts=facts)
    assert refused.value.codes == ("composition_wrong",)
    assert "(0/3)" in str(refused.value.refusals[0])


def test_the_principal_investigator_does_not_sit() -> None:
    checked = makers.checked(makers.valid(makers.opened()))
    members = list(makers.nine())
    own = makers.investigator()
    members[0] = members[0].model_copy(update={"person": Picked(id=own.pk, name=own.full_name)})
    with pytest.raises(Refused) as refused:
        facts = makers.founding(members)
        act(checked, "found_council", actor=makers.chairman(), at=moment("2024-04-17 09:00"), facts=facts)
    assert set(refused.value.codes) >= {"composition_wrong"}
    assert len(refused.value.codes) > 1


def test_somebody_of_an_earlier_council_on_the_task_sits() -> None:
    """TT 11/2014, article 9: whoever determined the task, or chose its host, as long as one of them can sit."""
    acceptance = makers.opened()
    chamber = Chamber()
    line = entry_of(chamber.founded(chamber.determination()))
    assert acceptance.parent
    DocketEntry.objects.filter(pk=acceptance.parent.pk).update(parent=line, ancestors=[*line.ancestors, line.pk])
    checked = makers.checked(makers.valid(Acceptance.objects.get(pk=acceptance.pk)))
    with pytest.raises(Refused) as refused:
        makers.founded(checked)
    (refusal,) = refused.value.refusals
    assert (refusal.code, refusal.basis, refusal.field) == ("too_few_sat_before", ("TT11-2014:9",), "members")
    assert "0 trên 9" in str(refusal)
    known = chamber.people[0]
    assert known.full_name in str(refusal)
    Expert.objects.create(province=chamber.province, person=known, degree="TS", reviewed_on=date(2024, 1, 2))
    members = list(makers.nine())
    members[5] = members[5].model_copy(update={"person": Picked(id=known.pk, name=known.full_name)})
    facts, when = makers.founding(members), moment("2024-04-17 09:00")
    with transaction.atomic():
        assert act(checked, "found_council", actor=makers.chairman(), at=when, facts=facts).subject.state == "founded"
        transaction.set_rollback(True)
    Person.objects.filter(pk__in=[each.pk for each in chamber.people]).update(user=None)
    checked.refresh_from_db()
    assert makers.founded(checked).state == "founded", "where none of them can sit any more nobody is held to it"


def test_the_sitting_waits_for_all_remarks_one_working_day_before() -> None:
    called = makers.called(makers.founded(makers.checked(makers.valid(makers.opened()))))
    late = makers.remarked(called, at="2024-05-13 17:00")  # the last working day before 14/5 is 13/5
    assert makers.sat(late).state == "voting"


def test_without_a_members_remarks_there_is_no_sitting() -> None:
    called = makers.called(makers.founded(makers.checked(makers.valid(makers.opened()))))
    facts = makers.REMARKS
    one = act(called, "remark", actor=makers.member(0), at=moment("2024-05-10 09:00"), facts=facts).subject
    with pytest.raises(Refused) as again:
        act(one, "remark", actor=makers.member(0), at=moment("2024-05-10 10:00"), facts=facts)
    assert again.value.codes == ("remarked_already",)
    with pytest.raises(Refused) as refused:
        makers.sat(one)
    assert refused.value.codes == ("remarks_missing",)
    assert "Thành viên 8" in str(refused.value)
    assert "Thành viên 0" not in str(refused.value)


def test_measurable_products_are_looked_at_before_the_sitting() -> None:
    valid = makers.valid(makers.opened(), measurable=True)
    remarked = makers.remarked(makers.called(makers.founded(makers.checked(valid))))
    with pytest.raises(Refused) as refused:
        makers.sat(remarked)
    assert refused.value.codes == ("expert_report_missing",)
    facts = ExpertReportFacts(experts=makers.group(remarked), findings="Đúng chỉ tiêu")
    too_late = moment("2024-05-13 08:00")  # two working days before 14/5 is 10/5
    reported = act(remarked, "report_of_experts", actor=makers.officer(), at=too_late, facts=facts).subject
    with pytest.raises(Refused):
        makers.sat(reported)
    in_time = act(reported, "report_of_experts", actor=makers.officer(), at=moment("2024-05-10 08:00"), facts=facts)
    assert makers.sat(in_time.subject).state == "voting"


@pytest.mark.parametrize("places", [(0, 2), (0, 1, 2, 3), (4, 5, 6)], ids=["two", "four", "no head"])
def test_the_group_that_looks_at_products_is_three_members_led_by_chair_or_vice_chair(places: Sequence[int]) -> None:
    called = makers.called(makers.founded(makers.checked(makers.valid(makers.opened(), measurable=True))))
    facts = ExpertReportFacts(experts=makers.group(called, places), findings="Đúng chỉ tiêu")
    with pytest.raises(Refused) as refused:
        act(called, "report_of_experts", actor=makers.officer(), at=moment("2024-05-02 08:00"), facts=facts)
    (refusal,) = refused.value.refusals
    assert (refusal.code, refusal.basis) == ("group_wrong", ("TT11-2014:9.2", "TT11-2014:24"))
    stranger = (*makers.group(called, (0, 1)), Picked(id=10**6, name="TS. A"))
    with pytest.raises(Refused) as refused:
        said = ExpertReportFacts(experts=stranger, findings="Đúng")
        act(called, "report_of_experts", actor=makers.officer(), at=moment("2024-05-02 08:00"), facts=said)
    assert "group_wrong" in refused.value.codes


@pytest.mark.parametrize(
    ("ballots", "rating"),
    [
        ([EXCELLENT] * 7 + [MET] * 2, Grade.EXCELLENT),
        ([EXCELLENT] * 6 + [MET] * 3, Grade.MET),
        ([EXCELLENT] * 8 + [NOT_MET], Grade.MET),
        ([MET] * 6 + [NOT_MET] * 3, Grade.MET),
        ([MET] * 5 + [NOT_MET] * 4, Grade.NOT_MET),
    ],
    ids=["7 of 9 excellent", "6 of 9 excellent", "one not met", "a third not met", "more than a third not met"],
)
def test_the_rating_follows_from_the_ballots(ballots: Sequence[BallotFacts], rating: Grade) -> None:
    acceptance = makers.filed(makers.opened())
    cast = [Ballot(content=ballot_content(facts)) for facts in ballots]
    counted = count(acceptance, cast, 9)
    assert counted["outcome"] == rating
    assert ["Xếp loại", rating.label] in counted["lines"]


def test_a_file_of_six_months_late_is_not_met_whatever_members_say() -> None:
    acceptance = makers.filed(makers.opened())
    acceptance.filed_at = moment("2024-10-01 09:00")
    assert count(acceptance, [Ballot(content=ballot_content(EXCELLENT))] * 9, 9)["outcome"] == Grade.NOT_MET


def test_more_than_a_third_not_met_ends_the_task() -> None:
    done = makers.voted(makers.in_session(), [MET] * 5 + [NOT_MET] * 4)
    assert (done.state, done.rating, done.task.rating, done.task.accepted_on) == ("not_met", "not_met", "not_met", None)
    assert ["Không đạt", "4"] in done.tally["lines"]


def test_a_ballot_judges_every_product() -> None:
    voting = makers.in_session()
    half = MET.model_copy(update={"products": MET.products[:1]})
    with pytest.raises(Refused) as refused:
        act(voting, "vote", actor=makers.member(0), at=moment("2024-05-14 09:00"), facts=half)
    assert refused.value.codes == ("products_unjudged",)
    assert not Ballot.objects.exists()
