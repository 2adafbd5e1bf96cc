"""A ballot may be revised until the ballots are opened: every version stays, the last one counts, nobody is told whose."""

from datetime import timedelta

import pytest

from gieo.core.trail import history_of
from gieo.councils.invariants import faults
from gieo.councils.models import Ballot
from gieo.councils.notes import NoteKind
from gieo.councils.procedure import Procedure
from gieo.councils.services.close_voting import close_voting
from gieo.councils.services.leave_note import leave_note
from gieo.councils.sitting.record import result_in_words
from gieo.councils.sitting.shown import tally_lines
from gieo.councils.sitting.tellers import counting
from gieo.dossiers.kinds import kind_of
from gieo.dossiers.services.act import act
from gieo.dossiers.timeline import timeline_of
from gieo.kernel.refusal import Refused
from gieo.proposals.determination.workflow import PROCEDURE
from gieo.proposals.models import Determination
from tests.councils.chamber import Chamber, browser
from tests.councils.test_invariants import forced
from tests.councils.test_pages import ballot

pytestmark = [pytest.mark.db, pytest.mark.django_db]

REVISED = ("Phiếu sửa trước khi mở kiểm phiếu", "1")


@pytest.fixture
def chamber() -> Chamber:
    return Chamber()


def desk(item: Determination) -> str:
    return f"/lam-viec/hoi-dong/{item.number}"


def revise(chamber: Chamber, item: Determination, number: int, **changes) -> Determination:
    facts, at = chamber.ballot(item, **changes), chamber.sitting_at + timedelta(hours=2)
    return act(item, "revise_ballot", actor=chamber.actor(chamber.people[number]), at=at, facts=facts).subject


def codes_of(call) -> tuple[str, ...]:
    with pytest.raises(Refused) as caught:
        call()
    return tuple(refusal.code for refusal in caught.value.refusals)


@pytest.mark.requirement("X-7", "X-14")
def test_every_version_stays_and_only_the_last_one_counts(chamber):
    item = chamber.voted(chamber.determination(), favour=9)
    for favour, reason in ((False, "Nghĩ lại"), (True, "Lại nghĩ"), (False, "Thôi không")):
        item = revise(chamber, item, 0, favour=favour, reason=reason)
    first, *later = Ballot.objects.filter(membership__person=chamber.people[0]).order_by("version")
    assert [each.content["reason"] for each in (first, *later)] == [
        "Cần cho tỉnh",
        "Nghĩ lại",
        "Lại nghĩ",
        "Thôi không",
    ]
    assert [each.previous_hash for each in later] == [first.hash, later[0].hash, later[1].hash]
    assert all(each.hash == each.compute_hash() for each in (first, *later))
    close_voting(item, PROCEDURE, actor=chamber.officer, at=chamber.sitting_at, facts=chamber.result())
    item.refresh_from_db()
    assert (item.tally["ballots"], item.tally["revised"]) == (9, 1)
    assert item.tally["votes_for"] == 8, "what the member thought last"
    assert list(faults()) == []


def test_the_minutes_say_how_many_and_nobody_is_told_whose(chamber):
    item = revise(chamber, chamber.voted(chamber.determination(), favour=9), 3, favour=False)
    at = chamber.sitting_at + timedelta(hours=3)
    close_voting(item, PROCEDURE, actor=chamber.officer, at=at, facts=chamber.result())
    item.refresh_from_db()
    assert list(faults()) == []
    assert REVISED in tally_lines(item)
    assert REVISED not in tally_lines(item, outside=True)
    assert "thu về 9 phiếu, 1 phiếu được sửa trước khi mở kiểm phiếu" in result_in_words(PROCEDURE, item)
    for reader, who in ((chamber.officer, ""), (chamber.actor(chamber.people[3]), "Thành viên 4")):
        told = timeline_of(kind_of(item), item, reader, outside=False)
        assert [each.who for each in told if each.title == "Sửa phiếu đã bỏ"] == [who]


def test_who_may_not_revise(chamber):
    item = chamber.vote(chamber.voting(chamber.determination(), chamber.people[:8]), chamber.people[0])
    assert codes_of(lambda: revise(chamber, item, 1)) == ("not_voted",)
    assert codes_of(lambda: revise(chamber, item, 0)) == ("ballot_unchanged",)
    assert codes_of(lambda: revise(chamber, item, 8)) == ("not_present", "not_voted")
    assert codes_of(lambda: revise(chamber, item, 0, favour=False, reason=" ")) == ("no_reason",)
    waiting = counting(PROCEDURE, item, chamber.members(item, chamber.people[1:8]))
    opened = act(item, "open_count", actor=chamber.officer, at=chamber.sitting_at, facts=waiting).subject
    assert codes_of(lambda: revise(chamber, opened, 0, favour=False)) == ("count_opened",)
    assert Ballot.objects.count() == 1
    assert history_of(item).filter(name="revise_ballot").count() == 0


def test_a_version_taken_out_of_the_chain_is_found(chamber):
    item = chamber.voted(chamber.determination(), favour=9)
    item = revise(chamber, revise(chamber, item, 2, favour=False), 2, favour=True, reason="Giữ ý đầu")
    assert list(faults()) == []
    forced("DELETE FROM councils_ballot WHERE version = 2")
    assert list(faults()) == [f"{item.number}: Thành viên 3: a version of the ballot is missing"]


@pytest.mark.web
@pytest.mark.requirement("X-14")
def test_the_member_revises_on_the_page_and_a_second_page_of_the_first_ballot_does_not(chamber, at):
    item = chamber.voting(chamber.determination())
    at("2024-07-01 09:00")
    client, page = browser(chamber.actor(chamber.people[2])), f"{desk(item)}/phieu"
    marks = ballot(item)
    assert client.post(page, marks | {"key": "a", "act": "vote"}).status_code == 302
    assert client.post(page, marks | {"key": "a", "act": "vote"}).status_code == 302, "the same act once"
    assert client.post(page, marks | {"key": "b", "act": "vote", "reason": "Trang cũ"}).status_code == 409
    shown = client.get(page)
    assert "Cần cho tỉnh" in shown.content.decode(), "what was cast stands on the page"
    assert shown.context["act"] == "revise_ballot"
    sheet = shown.context["sheet"].as_typed | {"reason": "Đã nghĩ lại", "act": "revise_ballot", "key": "c"}
    assert client.post(page, sheet).status_code == 302
    own = client.get(f"{desk(item)}/uy-vien")
    assert [each.content["reason"] for each in own.context["desk"].ballots] == ["Đã nghĩ lại", "Cần cho tỉnh"]
    assert own.context["desk"].may_revise
    assert "Sửa phiếu đã bỏ" in own.content.decode()
    assert client.get(f"{page}.pdf").content[:4] == b"%PDF"


@pytest.mark.web
@pytest.mark.requirement("X-14")
@pytest.mark.parametrize("shares", [False, True])
def test_remarks_of_others_are_read_before_the_count_only_where_the_rulebook_shares_them(chamber, monkeypatch, shares):
    item = chamber.vote(chamber.voting(chamber.determination()), chamber.people[1])
    author = chamber.actor(chamber.people[0])
    leave_note(
        procedure=PROCEDURE,
        item=item,
        kind=NoteKind.REMARK,
        words="Nhận xét riêng",
        actor=author,
        at=chamber.sitting_at,
    )
    rule = PROCEDURE.rule(item).model_copy(update={"shares_remarks": shares})
    monkeypatch.setattr(Procedure, "rule", lambda _procedure, _item: rule)
    shown = browser(chamber.actor(chamber.people[1])).get(f"{desk(item)}/uy-vien").content.decode()
    assert ("Nhận xét riêng" in shown) is shares
