"""The desk of a member: pledge, declaration, reading in an order of one's own, words, ballot, workbook, paper."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from gieo.calls.calendar import calendar_of
from gieo.councils.ballot_workbook import ANSWER, FIRST_ROW, KEY
from gieo.councils.bench import bench_of
from gieo.councils.models import MemberNote
from gieo.councils.notes import NoteKind
from gieo.councils.services.answer_question import answer_question
from gieo.councils.services.close_voting import close_voting
from gieo.councils.services.leave_note import leave_note
from gieo.kernel.refusal import Refused
from gieo.proposals.determination.counting import criteria_of
from gieo.proposals.determination.workflow import PROCEDURE
from gieo.proposals.models import Determination
from tests.councils.chamber import browser
from tests.councils.test_pages import ballot

pytestmark = [pytest.mark.web, pytest.mark.django_db]


def desk(item) -> str:
    return f"/lam-viec/hoi-dong/{item.number}"


def fresh(item: Determination) -> Determination:
    return Determination.objects.get(pk=item.pk)


def refused(call, **said) -> tuple[str, ...]:
    with pytest.raises(Refused) as caught:
        call(**said)
    return tuple(refusal.code for refusal in caught.value.refusals)


@pytest.mark.requirement("CT-3-4d", "X-14")
def test_pledge_comes_before_declaration_and_declaration_before_content(chamber):
    item = chamber.called(chamber.determination())
    client, page = browser(chamber.actor(chamber.people[5])), f"{desk(item)}/uy-vien"
    assert client.get(page).context["desk"].now == "pledge"
    assert client.get(f"{desk(item)}/phieu").status_code == 404
    assert client.get(f"{desk(item)}/phieu/bang-tinh.xlsx").status_code == 404
    client.post(f"{page}/cam-ket")
    assert client.get(f"{desk(item)}/phieu").status_code == 403
    assert client.get(f"{desk(item)}/phieu/bang-tinh.xlsx").status_code == 403
    shown = client.get(page)
    assert (shown.context["desk"].now, shown.context["desk"].to_read) == ("declare", ())
    assert client.post(f"{page}/y-kien", {"kind": "remark", "words": "Sớm"}).status_code == 409
    client.post(shown.context["desk"].declare_url, {"answer": "none", "words": "", "key": "k"})
    read = client.get(page).context["desk"]
    assert (read.now, [each.number for each in read.to_read]) == ("read", [item.proposal.number])
    again = chamber.determination()
    assert client.get(f"{desk(again)}/uy-vien").status_code == 404, "no council has it yet"


def test_a_pledge_holds_for_everything_the_council_judges(chamber):
    first = chamber.called(chamber.determination())
    chamber.declare(first, chamber.people[0])
    assert bench_of(fresh(first)).of(chamber.people[0].user_id).membership.pledged_at
    stranger = browser(chamber.officer)
    assert stranger.post(f"{desk(first)}/uy-vien/cam-ket").status_code == 404


@pytest.mark.requirement("X-14")
def test_a_conflicted_member_has_a_desk_without_anything_on_it(chamber):
    item = chamber.called(chamber.determination())
    member = chamber.people[5]
    chamber.declare(item, member, kinds=("family",))
    client = browser(chamber.actor(member))
    shown = client.get(f"{desk(item)}/uy-vien")
    assert (shown.context["desk"].now, shown.context["desk"].to_read) == ("out", ())
    for page in ("phieu", "phieu/bang-tinh.xlsx", "phieu.pdf"):
        assert client.get(f"{desk(item)}/{page}").status_code == 403, page
    assert client.post(f"{desk(item)}/phieu/tinh").status_code == 403
    said = {"procedure": PROCEDURE, "item": fresh(item), "kind": NoteKind.QUESTION, "words": "Vì sao?"}
    assert refused(leave_note, **said, actor=chamber.actor(member), at=chamber.start) == ("not_declared",)


@pytest.mark.requirement("X-14", "CT-3-2")
def test_nobody_reads_a_remark_while_ballots_can_be_revised(chamber):
    item = chamber.voting(chamber.determination())
    author, reader = chamber.people[0], chamber.people[1]
    for kind, words in ((NoteKind.REMARK, "Nhận xét riêng"), (NoteKind.QUESTION, "Mua của ai?")):
        actor = chamber.actor(author)
        leave_note(procedure=PROCEDURE, item=item, kind=kind, words=words, actor=actor, at=chamber.sitting_at)
    client, page = browser(chamber.actor(reader)), f"{desk(item)}/uy-vien"
    before = client.get(page).content.decode()
    assert "Nhận xét riêng" not in before
    assert "Mua của ai?" in before
    assert author.full_name not in before, "who asks is not told"
    for person in chamber.people:
        item = chamber.vote(fresh(item), person)
        assert "Nhận xét riêng" not in client.get(page).content.decode()
    close_voting(item, PROCEDURE, actor=chamber.officer, at=chamber.sitting_at, facts=chamber.result())
    after = client.get(page).content.decode()
    assert "Nhận xét riêng" in after
    assert author.full_name in after
    officer = browser(chamber.officer)
    assert "Nhận xét riêng" not in officer.get(item.get_absolute_url()).content.decode()


def test_a_question_is_answered_once_and_an_opinion_is_of_who_is_away(chamber):
    item = chamber.voting(chamber.determination(), chamber.people[:8])
    present, away = (chamber.actor(chamber.people[at]) for at in (0, 8))
    item = chamber.declare(item, chamber.people[8], name="declare_in_voting")
    common = {"procedure": PROCEDURE, "item": item, "at": chamber.sitting_at}
    asked = leave_note(**common, kind=NoteKind.QUESTION, words="Mua của ai?", actor=present)
    answering = {"note": asked, "answer": "Của viện", "at": chamber.sitting_at}
    assert refused(answer_question, **answering, actor=present) == ("not_an_officer",)
    answer_question(**answering, actor=chamber.officer)
    assert refused(answer_question, **answering, actor=chamber.officer) == ("answered_before",)
    silent = answering | {"answer": "  ", "actor": chamber.officer}
    assert refused(answer_question, **silent) == ("answered_before", "nothing_said"), "every reason at once"
    assert refused(leave_note, **common, kind=NoteKind.OPINION, words="Đồng ý", actor=present) == ("is_there",)
    leave_note(**common, kind=NoteKind.OPINION, words="Đồng ý", actor=away)
    assert MemberNote.objects.filter(kind=NoteKind.OPINION).count() == 1


def typed(item) -> dict[str, str]:
    return ballot(item) | {"key": "cast"}


@pytest.mark.requirement("CT-3-4d", "CT-2-2b")
def test_the_ballot_says_what_it_comes_to_and_is_cast_once(chamber, at):
    item = chamber.voting(chamber.determination())
    at("2024-07-01 09:00")
    client, page = browser(chamber.actor(chamber.people[2])), f"{desk(item)}/phieu"
    shown = client.get(page).content.decode()
    assert "Tính cấp thiết và tầm quan trọng" in shown
    marks = typed(item)
    number = len(criteria_of(item))
    half = {name: value for name, value in marks.items() if not name.startswith("marks-0-verdict")}
    assert f"{number - 1}/{number}" in client.post(f"{page}/tinh", half).content.decode()
    assert "đề nghị thực hiện" in client.post(f"{page}/tinh", marks).content.decode()
    against = client.post(f"{page}/tinh", marks | {"marks-0-verdict": "not_met"}).content.decode()
    assert "không đề nghị thực hiện" in against
    assert client.post(page, half).status_code == 422
    assert client.post(page, marks | {"reason": "  "}).status_code == 422, "no ballot without a reason"
    assert client.post(page, marks).status_code == 302
    assert client.post(page, marks | {"key": "again"}).status_code == 409
    cast = client.get(f"{desk(item)}/phieu.pdf")
    assert cast.content[:4] == b"%PDF"
    assert client.get(f"{desk(item)}/uy-vien").context["desk"].now == "done"


@pytest.mark.requirement("CT-3-4d")
def test_a_ballot_filled_in_a_workbook_is_looked_at_before_it_is_cast(chamber, at):
    item = chamber.voting(chamber.determination())
    at("2024-07-01 09:00")
    client = browser(chamber.actor(chamber.people[2]))
    book = load_workbook(io.BytesIO(client.get(f"{desk(item)}/phieu/bang-tinh.xlsx").content))
    page = book.worksheets[0]
    for row in page.iter_rows(min_row=FIRST_ROW + 1):
        name = str(row[KEY].value)
        row[ANSWER].value = {"verdict": "Đạt yêu cầu", "remark": None}.get(name.rsplit("-", 1)[-1], "Cần cho tỉnh")
    shown = brought_in(client, item, book)
    assert bench_of(fresh(item)).of(chamber.people[2].user_id).ballot is None, "nothing is cast by a file"
    sheet = shown.context["sheet"]
    assert client.post(f"{desk(item)}/phieu", sheet.as_typed | {"key": "x"}).status_code == 302
    assert bench_of(fresh(item)).of(chamber.people[2].user_id).ballot.content["reason"] == "Cần cho tỉnh"
    page.cell(FIRST_ROW + 1, ANSWER + 1).value = "Có lẽ"
    assert brought_in(client, item, book, 422).context["refusals"][0].code == "no_such_answer"
    page.cell(1, KEY + 1).value = "BG-XD-1999-0001"
    assert brought_in(client, item, book, 422).context["refusals"][0].code == "other_dossier"


def brought_in(client, item, book, status: int = 200):
    stream = io.BytesIO()
    book.save(stream)
    shown = client.post(f"{desk(item)}/phieu/nhap", {"file": SimpleUploadedFile("p.xlsx", stream.getvalue())})
    assert shown.status_code == status
    return shown


def test_no_workbook_is_said_so(chamber, at):
    item = chamber.voting(chamber.determination())
    at("2024-07-01 09:00")
    client = browser(chamber.actor(chamber.people[2]))
    for content in (b"", b"PK\x03\x04 broken", b"plain words"):
        upload = SimpleUploadedFile("p.xlsx", content or b" ")
        shown = client.post(f"{desk(item)}/phieu/nhap", {"file": upload})
        assert shown.context["refusals"][0].code == "no_workbook"


@pytest.mark.requirement("CT-3-4d")
def test_all_dossiers_one_sits_on_stand_in_an_order_of_ones_own(chamber):
    first = chamber.called(chamber.determination())
    client = browser(chamber.actor(chamber.people[0]))

    def asked() -> tuple[list[str], int]:
        with CaptureQueriesContext(connection) as queries:
            seats = client.get("/lam-viec/hoi-dong-cua-toi").context["seats"]
        return [seat.entry.number for seat in seats], len(queries)

    numbers, cost = asked()
    assert numbers == [first.number]
    others = [chamber.called(chamber.determination()) for _more in range(2)]
    numbers, more = asked()
    assert set(numbers) == {first.number, *(each.number for each in others)}
    assert asked() == (numbers, more)
    assert more == cost


def test_the_own_calendar_names_the_sitting_and_nothing_of_what_is_judged(chamber):
    """Whoever got hold of the secret address learns a number and a day, and before the pledge only the day."""
    item = chamber.called(chamber.determination())
    member = chamber.actor(chamber.people[5])
    before = calendar_of(member, at=chamber.sitting_at)
    assert "Họp hội đồng: Hội đồng" in before
    assert not [told for told in (item.number, item.title) if told in before]
    chamber.pledge(item, chamber.people[5])
    words = calendar_of(member, at=chamber.sitting_at)
    assert f"Họp hội đồng: {item.number}" in words
    assert item.title not in words
    assert not [person.full_name for person in chamber.people if person.full_name in words.split("BEGIN:VEVENT", 1)[1]]
    officer = calendar_of(chamber.officer, at=chamber.sitting_at)
    assert item.number in officer
    assert item.title not in officer
