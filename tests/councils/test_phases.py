"""Phases of a council's work: set by its desk, kept by remarks and ballots, shown with their instants, gone with the day."""

import io
from datetime import datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from openpyxl import load_workbook

from gieo.calls.calendar import calendar_of
from gieo.core import events, trail
from gieo.councils.invariants import faults
from gieo.councils.models import MemberNote
from gieo.councils.models.item import PHASES
from gieo.councils.notes import NoteKind
from gieo.councils.phases import now_in, phases_of
from gieo.councils.services.close_voting import close_voting
from gieo.councils.services.leave_note import leave_note
from gieo.councils.sitting.facts import AdjournFacts, PapersFacts, PhaseFacts
from gieo.dossiers.desk import desk_of
from gieo.dossiers.docket import entry_of
from gieo.dossiers.services.act import act
from gieo.identity.models import User
from gieo.identity.selectors import actor_of
from gieo.kernel.refusal import Refused
from gieo.notifications.models import Alert
from gieo.proposals.determination.workflow import PROCEDURE
from gieo.proposals.models import Determination
from tests.acceptance import makers
from tests.conftest import moment
from tests.councils.chamber import browser
from tests.councils.test_pages import ballot
from tests.counting import queries_of

pytestmark = [pytest.mark.db, pytest.mark.django_db]

# The papers go out on 11 June at 8:00, the council sits on 1 July at 8:00.
REMARKS = {"remarks_from": moment("2024-06-13 08:00"), "remarks_until": moment("2024-06-27 17:00")}
VOTES = {"votes_from": moment("2024-07-01 09:00"), "votes_until": moment("2024-07-01 11:00")}
SET = {"papers_sent": "set_phases", "sitting": "set_phases_in_sitting", "voting": "set_phases_in_voting"}
A_MINUTE = timedelta(minutes=1)


def fresh(item: Determination) -> Determination:
    return Determination.objects.get(pk=item.pk)


def desk(item: Determination) -> str:
    return f"/lam-viec/hoi-dong/{item.number}"


def phased(chamber, item, *, by=None, at=None, **instants):
    when = at or chamber.start + timedelta(days=1, hours=1)
    facts = PhaseFacts(**instants)
    return act(fresh(item), SET[item.state], actor=by or chamber.officer, at=when, facts=facts).subject


def codes(call) -> tuple[str, ...]:
    with pytest.raises(Refused) as caught:
        call()
    return caught.value.codes


def said(chamber, item, kind: NoteKind, at: datetime, person: int = 0) -> MemberNote:
    actor = chamber.actor(chamber.people[person])
    return leave_note(procedure=PROCEDURE, item=fresh(item), kind=kind, words="Phương án khả thi", actor=actor, at=at)


def cast(chamber, item, at: datetime, person: int = 0, act_name: str = "vote", **changes) -> Determination:
    actor, facts = chamber.actor(chamber.people[person]), chamber.ballot(item, **changes)
    return act(fresh(item), act_name, actor=actor, at=at, facts=facts).subject


# ---------------------------------------------------------------- what a phase lets be done


@pytest.mark.requirement("CT-3-4d", "X-14")
@pytest.mark.parametrize("kind", [NoteKind.REMARK, NoteKind.OPINION])
def test_a_remark_is_taken_from_the_first_minute_of_its_phase_until_before_the_last(chamber, kind):
    item = phased(chamber, chamber.declare(chamber.called(chamber.determination()), chamber.people[0]), **REMARKS)
    begins, ends = REMARKS["remarks_from"], REMARKS["remarks_until"]
    assert codes(lambda: said(chamber, item, kind, begins - A_MINUTE)) == ("remarks_ahead",)
    said(chamber, item, kind, begins)
    said(chamber, item, kind, ends - A_MINUTE)
    with pytest.raises(Refused) as late:
        said(chamber, item, kind, ends)
    (refusal,) = late.value.refusals
    assert (refusal.code, refusal.basis) == ("remarks_over", ("GIEO-MACDINH:101",))
    assert "17:00 ngày 27/06/2024" in str(refusal)
    assert MemberNote.objects.count() == 2


def test_a_question_has_no_phase(chamber):
    item = phased(chamber, chamber.declare(chamber.called(chamber.determination()), chamber.people[0]), **REMARKS)
    for at in (REMARKS["remarks_from"] - A_MINUTE, REMARKS["remarks_until"] + A_MINUTE):
        said(chamber, item, NoteKind.QUESTION, at)
    assert MemberNote.objects.count() == 2


def test_a_remark_outside_its_phase_is_told_every_reason(chamber):
    called = phased(chamber, chamber.called(chamber.determination()), **REMARKS)
    early = REMARKS["remarks_from"] - A_MINUTE
    assert codes(lambda: said(chamber, called, NoteKind.REMARK, early)) == ("not_declared", "remarks_ahead")


@pytest.mark.requirement("CT-3-4d", "X-14")
def test_ballots_are_cast_and_revised_in_their_phase_alone(chamber):
    item = chamber.voting(phase_before_voting(chamber))
    begins, ends = VOTES["votes_from"], VOTES["votes_until"]
    assert codes(lambda: cast(chamber, item, begins - A_MINUTE)) == ("votes_ahead",)
    cast(chamber, item, begins)
    cast(chamber, item, ends - A_MINUTE, person=1)
    assert codes(lambda: cast(chamber, item, ends, person=2)) == ("votes_over",)
    cast(chamber, item, ends - A_MINUTE, act_name="revise_ballot", favour=False)
    revised = lambda: cast(chamber, item, ends, act_name="revise_ballot", reason="Nghĩ lại")  # noqa: E731
    assert codes(revised) == ("votes_over",)
    stranger = lambda: cast(chamber, item, ends, person=2, act_name="revise_ballot")  # noqa: E731
    assert codes(stranger) == ("votes_over", "not_voted"), "every reason at once"
    excused = chamber.members(fresh(item), chamber.people[2:])
    at, facts = ends + A_MINUTE, chamber.result(reason="Không cấp thiết")
    closed = close_voting(fresh(item), PROCEDURE, actor=chamber.officer, at=at, facts=facts, not_voting=excused).subject
    assert (closed.tally["ballots"], closed.tally["revised"]) == (2, 1), "the count is opened after the phase"
    assert list(faults()) == []


def phase_before_voting(chamber) -> Determination:
    """A determination whose chamber sets the phase of ballots as soon as its papers are out."""
    item, send = chamber.determination(), chamber.called

    def called(each, people=None):
        return phased(chamber, send(each, people), **VOTES)

    chamber.called = called
    return item


def test_a_phase_that_ended_is_extended_by_the_same_act_and_the_trail_says_by_whom(chamber):
    item = chamber.voting(phase_before_voting(chamber))
    over = VOTES["votes_until"] + A_MINUTE
    assert codes(lambda: cast(chamber, item, over)) == ("votes_over",)
    secretary = chamber.actor(chamber.people[4])
    later = {**VOTES, "votes_until": moment("2024-07-01 16:00")}
    extended = phased(chamber, item, by=secretary, at=over, **later)
    assert cast(chamber, item, over).state == "voting"
    assert (extended.due_at, extended.due_basis) == (later["votes_until"], "GIEO-MACDINH:101")
    told = [(each.name, each.actor_name) for each in trail.history_of(item) if each.name.startswith("set_phases")]
    assert told == [("set_phases", chamber.officer.name), ("set_phases_in_voting", secretary.name)]
    member = chamber.actor(chamber.people[5])
    assert codes(lambda: phased(chamber, item, by=member, at=over, **VOTES)) == ("not_yours",)


def test_a_remark_of_an_acceptance_is_taken_in_its_phase_and_no_later_than_the_circular_says(at):
    makers_called = makers.called(makers.founded(makers.checked(makers.valid(makers.opened()))))
    setting = lambda until: act(  # noqa: E731
        makers_called,
        "set_phases",
        actor=makers.officer(),
        at=moment("2024-04-22 09:00"),
        facts=PhaseFacts(remarks_until=moment(until)),
    )
    with pytest.raises(Refused) as refused:
        setting("2024-05-14 07:00")  # it sits on 14 May; remarks are in one working day before
    (refusal,) = refused.value.refusals
    assert (refusal.code, refusal.basis) == ("remarks_too_late", ("TT11-2014:10",))
    assert "00:00 ngày 14/05/2024" in str(refusal)
    item = setting("2024-05-10 09:00").subject
    remark = lambda when: act(  # noqa: E731
        item, "remark", actor=makers.member(0), at=moment(when), facts=makers.REMARKS
    )
    assert codes(lambda: remark("2024-05-10 09:00")) == ("remarks_over",)
    assert remark("2024-05-10 08:59").subject.state == "papers_sent"


# ---------------------------------------------------------------- what instants a phase may have


@pytest.mark.parametrize(
    ("instants", "expected"),
    [
        ({"remarks_from": "2024-06-20 08:00", "remarks_until": "2024-06-20 08:00"}, ("remarks_reversed",)),
        ({"remarks_from": "2024-06-11 07:59"}, ("remarks_misplaced",)),
        ({"remarks_until": "2024-07-01 08:01"}, ("remarks_misplaced",)),
        ({"votes_from": "2024-07-01 07:59"}, ("votes_misplaced",)),
        ({"votes_until": "2024-07-01 08:00"}, ("votes_misplaced",)),
        ({"votes_from": "2024-07-01 10:00", "votes_until": "2024-07-01 09:00"}, ("votes_reversed",)),
        ({"remarks_until": "2024-06-11 08:30"}, ("remarks_until_in_the_past",)),
        ({}, ("phases_unchanged",)),
        (
            {
                "remarks_from": "2024-07-02 08:00",
                "remarks_until": "2024-06-11 08:30",
                "votes_from": "2024-06-30 08:00",
                "votes_until": "2024-06-11 08:30",
            },
            (
                "remarks_reversed",
                "remarks_misplaced",
                "remarks_until_in_the_past",
                "votes_reversed",
                "votes_misplaced",
                "votes_until_in_the_past",
            ),
        ),
    ],
)
def test_what_is_out_of_order_is_refused_with_all_reasons_at_once(chamber, instants, expected):
    called = chamber.called(chamber.determination())
    assert codes(lambda: phased(chamber, called, **{name: moment(at) for name, at in instants.items()})) == expected


@pytest.mark.parametrize(
    "instants",
    [
        {"remarks_from": "2024-06-11 08:00", "remarks_until": "2024-07-01 08:00"},
        {"votes_from": "2024-07-01 08:00"},
        {"votes_until": "2024-07-01 08:01"},
    ],
)
def test_the_bounds_themselves_may_be_given(chamber, instants):
    item = phased(chamber, chamber.called(chamber.determination()), **{n: moment(at) for n, at in instants.items()})
    assert item.has_phases
    assert item.due_at == chamber.sitting_at, "whoever was called still waits for the sitting"


def test_an_end_that_has_passed_may_stand_while_another_phase_is_moved(chamber):
    called = phased(chamber, chamber.called(chamber.determination()), **REMARKS, **VOTES)
    after = REMARKS["remarks_until"] + A_MINUTE
    moved = phased(chamber, called, at=after, **REMARKS, votes_until=moment("2024-07-01 17:00"))
    assert (moved.remarks_until, moved.votes_from) == (REMARKS["remarks_until"], None)
    past = after - timedelta(seconds=1)
    again = lambda: phased(chamber, called, at=after, remarks_until=past)  # noqa: E731
    assert codes(again) == ("remarks_until_in_the_past",)


def test_the_table_itself_keeps_the_order(chamber):
    item = chamber.called(chamber.determination())
    for first, second in (
        ("remarks_from", "remarks_until"),
        ("votes_from", "votes_until"),
        ("remarks_until", "votes_from"),
    ):
        wrong = {first: moment("2024-06-21 08:00"), second: moment("2024-06-20 08:00")}
        with pytest.raises(IntegrityError), transaction.atomic():
            Determination.objects.filter(pk=item.pk).update(**wrong)


# ---------------------------------------------------------------- another day


def instants_of(item: Determination) -> list[datetime | None]:
    return [getattr(fresh(item), name) for name in PHASES]


def test_another_hour_takes_the_instants_away_and_the_same_hour_keeps_them(chamber):
    called = phased(chamber, chamber.called(chamber.determination()), **REMARKS, **VOTES)
    when = chamber.start + timedelta(days=2)

    def call_again(sitting_at: datetime) -> None:
        facts = PapersFacts(sitting_at=sitting_at, place="Phòng họp số 2", papers="Như trước")
        act(fresh(called), "call_again", actor=chamber.officer, at=when, facts=facts)

    call_again(chamber.sitting_at)
    assert None not in instants_of(called), "only the room changed"
    call_again(chamber.sitting_at + timedelta(days=2))
    assert instants_of(called) == [None] * 4


def test_nobody_is_locked_out_of_an_adjourned_sitting_by_the_old_instants(chamber):
    item = chamber.voting(phase_before_voting(chamber))
    over = VOTES["votes_until"] + A_MINUTE
    facts = AdjournFacts(sitting_at=chamber.sitting_at + timedelta(days=3), place="Sở", reason="Mất điện")
    adjourned = act(fresh(item), "adjourn", actor=chamber.officer, at=over, facts=facts).subject
    assert instants_of(adjourned) == [None] * 4
    chamber_opens = moment("2024-07-04 08:00")
    chamber.start += timedelta(days=3)
    assert chamber.sitting_at == chamber_opens
    sitting = chamber.opened(adjourned)
    said(chamber, sitting, NoteKind.REMARK, chamber_opens)


# ---------------------------------------------------------------- what it costs, and what is told


def test_a_vote_asks_as_much_with_phases_as_without(chamber):
    plain = chamber.voting(chamber.determination())
    without = queries_of(lambda: cast(chamber, plain, VOTES["votes_from"]))
    dated = chamber.voting(phase_before_voting(chamber))
    assert queries_of(lambda: cast(chamber, dated, VOTES["votes_from"])) == without


@pytest.mark.requirement("X-13")
def test_members_are_told_in_their_language_and_whoever_has_not_pledged_reads_no_number(chamber):
    item = chamber.declare(chamber.called(chamber.determination()), chamber.people[0])
    User.objects.filter(pk=chamber.people[0].user_id).update(language="en")
    item = phased(chamber, item, **REMARKS)
    entry = trail.history_of(item).get(name="set_phases")
    for _twice in range(2):
        events.handle("determination.phases_set", entry.pk)
    told = {alert.user_id: alert for alert in Alert.objects.filter(key=f"trail-{entry.pk}-phases")}
    assert set(told) == {person.user_id for person in chamber.people}
    bound, invited = (told[chamber.people[at].user_id] for at in (0, 1))
    assert item.number in bound.subject
    assert "đến trước" not in bound.body
    assert "đến trước 17:00 ngày 27/06/2024" in invited.body
    assert not [word for word in (item.number, item.title) if word in invited.subject + invited.body + invited.url]


def test_members_are_told_as_much_for_nine_as_for_seven(chamber):
    def asked(people) -> int:
        item = phased(chamber, chamber.called(chamber.determination(), people), **REMARKS)
        entry = trail.history_of(item).get(name="set_phases")
        return queries_of(lambda: events.handle("determination.phases_set", entry.pk))

    assert asked(chamber.people) == asked(chamber.people[:7])


def test_the_officer_reads_the_instants_and_whoever_proposed_does_not(chamber):
    item = phased(chamber, chamber.called(chamber.determination()), **REMARKS)
    entry, author = entry_of(item), actor_of(item.proposal.proposer.user, chamber.start.date())
    told = {
        reader.name: {fact.label for fact in desk_of(entry, reader, at=chamber.start).facts}
        & {"Nhận xét đến trước", "Phiên họp lúc"}
        for reader in (chamber.officer, author)
    }
    assert told[chamber.officer.name] == {"Nhận xét đến trước", "Phiên họp lúc"}
    assert told[author.name] == {"Phiên họp lúc"}
    (act_told,) = (
        each for each in desk_of(entry, author, at=chamber.start).acts if each.title == "Đặt giai đoạn làm việc"
    )
    assert "27/06/2024" not in str(act_told)


# ---------------------------------------------------------------- pages


@pytest.mark.web
@pytest.mark.requirement("CT-3-4d")
def test_the_member_sees_what_is_open_until_when_and_what_comes_next(chamber, at):
    item = chamber.declare(chamber.called(chamber.determination()), chamber.people[0])
    client, page = browser(chamber.actor(chamber.people[0])), f"{desk(item)}/uy-vien"
    assert "Giai đoạn làm việc" not in client.get(page).content.decode(), "nothing was set"
    phased(chamber, item, **REMARKS, **VOTES)
    seen = {}
    for instant in ("2024-06-12 09:00", "2024-06-20 09:00", "2024-06-28 09:00"):
        at(instant)
        shown = client.get(page)
        told = shown.context["desk"]
        seen[instant] = (told.phase.key, told.next_phase.key, bool(told.no_remarks))
        assert ("disabled" in shown.content.decode()) == bool(told.no_remarks), "greyed, with the reason"
    assert seen == {
        "2024-06-12 09:00": ("reading", "remarks", True),
        "2024-06-20 09:00": ("remarks", "discussion", False),
        "2024-06-28 09:00": ("reading", "discussion", True),
    }
    late = client.post(f"{page}/y-kien", {"kind": "remark", "words": "Muộn"})
    assert late.status_code == 409
    assert "đến trước 17:00 ngày 27/06/2024" in late.content.decode()
    assert client.post(f"{page}/y-kien", {"kind": "question", "words": "Mua của ai?"}).status_code == 302


@pytest.mark.web
def test_the_ballot_stands_greyed_outside_its_phase_and_no_sheet_is_brought_in(chamber, at):
    item = chamber.voting(phase_before_voting(chamber))
    at("2024-07-01 08:30")
    client, page = browser(chamber.actor(chamber.people[2])), f"{desk(item)}/phieu"
    early = client.get(page)
    assert (early.status_code, early.context["closed"]) == (200, True)
    assert "Phiếu được nhận từ 09:00 ngày 01/07/2024" in early.content.decode()
    sheet = client.get(f"{page}/bang-tinh.xlsx")
    assert sheet.status_code == 200, "carried home before the phase begins"
    at("2024-07-01 09:00")
    assert client.post(page, ballot(item) | {"key": "a", "act": "vote"}).status_code == 302
    at("2024-07-01 11:00")
    over = client.post(page, ballot(item) | {"key": "b", "act": "revise_ballot", "reason": "Nghĩ lại"})
    assert over.status_code == 409
    assert [refusal.code for refusal in over.context["refusals"]] == ["votes_over"]
    stream = io.BytesIO()
    load_workbook(io.BytesIO(sheet.content)).save(stream)
    brought = client.post(f"{page}/nhap", {"file": SimpleUploadedFile("p.xlsx", stream.getvalue())})
    assert (brought.status_code, brought.context["closed"]) == (422, True)
    assert client.get(f"{page}/bang-tinh.xlsx").status_code == 403
    assert client.get(f"{page}.pdf").status_code == 200, "what was cast stays readable"
    own = client.get(f"{desk(item)}/uy-vien").content.decode()
    assert "Đã hết giai đoạn bỏ phiếu (đến trước 11:00 ngày 01/07/2024)" in own


@pytest.mark.web
def test_board_and_day_say_which_phase_it_is_and_the_desk_sets_it_there(chamber, at):
    item = chamber.voting(phase_before_voting(chamber))
    at("2024-07-01 09:30")
    officer = browser(chamber.officer)
    board = officer.get(f"{desk(item)}/phien-hop")
    assert board.context["board"].phase.key == "vote"
    assert "đến trước 11:00 ngày 01/07/2024" in board.content.decode()
    day = officer.get(f"{desk(item)}/ngay-hop").context["day"]
    assert day.now.key == "vote"
    form = officer.get(day.phasing.url)
    assert 'value="2024-07-01T11:00"' in form.content.decode(), "what stands is offered to be moved"
    late = {"votes_from": "2024-07-01T09:00", "votes_until": "2024-07-01T12:00", "key": "k"}
    assert officer.post(day.phasing.url, late).status_code == 302
    assert fresh(item).votes_until == moment("2024-07-01 12:00")


@pytest.mark.web
def test_pages_ask_as_much_with_phases_as_without(chamber, at):
    item = chamber.voting(chamber.determination())
    at("2024-07-01 09:30")
    member, officer = browser(chamber.actor(chamber.people[2])), browser(chamber.officer)
    pages = [
        (member, f"{desk(item)}/uy-vien"),
        (member, f"{desk(item)}/phieu"),
        (member, "/lam-viec/hoi-dong-cua-toi"),
        (officer, f"{desk(item)}/ngay-hop"),
        (officer, f"{desk(item)}/phien-hop"),
    ]

    def asked() -> list[int]:
        return [queries_of(lambda client=client, page=page: client.get(page)) for client, page in pages]

    asked()
    without = asked()
    phased(chamber, item, at=moment("2024-07-01 09:10"), **VOTES)
    assert asked() == without


@pytest.mark.web
def test_own_councils_and_own_calendar_name_the_ends(chamber, at):
    item = chamber.declare(chamber.called(chamber.determination()), chamber.people[0])
    phased(chamber, item, **REMARKS, **VOTES)
    at("2024-06-28 09:00")
    member, invited = (chamber.actor(chamber.people[number]) for number in (0, 1))
    seats = browser(member).get("/lam-viec/hoi-dong-cua-toi").content.decode()
    assert "đến trước 11:00 ngày 01/07/2024" in seats
    assert "27/06/2024" not in seats, "what is over is no deadline"
    words = calendar_of(member, at=chamber.start)
    assert f"Hết giai đoạn: Bỏ phiếu\\, sửa phiếu\\, {item.number}" in words.replace("\r\n ", "")
    masked = calendar_of(invited, at=chamber.start)
    assert "Hết giai đoạn" in masked
    assert item.number not in masked


@pytest.mark.web
def test_the_form_says_what_the_law_gives_and_that_another_hour_clears_the_phases(chamber, at):
    item = chamber.called(chamber.determination())
    at("2024-06-12 09:00")
    officer, acts = browser(chamber.officer), f"{item.get_absolute_url()}/viec"
    notices = officer.get(f"{acts}/set_phases").context["notices"]
    assert [notice.basis for notice in notices] == [("GIEO-MACDINH:101",), ("TT06-2023:11.4",)]
    assert list(officer.get(f"{acts}/call_again").context["notices"]) == []
    phased(chamber, item, **REMARKS)
    assert len(officer.get(f"{acts}/call_again").context["notices"]) == 1
    wrong = {"remarks_from": "2024-07-02T08:00", "remarks_until": "2024-06-28T08:00", "key": "k"}
    refused = officer.post(f"{acts}/set_phases", wrong)
    assert [each.code for each in refused.context["refusals"]] == ["remarks_reversed", "remarks_misplaced"]


def test_phases_end_with_the_count(chamber):
    item = chamber.voting(phase_before_voting(chamber))
    opened = VOTES["votes_from"]
    for number in range(9):
        item = cast(chamber, item, opened, person=number)
    assert now_in(phases_of(PROCEDURE, item, opened)).key == "vote"
    closed = close_voting(item, PROCEDURE, actor=chamber.officer, at=opened, facts=chamber.result()).subject
    assert now_in(phases_of(PROCEDURE, closed, opened)) is None
