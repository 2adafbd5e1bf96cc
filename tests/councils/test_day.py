"""The day of a council: who leads, who leaves, minutes by several hands, opinions, observers, signed papers."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gieo.councils import day
from gieo.councils.bench import bench_of
from gieo.councils.minutes import edits_of, standing
from gieo.councils.models import BoundScan, MinutesEdit
from gieo.councils.notes import NoteKind
from gieo.councils.seats import CouncilSeat
from gieo.councils.sections import MinutesPart
from gieo.councils.services.bind_signed_paper import bind_signed_paper
from gieo.councils.services.close_voting import close_voting
from gieo.councils.services.leave_note import leave_note
from gieo.councils.services.report_as_observer import report_as_observer
from gieo.councils.services.write_minutes import write_minutes
from gieo.councils.sitting.papers import minutes_as_they_stand
from gieo.councils.sitting.parts import MINUTES
from gieo.councils.sitting.record import minutes_parts
from gieo.dossiers.docket import entry_of
from gieo.kernel.actors import Role
from gieo.kernel.refusal import Refused
from gieo.proposals.determination.workflow import PROCEDURE
from gieo.proposals.models import Determination
from tests.councils.chamber import SEATS, browser

pytestmark = [pytest.mark.web, pytest.mark.django_db]

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"


def fresh(item: Determination) -> Determination:
    return Determination.objects.get(pk=item.pk)


def said(item) -> str:
    """The minutes as text."""
    parts = minutes_parts(PROCEDURE, fresh(item), {})
    return "\n".join([part.get("heading", "") + part.get("text", "") + str(part.get("rows", "")) for part in parts])


def codes(call, **given) -> tuple[str, ...]:
    with pytest.raises(Refused) as caught:
        call(**given)
    return tuple(refusal.code for refusal in caught.value.refusals)


# ---------------------------------------------------------------- who leads


@pytest.mark.requirement("X-14", "CT-2-2b")
def test_the_vice_chair_leads_the_item_that_the_chair_has_a_conflict_with_and_no_other(chamber):
    chair, vice = chamber.people[:2]
    others = chamber.people[1:]
    item = chamber.called(chamber.determination())
    item = chamber.declare(item, chair, kinds=("family",))
    for person in others:
        item = chamber.declare(item, person)
    item = chamber.opened(item, others)
    leader = bench_of(fresh(item)).leader(is_vice_authorised=False)
    assert leader.membership.person == vice
    assert "thay chủ tịch có xung đột lợi ích" in said(item)
    assert f"{chair.full_name} (kê khai lúc" in said(item)
    minutes = minutes_as_they_stand(PROCEDURE, fresh(item), at=chamber.sitting_at)
    signed = [(each["capacity"], each["position"], each["name"]) for each in minutes["signers"]]
    secretary = chamber.people[SEATS.index(CouncilSeat.SECRETARY)].full_name
    assert signed == [("KT.", "PHÓ CHỦ TỊCH HỘI ĐỒNG", vice.full_name), ("", "THƯ KÝ KHOA HỌC", secretary)]
    second = chamber.called(chamber.determination())
    with pytest.raises(Refused) as caught:
        chamber.opened(second, others)
    assert "required_seat_absent" in {refusal.code for refusal in caught.value.refusals}, "absent is not conflicted"


@pytest.mark.requirement("X-14")
def test_whoever_declares_in_the_sitting_leaves_and_the_page_closes(chamber, at):
    item = chamber.voting(chamber.determination())
    member = chamber.people[6]
    client, page = browser(chamber.actor(member)), f"/lam-viec/hoi-dong/{item.number}/phien-hop"
    at("2024-07-01 08:30")
    assert client.get(page).status_code == 200
    chamber.declare(item, member, kinds=("interest",), name="declare_in_voting")
    assert client.get(page).status_code == 404
    assert client.get(item.proposal.get_absolute_url()).status_code == 404
    assert member.full_name in said(item).split("Rời phiên họp do xung đột lợi ích")[1]


# ---------------------------------------------------------------- minutes by several hands


def write(chamber, item, words, base, actor=None, part=MinutesPart.COURSE):
    return write_minutes(
        item=item, section=part, words=words, base=base, actor=actor or chamber.officer, at=chamber.sitting_at
    )


def test_two_secretaries_write_at_once_and_nothing_is_lost(chamber):
    item = chamber.voting(chamber.determination())
    secretary = chamber.actor(chamber.people[4])
    write(chamber, item, "Khai mạc\nTrình bày\nHỏi đáp", 0)
    write(chamber, item, "Khai mạc lúc 8 giờ\nTrình bày\nHỏi đáp", 1)
    both = write(chamber, item, "Khai mạc\nTrình bày\nHỏi đáp\nBỏ phiếu", 1, secretary)
    assert (both.put_aside, both.version) == (False, 3)
    assert both.words == "Khai mạc lúc 8 giờ\nTrình bày\nHỏi đáp\nBỏ phiếu"
    met = write(chamber, item, "Khai mạc lúc 8 giờ 15\nTrình bày\nHỏi đáp", 1, secretary)
    assert met.put_aside
    assert standing(edits_of(entry_of(item).pk, MinutesPart.COURSE)).words == both.words
    assert "Khai mạc lúc 8 giờ 15" in {line for edit in MinutesEdit.objects.all() for line in edit.words.splitlines()}


def test_only_secretaries_write_and_nobody_once_it_was_signed(chamber, settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    item = chamber.voted(chamber.determination(), favour=9)
    member = chamber.actor(chamber.people[6])
    given = {"item": item, "section": MinutesPart.COURSE, "words": "x", "base": 0, "at": chamber.sitting_at}
    assert codes(write_minutes, **given, actor=member) == ("not_a_secretary",)
    upload = SimpleUploadedFile("bien-ban.pdf", PDF, content_type="application/pdf")
    signing = {"item": item, "paper": MINUTES, "actor": chamber.officer, "at": chamber.sitting_at}
    assert codes(bind_signed_paper, **signing, upload=upload) == ("not_counted",)
    close_voting(item, PROCEDURE, actor=chamber.officer, at=chamber.sitting_at, facts=chamber.result())
    item = fresh(item)
    write(chamber, item, "Khai mạc", 0)
    scan = bind_signed_paper(**signing | {"item": item}, upload=upload)
    assert (scan.sha256, scan.file.size) == (scan.file.sha256, len(PDF))
    assert codes(bind_signed_paper, **signing | {"item": item}, upload=upload) == ("bound_already",)
    assert codes(write_minutes, **given | {"item": item}, actor=chamber.officer) == ("minutes_signed",)
    assert BoundScan.objects.count() == 1


@pytest.mark.requirement("CT-2-2b")
def test_the_minutes_are_drafted_from_what_happened(chamber, at):
    item = chamber.voting(chamber.determination(), chamber.people[:8])
    away = chamber.people[8]
    item = chamber.declare(item, away, name="declare_in_voting")
    leave_note(
        procedure=PROCEDURE, item=item, kind=NoteKind.OPINION, words="Nên hỗ trợ", actor=chamber.actor(away),
        at=chamber.sitting_at,
    )  # fmt: skip
    at("2024-07-01 09:30")
    officer, page = browser(chamber.officer), f"/lam-viec/hoi-dong/{item.number}/ngay-hop"
    posted = officer.post(f"{page}/bien-ban/discussion", {"words": "Trao đổi về địa chỉ ứng dụng", "base": "0"})
    assert posted.status_code == 302
    for person in chamber.people[:8]:
        item = chamber.vote(fresh(item), person)
    form = officer.get(f"{item.get_absolute_url()}/viec/recommend").content.decode()
    assert "Trao đổi về địa chỉ ứng dụng" in form, "nobody types it twice"
    close_voting(item, PROCEDURE, actor=chamber.officer, at=chamber.sitting_at, facts=chamber.result())
    words = said(item)
    for expected in ("8/9", "8/8", "Nên hỗ trợ", away.full_name, "Trao đổi về địa chỉ ứng dụng"):
        assert expected in words, expected
    for suffix, start in (("pdf", b"%PDF"), ("docx", b"PK")):
        assert officer.get(f"/lam-viec/hoi-dong/{item.number}/bien-ban.{suffix}").content[: len(start)] == start


# ---------------------------------------------------------------- the page


def test_a_text_that_met_another_is_shown_beside_it(chamber, at):
    item = chamber.voting(chamber.determination())
    at("2024-07-01 09:30")
    officer, page = browser(chamber.officer), f"/lam-viec/hoi-dong/{item.number}/ngay-hop"
    write(chamber, item, "Khai mạc", 0)
    write(chamber, item, "Khai mạc lúc 8 giờ", 1)
    met = officer.post(f"{page}/bien-ban/course", {"words": "Khai mạc lúc 9 giờ", "base": "1"})
    assert met.status_code == 409
    shown = met.content.decode()
    assert "Khai mạc lúc 8 giờ" in shown
    assert "Khai mạc lúc 9 giờ" in shown
    write(chamber, item, "Khai mạc lúc 8 giờ\n\nBế mạc", 2)
    assert "Để riêng" in officer.get(page).content.decode(), "who wrote had not seen it"
    section = officer.get(page).context["day"].sections[0]
    joined = {"words": "Khai mạc lúc 8 giờ, bắt đầu lúc 9 giờ", "base": str(section.latest)}
    assert officer.post(f"{page}/bien-ban/course", joined).status_code == 302
    assert "Để riêng" not in officer.get(page).content.decode(), "worked in, it waits no more"


def test_a_text_put_aside_may_be_left_out(chamber, at):
    item = chamber.voting(chamber.determination())
    at("2024-07-01 09:30")
    officer, page = browser(chamber.officer), f"/lam-viec/hoi-dong/{item.number}/ngay-hop"
    for words, base in (("Khai mạc", 0), ("Khai mạc lúc 8 giờ", 1), ("Khai mạc lúc 9 giờ", 1)):
        write(chamber, item, words, base)
    section = officer.get(page).context["day"].sections[0]
    assert [text.words for text in section.aside] == ["Khai mạc lúc 9 giờ"]
    kept = {"words": section.words, "base": str(section.latest)}
    assert officer.post(f"{page}/bien-ban/course", kept).status_code == 302
    after = officer.get(page).context["day"].sections[0]
    assert (after.words, list(after.aside)) == ("Khai mạc lúc 8 giờ", [])


def test_an_answer_that_is_refused_says_by_which_article(chamber, at):
    item = chamber.voting(chamber.determination())
    at("2024-07-01 09:30")
    asked = leave_note(
        procedure=PROCEDURE, item=item, kind=NoteKind.QUESTION, words="Mua của ai?",
        actor=chamber.actor(chamber.people[0]), at=chamber.sitting_at,
    )  # fmt: skip
    officer, page = browser(chamber.officer), f"/lam-viec/hoi-dong/{item.number}"
    assert officer.post(f"{page}/cau-hoi/{asked.pk}", {"answer": "Của viện"}).status_code == 302
    again = officer.post(f"{page}/cau-hoi/{asked.pk}", {"answer": "Của công ty"})
    assert again.status_code == 409
    assert [refusal.basis for refusal in again.context["refusals"]] == [("ND08-2014:33",)]
    asked.refresh_from_db()
    assert asked.answer == "Của viện"


def test_members_and_strangers_have_no_such_page(chamber):
    item = chamber.voting(chamber.determination())
    page = f"/lam-viec/hoi-dong/{item.number}/ngay-hop"
    statuses = {
        name: browser(chamber.actor(person)).get(page).status_code
        for name, person in (("member", chamber.people[6]), ("secretary", chamber.people[4]))
    }
    assert statuses == {"member": 404, "secretary": 200}
    outsider = browser(chamber.actor(chamber.expert("Người ngoài")))
    assert outsider.get(page).status_code == 404


def test_an_observer_reports_and_writes_nothing_else(chamber, at):
    item = chamber.voting(chamber.determination())
    at("2024-07-01 09:30")
    inspector = chamber._seated(Role.INSPECTOR, "Thanh tra viên")
    client, page = browser(inspector), f"/lam-viec/hoi-dong/{item.number}/ngay-hop"
    assert client.get(page).status_code == 200
    assert client.post(f"{page}/bien-ban/course", {"words": "x", "base": "0"}).status_code == 409
    assert client.post(f"{page}/quan-sat", {"words": "Phiên họp đúng trình tự"}).status_code == 302
    given = {"item": fresh(item), "words": "x", "at": chamber.sitting_at}
    assert codes(report_as_observer, **given, actor=chamber.actor(chamber.people[0])) == ("not_an_observer",)
    assert "Thanh tra viên" in said(item)
    assert "Phiên họp đúng trình tự" in browser(chamber.officer).get(page).content.decode()


def test_the_page_asks_as_much_for_three_questions_as_for_one(chamber, at):
    item = chamber.voting(chamber.determination())
    at("2024-07-01 09:30")
    client, page = browser(chamber.officer), f"/lam-viec/hoi-dong/{item.number}/ngay-hop"

    def asked(times: int) -> int:
        for _time in range(times):
            leave_note(
                procedure=PROCEDURE, item=fresh(item), kind=NoteKind.QUESTION, words="Mua của ai?",
                actor=chamber.actor(chamber.people[0]), at=chamber.sitting_at,
            )  # fmt: skip
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page).status_code == 200
        return len(queries)

    asked(0)
    assert asked(1) == asked(2)


def test_an_agenda_that_is_cut_says_so(chamber, at, monkeypatch):
    first = chamber.called(chamber.determination())
    second = chamber.determination()
    Determination.objects.filter(pk=second.pk).update(council=first.council)
    at("2024-06-12 09:00")
    page = f"/lam-viec/hoi-dong/{first.number}/ngay-hop"
    officer = browser(chamber.officer)
    assert "hồ sơ nữa của hội đồng này" not in officer.get(page).content.decode()
    monkeypatch.setattr(day, "MOST", 1)
    assert "Còn 1 hồ sơ nữa của hội đồng này" in officer.get(page).content.decode()
