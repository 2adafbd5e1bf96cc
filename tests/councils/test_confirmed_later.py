"""A suspicion confirmed after the council was founded: alert, no silent removal; shut out at once; and the way out."""

from datetime import timedelta

import pytest

from gieo.core import events, trail
from gieo.councils.bench import bench_of
from gieo.councils.invariants import faults
from gieo.councils.links import suspicions_of
from gieo.councils.models import Membership, Verdict
from gieo.councils.services.choose_members import review_suspicion
from gieo.councils.services.close_voting import close_voting
from gieo.councils.sitting.facts import AssignFacts, PapersFacts, ReplaceFacts
from gieo.dossiers.docket import entry_of
from gieo.dossiers.models import Enclosure
from gieo.dossiers.selectors import visible_to
from gieo.dossiers.services.act import act
from gieo.files.models import StoredFile
from gieo.identity.models import Person
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import Refused
from gieo.notifications.models import Alert
from gieo.proposals.determination.workflow import PROCEDURE
from gieo.proposals.models import Determination
from tests.councils.chamber import Chamber, browser, cooperative
from tests.councils.leaks import files_are_there
from tests.councils.test_choosing import worked_there
from tests.councils.test_conflicted_sight import OPEN, SHUT, sees
from tests.councils.test_sitting import codes_of

pytestmark = [pytest.mark.web, pytest.mark.django_db]

WORDS = "Đã đối chiếu hợp đồng lao động"


@pytest.fixture
def chamber(at, settings, tmp_path) -> Chamber:
    at("2024-06-13 09:00")
    settings.MEDIA_ROOT = str(tmp_path)
    return Chamber()


def suspect(chamber: Chamber) -> Person:
    return chamber.people[5]


def suspected(chamber: Chamber) -> Determination:
    """To be judged by nine, one of whom worked for the body that proposed it until a year ago."""
    item = chamber.determination(body=cooperative(chamber.province))
    body = item.proposal.organisation
    assert body
    worked_there(chamber, suspect(chamber), body)
    file = StoredFile.objects.order_by("pk").first()
    assert file
    for holder in (item, item.proposal):
        Enclosure.objects.create(entry=entry_of(holder), label="Thuyết minh", file=file, added_at=chamber.start)
    files_are_there()
    return item


def fresh(item: Determination) -> Determination:
    return Determination.objects.get(pk=item.pk)


def look(chamber: Chamber, item: Determination, verdict: Verdict = Verdict.CONFIRMED, *, after: int = 3) -> None:
    person = suspect(chamber)
    (found,) = suspicions_of(item, [person.pk])[person.pk]
    review_suspicion(
        item=fresh(item), person=person.pk, kind=found.kind.value, cause=found.cause, verdict=verdict, words=WORDS,
        actor=chamber.officer, at=chamber.start + timedelta(days=after),
    )  # fmt: skip


def told(user: int | None) -> list[Alert]:
    return list(Alert.objects.filter(user=user, key__startswith="suspicion-").order_by("pk"))


@pytest.mark.requirement("X-14", "CT-3-4b")
def test_it_shuts_the_dossier_at_once_unseats_nobody_and_tells_who_runs_the_council(chamber):
    item = chamber.called(suspected(chamber))
    for person in chamber.people:
        item = chamber.declare(item, person)
    person, other = suspect(chamber), chamber.people[6]
    assert sees(chamber, item, person) == OPEN
    look(chamber, item)
    assert (sees(chamber, item, person), sees(chamber, item, other)) == (SHUT, OPEN)
    assert bench_of(fresh(item)).of(person.user_id), "still a member"
    assert not told(other.user_id)
    for actor in (chamber.officer, chamber.director):
        (alert,) = told(actor.user)
        for words in (person.full_name, "Từng công tác tại tổ chức liên quan", WORDS, "13/06/2024", "Thay thành viên"):
            assert words in alert.body, words
        assert alert.url == item.get_absolute_url()
    (alert,) = told(person.user_id)
    assert "Từng công tác tại tổ chức liên quan" in alert.body
    desk = browser(chamber.actor(person)).get(f"/lam-viec/hoi-dong/{item.number}/uy-vien")
    assert desk.context["desk"].now == "out"
    page = browser(chamber.officer).get(item.get_absolute_url()).content.decode()
    assert "Có xung đột theo kết luận của người chuẩn bị hội đồng" in page
    assert "Thành viên không bị kết luận có xung đột" in page
    look(chamber, item, Verdict.DISMISSED, after=4)
    assert sees(chamber, item, person) == OPEN


@pytest.mark.requirement("X-14")
def test_whom_it_keeps_out_is_neither_let_in_nor_invited(chamber):
    item = chamber.founded(suspected(chamber))
    look(chamber, item)
    person = suspect(chamber)
    assert not told(person.user_id), "who has not pledged is told nothing that names a dossier"
    facts = PapersFacts(sitting_at=chamber.sitting_at, place="Phòng họp", papers="Phiếu")
    called = act(
        fresh(item), "send_papers", actor=chamber.officer, at=chamber.start + timedelta(days=4), facts=facts
    ).subject
    line = entry_of(called)
    assert person.user_id not in {*line.invited_users, *line.reader_users, *line.holder_users}
    for each in chamber.people:
        if each != person:
            called = chamber.declare(called, each)
    assert codes_of(lambda: chamber.opened(called)) == ("conflicted_present",)
    assert chamber.opened(called, [each for each in chamber.people if each != person]).state == "sitting"


@pytest.mark.requirement("X-14", "CT-2-2b")
def test_a_ballot_cast_before_is_not_counted_and_none_is_cast_after(chamber):
    item = chamber.voting(suspected(chamber))
    person, late = suspect(chamber), chamber.people[6]
    others = [each for each in chamber.people if each not in {person, late}]
    for each in [*others, person]:
        item = chamber.vote(item, each)
    look(chamber, item, after=22)
    item = fresh(item)
    assert codes_of(lambda: chamber.vote(item, person)) == ("not_yours",)
    item = chamber.vote(fresh(item), late)
    close_voting(item, PROCEDURE, actor=chamber.officer, at=chamber.start + timedelta(days=23), facts=chamber.result())
    item = fresh(item)
    assert (item.tally["members"], item.tally["present"], item.tally["ballots"]) == (9, 8, 8)
    assert list(faults()) == []


def test_once_the_ballots_were_opened_nothing_is_concluded_any_more(chamber):
    item = suspected(chamber)
    item = chamber.voted(item, favour=9)
    close_voting(item, PROCEDURE, actor=chamber.officer, at=chamber.sitting_at, facts=chamber.result())
    with pytest.raises(Refused) as caught:
        look(chamber, item, after=23)
    assert caught.value.codes == ("count_opened",)
    assert list(faults()) == []


# ---------------------------------------------------------------- the way out


def replacing(chamber: Chamber, item: Determination, leaving: Person, coming: Person):
    seat = Membership.objects.get(council=item.council, person=leaving)
    facts = ReplaceFacts(
        leaving=Picked(id=seat.pk, name=leaving.full_name), person=Picked(id=coming.pk, name=coming.full_name),
        number="21/QĐ-SKHCN", reason="Có xung đột lợi ích",
    )  # fmt: skip
    return act(fresh(item), "replace_member", actor=chamber.director, at=chamber.start + timedelta(days=5), facts=facts)


@pytest.mark.requirement("X-14", "CT-3-1b")
def test_a_member_is_replaced_before_the_sitting_and_who_comes_is_invited(chamber):
    item = chamber.called(suspected(chamber))
    further = chamber.determination()
    facts = AssignFacts(council=Picked(id=item.council.pk, name=""))
    further = act(further, "assign_council", actor=chamber.officer, at=chamber.start, facts=facts).subject
    for person in chamber.people:
        item = chamber.declare(item, person)
    look(chamber, item)
    leaving, coming = suspect(chamber), chamber.expert("Người thay")
    done = replacing(chamber, item, leaving, coming).subject
    events.handle("determination.member_replaced", trail.history_of(done).get(name="replace_member").pk)
    bench = bench_of(fresh(item))
    assert len(bench.sitters) == 9
    assert bench.of(leaving.user_id) is None
    came = bench.of(coming.user_id)
    assert came
    assert (came.membership.seat, came.membership.decision) == ("member", "21/QĐ-SKHCN")
    assert came.membership.succeeds.person == leaving
    assert not visible_to(chamber.actor(leaving)).filter(number=item.number).exists()
    assert Alert.objects.filter(user=coming.user_id).latest("pk").url == f"/lam-viec/loi-moi/{entry_of(item).pk}"
    assert Alert.objects.filter(key__contains="-invited").values("user").distinct().count() == 1, (
        "the others were called"
    )
    item = chamber.declare(fresh(item), coming)
    sitting = [*(each for each in chamber.people if each != leaving), coming]
    assert len(bench_of(chamber.opened(item, sitting)).taking_part) == 9
    assert list(faults()) == []


def test_who_takes_a_seat_over_may_judge_the_dossier_and_sits_there_once(chamber):
    item = chamber.called(suspected(chamber))
    leaving, colleague = suspect(chamber), chamber.people[6]
    assert codes_of(lambda: replacing(chamber, item, leaving, colleague)) == ("sits_twice",)
    insider = chamber.expert("Người nhà", item.proposal.organisation)
    assert codes_of(lambda: replacing(chamber, item, leaving, insider)) == ("excluded_from_council",)
    nobody = Person.objects.create(full_name="Chưa có tài khoản", province=chamber.province)
    assert codes_of(lambda: replacing(chamber, item, leaving, nobody)) == ("no_account",)
    page = browser(chamber.director).get(f"{item.get_absolute_url()}/viec/replace_member").content.decode()
    assert leaving.full_name in page
    assert browser(chamber.officer).get(f"{item.get_absolute_url()}/viec/replace_member").status_code == 403
