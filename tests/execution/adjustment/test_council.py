"""A council is heard on a change: named, called, declared, sat, voted, counted; its word feeds the request it was asked on."""

from datetime import timedelta

import pytest
from django.urls import reverse

from gieo.councils.invariants import faults
from gieo.councils.models import Ballot, Membership
from gieo.councils.seats import CouncilSeat
from gieo.councils.services.pledge_confidentiality import pledge_confidentiality
from gieo.councils.sitting.facts import (
    Answer,
    CloseFacts,
    CountFacts,
    DeclarationFacts,
    FoundFacts,
    MemberRow,
    PapersFacts,
    SittingFacts,
    VotingFacts,
)
from gieo.dossiers.services.act import act
from gieo.execution.adjustment.facts import AdjustmentFacts, BallotFacts, OpinionFacts, ReasonFacts, Stand
from gieo.execution.adjustment.workflow import ADJUSTMENT
from gieo.execution.finding.facts import KindChoice
from gieo.execution.models import Adjustment
from gieo.identity.models import Person
from gieo.kernel.actors import Role
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import Refused
from gieo.registry.models import Task
from tests.conftest import moment
from tests.contracts.makers import L2025, actor_from, browser, institute, picked, refused, running, seated
from tests.execution.adjustment.test_adjusting import approved, asked, shown
from tests.execution.finding.test_findings import decision
from tests.execution.makers import found

pytestmark = [pytest.mark.db, pytest.mark.django_db]

FOUNDED, CALLED = moment("2026-02-03 09:00"), moment("2026-02-04 09:00")
SAT = moment("2026-02-24 09:00")
SEATS = (
    CouncilSeat.CHAIR,
    CouncilSeat.VICE_CHAIR,
    CouncilSeat.REVIEWER,
    CouncilSeat.REVIEWER,
    CouncilSeat.SECRETARY,
    CouncilSeat.MEMBER,
    CouncilSeat.MEMBER,
)


@pytest.fixture
def seven(people) -> list[Person]:
    return [seated(Role.COUNCIL_MEMBER, f"Ủy viên {at}") for at in range(1, 8)]


def title(people, **changes) -> Adjustment:
    return asked(people, running(people), "title", after="Tên mới", shown=shown("ordering_consent"), **changes)


def founding(members: list[Person]) -> FoundFacts:
    rows = [
        MemberRow(person=Picked(id=person.pk, name=person.full_name), seat=seat)
        for person, seat in zip(members[: len(SEATS)], SEATS, strict=True)
    ]
    helpers = tuple(Picked(id=person.pk, name=person.full_name) for person in members[len(SEATS) :])
    return FoundFacts(members=tuple(rows), reason="Đúng chuyên môn", secretaries=helpers)


def founded(people, dossier: Adjustment, members: list[Person]) -> Adjustment:
    facts = founding(members)
    return act(dossier, "found_council", actor=people.chairman, at=FOUNDED, facts=facts).subject


def called(people, dossier: Adjustment, members: list[Person]) -> Adjustment:
    facts = PapersFacts(sitting_at=SAT, place="Phòng họp số 1", papers="Đề nghị, hợp đồng")
    return act(founded(people, dossier, members), "send_papers", actor=people.officer, at=CALLED, facts=facts).subject


def declared(dossier: Adjustment, person: Person) -> Adjustment:
    at = CALLED + timedelta(days=1)
    pledge_confidentiality(item=dossier, actor=actor_from(person), at=at)
    said = DeclarationFacts(answer=Answer.NONE)
    return act(dossier, "declare", actor=actor_from(person), at=at, facts=said).subject


def there(dossier: Adjustment) -> tuple[Picked, ...]:
    named = Membership.objects.filter(council=dossier.council).order_by("pk").select_related("person")
    return tuple(Picked(id=each.pk, name=each.person.full_name) for each in named)


def voting(people, dossier: Adjustment, members: list[Person]) -> Adjustment:
    """Called, declared by everybody, opened, with the vote begun."""
    dossier = called(people, dossier, members)
    for person in members[: len(SEATS)]:
        dossier = declared(dossier, person)
    by = {"actor": people.officer, "at": SAT}
    dossier = act(dossier, "open_sitting", facts=SittingFacts(present=there(dossier)), **by).subject
    return act(dossier, "open_voting", facts=VotingFacts(present=there(dossier)), **by).subject


def voted(people, dossier: Adjustment, members: list[Person], *, favour: int, words: str = "Theo minh chứng"):
    """So many in favour, the others against; the count is not opened yet."""
    for at, person in enumerate(members):
        ballot = BallotFacts(stand=Stand.AGREES if at < favour else Stand.DISAGREES, reason=words)
        dossier = act(dossier, "vote", actor=actor_from(person), at=SAT, facts=ballot).subject
    return dossier


def heard(people, dossier: Adjustment, members: list[Person], *, favour: int) -> Adjustment:
    """The same, counted and concluded."""
    by = {"actor": people.officer, "at": SAT}
    dossier = voted(people, voting(people, dossier, members), members, favour=favour)
    dossier = act(dossier, "open_count", facts=CountFacts(), **by).subject
    name = "advise_for" if dossier.tally["outcome"] == "agreed" else "advise_against"
    return act(dossier, name, facts=CloseFacts(discussion="Trao đổi"), **by).subject


@pytest.mark.requirement("CT-2-2b", "CT-8-1a")
def test_what_the_council_says_is_the_opinion_the_request_waits_for(people, seven):
    dossier = title(people)
    due = dossier.due_at
    dossier = heard(people, dossier, seven, favour=5)
    assert (dossier.state, dossier.council_agrees, dossier.due_at) == ("requested", True, due)
    assert dossier.council_opinion == (
        "Hội đồng tư vấn đồng ý điều chỉnh; biên bản phiên họp ngày 24/02/2026; "
        "phiếu đồng ý điều chỉnh: 5/7; phiếu không đồng ý: 2"
    )
    approved(people, dossier)
    assert Task.objects.get().title == "Tên mới"
    (closing,) = [row for row in ADJUSTMENT.rows if row.name == "advise_for"]
    assert closing.issues == ("council_minutes", "council_conclusion")
    assert list(faults()) == []


def test_a_council_against_it_leaves_the_change_without_its_requirement(people, seven):
    dossier = heard(people, title(people), seven, favour=3)
    assert (dossier.state, dossier.council_agrees) == ("requested", False)
    with pytest.raises(Refused) as caught:
        approved(people, dossier)
    assert caught.value.codes == ("requirement_missing",)


@pytest.mark.parametrize(("favour", "agrees"), [(4, True), (3, False)])
def test_more_than_half_of_the_members_present_carry_it(people, seven, favour, agrees):
    assert heard(people, title(people), seven, favour=favour).council_agrees is agrees


def test_no_council_sits_where_the_matrix_knows_none(people, seven):
    dossier = asked(people, running(people), "extension", months=6)
    assert refused(dossier, "found_council", actor=people.chairman, at=FOUNDED, facts=founding(seven)) == (
        "no_council_here",
    )
    officer = browser(people.officer)
    page = officer.get(dossier.get_absolute_url()).content.decode()
    assert "Chọn thành viên" not in page
    assert officer.get(reverse("councils:choosing", args=[dossier.number])).status_code == 404
    wanted = title(people)
    page = officer.get(wanted.get_absolute_url()).content.decode()
    assert "Chọn thành viên" in page
    assert "phải có ý kiến hội đồng tư vấn" in page
    assert officer.get(reverse("councils:choosing", args=[wanted.number])).status_code == 200


def test_where_the_law_leaves_it_open_a_council_may_be_heard_or_not(people, seven):
    contract = running(people, rulebook=L2025)
    dossier = asked(people, contract, "title", after="Tên mới")
    assert heard(people, dossier, seven, favour=5).council_agrees is True
    without = asked(people, running(people, rulebook=L2025), "title", after="Tên khác")
    assert approved(people, without).state == "approved"


@pytest.mark.requirement("X-14", "CT-3-4b")
def test_nobody_of_the_host_or_of_the_new_host_advises_on_it(people, seven):
    dossier = title(people)
    seven[6] = seated(Role.COUNCIL_MEMBER, "Người của viện", institute())
    with pytest.raises(Refused) as caught:
        founded(people, dossier, seven)
    assert "Người của viện (Người của tổ chức chủ trì)" in str(caught.value.refusals[0])


@pytest.mark.requirement("X-14")
def test_a_member_reads_the_request_once_declared_and_the_host_never_who_sits(people, seven):
    dossier = called(people, title(people, reason="Vì dịch bệnh kéo dài"), seven)
    url = dossier.get_absolute_url()
    member = browser(actor_from(seven[5]))
    assert "Vì dịch bệnh kéo dài" not in member.get(url).content.decode()
    declared(dossier, seven[5])
    assert "Vì dịch bệnh kéo dài" in member.get(url).content.decode()
    page = browser(people.host).get(url).content.decode()
    assert "Vì dịch bệnh kéo dài" in page
    assert all(person.full_name not in page for person in seven)


@pytest.mark.requirement("CT-2-2b")
def test_a_ballot_without_a_reason_is_refused_and_no_ballot_is_read_before_the_count(people, seven):
    dossier = voted(people, voting(people, title(people), seven), seven, favour=7)
    told = {
        name: refused(dossier, name, actor=people.officer, at=SAT, facts=CloseFacts(discussion="x"))
        for name in ("advise_for", "advise_against")
    }
    assert told == dict.fromkeys(told, ("count_sealed",))
    assert Ballot.objects.count() == 7
    other = voting(people, title(people), seven)
    silent = BallotFacts(stand=Stand.AGREES, reason=" ")
    assert refused(other, "vote", actor=actor_from(seven[0]), at=SAT, facts=silent) == ("no_reason",)


def test_an_officer_does_not_write_over_what_a_council_counted(people, seven):
    dossier = heard(people, title(people), seven, favour=2)
    opinion = OpinionFacts(council_opinion="BB 03", council_agrees=True)
    assert refused(dossier, "record_opinion", actor=people.officer, at=SAT, facts=opinion) == ("council_has_spoken",)


def test_another_change_is_heard_anew_and_better_papers_are_not(people, seven):
    dossier = heard(people, title(people), seven, favour=7)
    why, later = ReasonFacts(reason="Bổ sung"), SAT + timedelta(days=1)
    back = act(dossier, "return_for_supplement", actor=people.officer, at=later, facts=why).subject
    same = AdjustmentFacts(reason="Viết rõ hơn", after="Tên mới", shown=shown("ordering_consent"))
    dossier = act(back, "request_again", actor=people.host, at=later, facts=same).subject
    assert dossier.council_agrees is True
    back = act(dossier, "return_for_supplement", actor=people.officer, at=later, facts=why).subject
    other = same.model_copy(update={"after": "Tên khác hẳn"})
    dossier = act(back, "request_again", actor=people.host, at=later, facts=other).subject
    assert (dossier.council_agrees, dossier.council_opinion, dossier.closed_at) == (None, "", None)
    with pytest.raises(Refused) as caught:
        approved(people, dossier)
    assert caught.value.codes == ("requirement_missing",)
    assert founded(people, dossier, seven).state == "council_founded"


# ---------------------------------------------------------------- who is kept out


@pytest.mark.requirement("X-14")
def test_whoever_has_not_served_a_sanction_takes_no_seat(people, seven):
    suspected = found(people, running(people), KindChoice.VIOLATION)
    facts = decision(people, violator=None, violator_person=picked(seven[0]))
    violated = act(suspected, "decide", actor=people.director, at=moment("2025-12-01 09:00"), facts=facts).subject
    dossier = asked(people, violated.contract, "title", after="Tên mới", shown=shown("ordering_consent"))
    with pytest.raises(Refused) as refusal:
        founded(people, dossier, seven)
    assert refusal.value.codes == ("excluded_from_council",)
    assert "Ủy viên 1 (Đang bị xử phạt" in str(refusal.value)
    type(violated).objects.filter(pk=violated.pk).update(sanction_until=FOUNDED.date() - timedelta(days=1))
    assert founded(people, dossier, seven).council
