"""Those a council judges read its remarks without names and answer them once, before the vote, where their rulebook lets them."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django.test.utils import CaptureQueriesContext

from gieo.core import events
from gieo.core.trail import history_of
from gieo.councils.models import RemarkRelease, RemarkReply
from gieo.councils.services.reply_to_remarks import keep_reply, send_reply
from gieo.councils.sitting.facts import VotingFacts
from gieo.dossiers.services.act import act
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import Refused
from gieo.notifications.models import Alert
from gieo.proposals.determination.workflow import PROCEDURE
from gieo.proposals.models import Determination
from gieo.rulebooks import library
from tests.councils.chamber import Chamber, browser
from tests.councils.hearing import called, picks, released, say, switch_on, told
from tests.councils.leaks import hide_names, seat

pytestmark = [pytest.mark.web, pytest.mark.django_db, pytest.mark.requirement("X-14")]

ZEBRA, APPLE = "Xem lại dự toán", "Bổ sung nơi áp dụng"


@pytest.fixture
def hearing(chamber: Chamber, monkeypatch: pytest.MonkeyPatch) -> Chamber:
    switch_on(monkeypatch)
    return chamber


def desk(item: Determination) -> str:
    return f"/lam-viec/hoi-dong/{item.number}"


def page_of(item: Determination) -> str:
    return f"/ho-so/{item.proposal.number}/tra-loi-nhan-xet"


def proposer_of(chamber: Chamber, item: Determination) -> Actor:
    return chamber.actor(item.proposal.proposer)


def codes(call, **said) -> tuple[str, ...]:
    with pytest.raises(Refused) as caught:
        call(**said)
    return tuple(refusal.code for refusal in caught.value.refusals)


def test_no_rulebook_of_the_house_lets_anybody_answer() -> None:
    """A province switches it on; no text that was read gives the right."""
    books = library.rulebooks()
    assert books
    assert not [(book.id, kind) for book in books for kind, rule in book.councils.items() if rule.hears_reply]


def test_where_the_rulebook_does_not_speak_there_is_nothing_of_it(chamber: Chamber, at) -> None:
    item = called(chamber, [ZEBRA])
    at("2024-06-14 09:00")
    officer = browser(chamber.officer)
    for page in (f"{desk(item)}/nhan-xet", f"{item.get_absolute_url()}/viec/release_remarks", page_of(item)):
        for reader in (chamber.officer, proposer_of(chamber, item), chamber.actor(chamber.people[4])):
            assert browser(reader).get(page).status_code == 404, page
            assert browser(reader).post(page, {"words": "x"}).status_code == 404, page
    shown = officer.get(item.get_absolute_url()).content.decode()
    assert "release_remarks" not in shown
    assert "nhan-xet" not in officer.get(f"{desk(item)}/ngay-hop").content.decode()
    assert codes(released, chamber=chamber, item=item) == ("other_law",)


def test_the_secretary_reads_exactly_what_will_be_sent_before_it_is_sent(hearing: Chamber, at) -> None:
    item = called(hearing, [ZEBRA, APPLE])
    at("2024-06-14 09:00")
    client, page = browser(hearing.actor(hearing.people[4])), f"{desk(item)}/nhan-xet"
    assert client.get(f"{item.get_absolute_url()}/viec/release_remarks")["Location"] == page, "done on its own page"
    shown = client.get(page)
    text = shown.content.decode()
    assert [line.remark.words for line in shown.context["desk"].lines] == [APPLE, ZEBRA]
    assert "có thể để lộ người viết" in text
    assert not [
        person.full_name for person in hearing.people if person != hearing.people[4] and person.full_name in text
    ]
    number = item.proposal.number
    to = [f"{line.remark.key}:{number}" for line in shown.context["desk"].lines]
    assert client.post(page, {"to": to, "until": ""}).context["refusals"][0].code == "no_date"
    late = client.post(page, {"to": to, "until": "2024-07-09T09:00"})
    assert (late.status_code, late.context["refusals"][0].code) == (409, "no_time_to_reply")
    typed = {"to": to[1:], "until": "2024-06-28T17:00"}
    preview = client.post(page, typed)
    assert preview.context["sheets"] == [(number, [ZEBRA])]
    assert not RemarkRelease.objects.exists(), "nothing was sent yet"
    sent = dict(re.findall(r'name="(until)" value="([^"]*)"', preview.content.decode()))
    assert sent == {"until": "2024-06-28T17:00"}
    again = client.post(page, {**typed, "again": "1"}).content.decode()
    assert (again.count(" checked"), "2024-06-28T17:00" in again) == (1, True), "what was picked is kept"
    assert client.post(page, {**typed, "send": "1"}).status_code == 302
    assert told(item).remarks == [ZEBRA]
    status = client.get(page).content.decode()
    assert ZEBRA in status
    assert "Chưa có trả lời" in status
    assert client.post(page, {**typed, "send": "1"}).status_code == 200, "a second click sends nothing"
    assert RemarkRelease.objects.count() == 1


def test_a_remark_that_names_somebody_does_not_go_out(hearing: Chamber, at) -> None:
    hide_names(hearing.people)
    item = called(hearing, [ZEBRA, "Tôi là Phản Biện Kín 2, không đồng ý", "Như thư ký hành chính 1 đã nói"])
    helper = item.council.secretaries[0]["name"]
    say(
        PROCEDURE, item, hearing.actor(hearing.people[5]), f"{helper} đã nói với tôi", hearing.start + timedelta(days=3)
    )
    at("2024-06-14 09:00")
    lines = browser(hearing.officer).get(f"{desk(item)}/nhan-xet").context["desk"].lines
    barred = {line.remark.words for line in lines if line.named}
    assert barred >= {"Tôi là Phản Biện Kín 2, không đồng ý", f"{helper} đã nói với tôi"}
    assert ZEBRA not in barred
    assert codes(released, chamber=hearing, item=item) == ("names_somebody",)
    until = hearing.sitting_at
    only = picks(item, [item.proposal.number], [ZEBRA], until=until)
    released(hearing, item, remarks=only.remarks, until=until)
    assert told(item).remarks == [ZEBRA]


def test_only_what_was_left_of_dossiers_that_are_judged_and_once(hearing: Chamber) -> None:
    item = called(hearing)
    assert codes(released, chamber=hearing, item=item) == ("no_remarks",)
    say(PROCEDURE, item, hearing.actor(hearing.people[0]), ZEBRA, hearing.start + timedelta(days=3))
    item = Determination.objects.get(pk=item.pk)
    made_up = picks(item, ["BG-DX-2025-9999"], until=hearing.sitting_at)
    assert codes(released, chamber=hearing, item=item, remarks=made_up.remarks) == ("no_longer_there",)
    wrong = {"remarks": (), "until": hearing.start}
    assert codes(released, chamber=hearing, item=item, **wrong) == ("nothing_picked", "no_time_to_reply"), "all at once"
    item = released(hearing, item)
    assert codes(released, chamber=hearing, item=item) == ("released_already",)


def test_what_left_the_list_after_it_was_read_through_is_not_left_out_unawares(hearing: Chamber, at) -> None:
    item = called(hearing, [ZEBRA, APPLE])
    at("2024-06-14 09:00")
    client, page, number = browser(hearing.officer), f"{desk(item)}/nhan-xet", item.proposal.number
    to = [f"{line.remark.key}:{number}" for line in client.get(page).context["desk"].lines]
    typed = {"to": to, "until": "2024-06-28T17:00"}
    assert client.post(page, typed).context["sheets"] == [(number, [APPLE, ZEBRA])]
    hearing.declare(item, hearing.people[0], kinds=("family",))
    sent = client.post(page, {**typed, "send": "1"})
    assert (sent.status_code, sent.context["refusals"][0].code) == (409, "no_longer_there")
    assert not RemarkReply.objects.exists()


def test_what_a_conflicted_member_left_is_not_told(hearing: Chamber) -> None:
    item = called(hearing, [ZEBRA, APPLE])
    item = hearing.declare(item, hearing.people[0], kinds=("family",))
    released(hearing, item)
    assert told(item).remarks == [APPLE]


def test_members_are_told_before_they_write_that_remarks_may_go_out(
    chamber: Chamber, monkeypatch: pytest.MonkeyPatch, at
) -> None:
    item = called(chamber)
    at("2024-06-14 09:00")
    client, page, words = (
        browser(chamber.actor(chamber.people[1])),
        f"{desk(item)}/uy-vien",
        "đừng viết điều để lộ mình",
    )
    assert words not in client.get(page).content.decode()
    switch_on(monkeypatch)
    assert words in client.get(page).content.decode()


def test_its_authors_answer_once_before_the_hour(hearing: Chamber, at) -> None:
    item = released(hearing, called(hearing, [ZEBRA, APPLE]))
    client, page = browser(proposer_of(hearing, item)), page_of(item)
    at("2024-06-20 09:00")
    assert page in client.get(item.proposal.get_absolute_url()).content.decode()
    shown = client.get(page).content.decode()
    assert shown.index(APPLE) < shown.index(ZEBRA)
    assert client.post(f"{page}/ban-nhap", {"words": "Đang viết"}).status_code == 302
    assert (
        client.post(f"{page}/ban-nhap", {"words": "Đang viết tiếp"}, headers={"HX-Request": "true"}).status_code == 204
    )
    assert "Đang viết tiếp" in client.get(page).content.decode(), "the draft survives"
    member = browser(hearing.actor(hearing.people[1])).get(f"{desk(item)}/uy-vien").content.decode()
    officer = browser(hearing.officer).get(f"{desk(item)}/nhan-xet").content.decode()
    assert "Đang viết" not in member + officer, "a draft is its writer's"
    assert APPLE in member
    long = client.post(page, {"words": "a" * 5001})
    assert (long.status_code, long.context["refusals"][0].code) == (409, "too_long")
    assert "a" * 5001 in long.content.decode(), "nothing that was typed is lost"
    assert client.post(page, {"words": " \n "}).context["refusals"][0].code == "nothing_said"
    decomposed = "e\u0302\u0323" * 5000  # three code points as typed, one in the form in which it is kept
    assert client.post(page, {"words": decomposed}).status_code == 302
    reply = told(item)
    assert (reply.words, reply.draft) == ("ệ" * 5000, "")
    assert client.post(page, {"words": "Lần nữa"}).context["refusals"][0].code == "replied_already"
    member = browser(hearing.actor(hearing.people[1])).get(f"{desk(item)}/uy-vien").content.decode()
    assert "ệ" * 5000 in member
    assert "ệ" * 5000 in browser(hearing.officer).get(f"{desk(item)}/nhan-xet").content.decode()
    with pytest.raises(ProgrammingError), transaction.atomic():
        RemarkReply.objects.filter(pk=reply.pk).update(words="Khác")


def test_after_the_hour_and_after_the_vote_began_nobody_answers(hearing: Chamber) -> None:
    item = released(hearing, called(hearing, [ZEBRA]))
    said: dict[str, Any] = {"reply": told(item), "words": "Muộn", "actor": proposer_of(hearing, item)}
    hour = told(item).release.until
    assert codes(send_reply, **said, at=hour + timedelta(seconds=1)) == ("too_late_to_reply",)
    assert codes(keep_reply, **said, at=hour + timedelta(seconds=1)) == ("too_late_to_reply",)
    for state in ("sitting", "voting"):
        Determination.objects.filter(pk=item.pk).update(state=state)
    assert codes(send_reply, **said, at=hour) == ("not_heard_any_more",)


def test_at_the_hour_itself_an_answer_is_in_time(hearing: Chamber) -> None:
    item = released(hearing, called(hearing, [ZEBRA]))
    until = told(item).release.until
    send_reply(reply=told(item), words="Kịp", actor=proposer_of(hearing, item), at=until)
    assert told(item).replied_at == until


@pytest.mark.parametrize("answers", [True, False])
def test_the_vote_waits_for_whoever_may_still_answer(hearing: Chamber, answers: bool) -> None:
    item = released(hearing, called(hearing, [ZEBRA]), until=hearing.sitting_at)
    item = hearing.opened(item)
    voting: dict[str, Any] = {
        "name": "open_voting",
        "actor": hearing.officer,
        "facts": VotingFacts(present=hearing.members(item)),
    }
    assert codes(act, dossier=item, **voting, at=hearing.sitting_at) == ("reply_awaited",)
    if answers:
        send_reply(reply=told(item), words="Đã bổ sung", actor=proposer_of(hearing, item), at=hearing.sitting_at)
    at = hearing.sitting_at + timedelta(minutes=0 if answers else 1)
    assert act(item, **voting, at=at).subject.state == "voting"


def test_nobody_else_answers_or_reads(hearing: Chamber, at) -> None:
    """Neither the office, nor a member, nor another proposer; a conflicted member does not even read the answer."""
    item = released(hearing, called(hearing, [ZEBRA]))
    at("2024-06-20 09:00")
    barred = hearing.people[7]
    hearing.declare(item, barred, kinds=("family",))
    send_reply(
        reply=told(item),
        words="Đã bổ sung",
        actor=proposer_of(hearing, item),
        at=hearing.sitting_at - timedelta(days=2),
    )
    other = seat(Role.PROPOSER, "Người khác", hearing.province)
    for reader in (hearing.officer, hearing.actor(hearing.people[1]), hearing.actor(barred), other):
        client = browser(reader)
        assert client.get(page_of(item)).status_code == 404
        assert client.post(page_of(item), {"words": "x"}).status_code == 404
        assert client.post(f"{page_of(item)}/ban-nhap", {"words": "x"}).status_code == 404
    assert codes(send_reply, reply=told(item), words="x", actor=other, at=hearing.start) == ("not_yours",)
    for reader in (proposer_of(hearing, item), hearing.actor(hearing.people[1]), hearing.chairman, other):
        assert browser(reader).get(f"{desk(item)}/nhan-xet").status_code == 404
    shown = browser(hearing.actor(barred)).get(f"{desk(item)}/uy-vien").content.decode()
    assert not [words for words in (ZEBRA, "Đã bổ sung") if words in shown]


def questions(reader: Actor, page: str) -> tuple[int, int]:
    client = browser(reader)
    client.get(page)  # what is read once in a process is read
    with CaptureQueriesContext(connection) as queries:
        status = client.get(page).status_code
    return status, len(queries)


def test_before_the_release_the_pages_are_as_they_were_and_a_shut_door_asks_as_much(
    chamber: Chamber, monkeypatch: pytest.MonkeyPatch, at
) -> None:
    item = called(chamber, [ZEBRA])
    at("2024-06-14 09:00")
    proposer, stranger = proposer_of(chamber, item), seat(Role.PROPOSER, "Người khác", chamber.province)
    own = item.proposal.get_absolute_url()
    off = browser(proposer).get(own).content.decode()
    cost = questions(proposer, own)
    switch_on(monkeypatch)
    before = browser(proposer).get(own).content.decode()
    assert plain(before) == plain(off)
    status, asked = questions(proposer, own)
    assert (status, asked) == (200, cost[1] + 1), "one question where the rulebook lets them answer, and none elsewhere"
    gone = "/ho-so/BG-DX-2025-9999/tra-loi-nhan-xet"
    assert questions(proposer, page_of(item)) == questions(proposer, gone) == questions(stranger, page_of(item))
    released(chamber, item)
    assert questions(proposer, own) == (200, asked), "a clock does not tell that remarks were told"
    assert questions(stranger, page_of(item)) == questions(stranger, gone)
    assert questions(proposer, page_of(item))[0] == 200


def plain(page: str) -> str:
    """A page without what differs from one answer to the next."""
    page = re.sub(r'value="[A-Za-z0-9]{64}"|nonce="[^"]*"|"X-CSRFToken": ?"[^"]*"', "", page)
    return re.sub(r'data-session-left="\d+"', "", page)


@pytest.mark.parametrize("page", ["uy-vien", "nhan-xet"])
def test_as_many_questions_for_one_remark_as_for_three(hearing: Chamber, at, page: str) -> None:
    few, many = called(hearing, [ZEBRA]), called(hearing, [ZEBRA, APPLE, "Cần số liệu"], task_name="Chọn giống na")
    at("2024-06-14 09:00")
    secretary = hearing.actor(hearing.people[4])
    assert questions(secretary, f"{desk(few)}/{page}") == questions(secretary, f"{desk(many)}/{page}")
    few, many = released(hearing, few), released(hearing, many)
    assert questions(secretary, f"{desk(few)}/{page}") == questions(secretary, f"{desk(many)}/{page}")
    proposer = proposer_of(hearing, few)
    assert questions(proposer, page_of(few)) == questions(proposer, page_of(many))


@pytest.mark.requirement("X-13")
def test_its_authors_are_told_once_that_there_are_remarks_and_not_what_they_say(hearing: Chamber) -> None:
    item = released(hearing, called(hearing, [ZEBRA]))
    entry = history_of(item).get(name="release_remarks")
    for _time in range(2):
        events.handle("determination.remarks_released", entry.pk)
    [alert] = Alert.objects.filter(key__contains=f"trail-{entry.pk}-")
    assert alert.user == item.proposal.proposer.user
    assert alert.url == page_of(item)
    assert "08:00 ngày 30/06/2024" in alert.body
    assert not [words for words in (ZEBRA, *(person.full_name for person in hearing.people)) if words in alert.body]


def test_the_trail_says_that_and_what_was_told_and_names_nobody(hearing: Chamber) -> None:
    item = released(hearing, called(hearing, [ZEBRA, APPLE]))
    facts = str(history_of(item).get(name="release_remarks").facts)
    assert "Nhận xét" in facts
    notes = [str(pk) for pk in item.council.memberships.values_list("pk", flat=True)]
    assert not [name for name in (ZEBRA, *(person.full_name for person in hearing.people)) if name in facts]
    assert f"'id': '{notes[0]}'" not in facts
