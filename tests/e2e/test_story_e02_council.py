"""Story E-02 from five forms to the published list and the reasons, with four people in the room at once.

Two of them are on phones. Of the five forms two reach the council: the duplicate and what lies outside the orientation
are left out beforehand, the late one stands in no list (CT-3-4c, BG25-III-3); the council is shown why.
"""

import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from gieo.core import clock, events, trail
from gieo.councils.bench import bench_of
from gieo.councils.invariants import faults
from gieo.councils.models import BoundScan, Membership
from gieo.councils.seats import CouncilSeat
from gieo.councils.services.register_expert import register_expert
from gieo.identity.models import OrganisationKind, Person
from gieo.identity.services.register_organisation import register_organisation
from gieo.officialdocs.signatures import SignedBy, from_pkcs12, sign_pdf, signatures_of
from gieo.officialdocs.signatures.trust import Trust
from gieo.proposals.models import CommissionedTask, Determination
from gieo.registry.models import Task
from tests.conftest import moment
from tests.councils.chamber import Chamber
from tests.councils.secretaries import secretaries
from tests.e2e import agenda
from tests.e2e.hand import Hand
from tests.e2e.room import declares, desk, does, email_of, experts, fresh, is_kept_out, says, votes, withdraws
from tests.factories import proposer_of
from tests.officialdocs.authority import NOW, Authority
from tests.officialdocs.reading import lines_of, pages_of, word_file
from tests.stories.stage import Stage
from tests.stories.test_e02 import PERFECT, TITLES, handed_in, screened

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

log = logging.getLogger(__name__)
OFFICER = "canbo.bac-giang@gieo.test"
TEN_MINUTES = 600
Visit = Callable[..., Page]
Sound = Callable[..., None]


@pytest.fixture
def stage(at: clock.Setter, settings: Any, tmp_path: Path) -> Iterator[Stage]:
    settings.MEDIA_ROOT = str(tmp_path / "files")
    settings.SESSION_COOKIE_AGE = 10**9
    with events.in_this_process() as inbox:
        yield Stage(at, inbox)


@dataclass
class Room:
    """The council of the story, and the screens of those who have one."""

    chamber: Chamber
    item: Determination
    second: Determination
    officer: Page
    chair: Page
    secretary: Page
    member: Page
    conflicted: Page
    silent: list[Person]
    names: dict[str, str]

    @property
    def screens(self) -> dict[str, Page]:
        """Of the four members who have one, by their part in the story."""
        return {"chair": self.chair, "secretary": self.secretary, "member": self.member, "conflicted": self.conflicted}


@pytest.mark.requirement("E-02", "CT-3-4b", "CT-3-4c", "CT-3-4d", "X-14", "CT-2-2b", "BG25-III-5", "P-12", "P-14")
def test_from_five_forms_to_the_published_list_and_the_reasons(
    stage: Stage, visit: Visit, shared: Path, sound: Sound
) -> None:
    visit = cache(visit)  # everybody keeps one screen
    chamber = Chamber(people=experts())
    for person in chamber.people:
        register_expert(
            person=person, province=chamber.province, degree="TS", speciality="Nông nghiệp, chế phẩm sinh học",
            actor=chamber.officer, at=moment("2024-01-05 08:00"), consented_on=moment("2024-01-05 08:00").date(),
        )  # fmt: skip
    officer_player, proposer = stage.player(chamber.officer), stage.player(proposer_of(chamber.province))
    proposals = handed_in(stage, officer_player, proposer, shared)
    officer = visit(OFFICER)
    screened(stage, officer_player, proposals, lambda _player, *left: agenda.leaves_out(officer, *left))
    item = Determination.objects.get(proposal=proposals["perfect"])
    item = founded(stage, visit, chamber, item, sound)
    room = called(stage, visit, chamber, item, sound)
    second = agenda.second_is_called(chamber, officer_player, room.second)
    agenda.second_is_declared(chamber, [*room.screens.values()], room.silent, second)
    agenda.agenda_is(room.member, item, second, proposals)
    sat(stage, room, sound)
    hand = signed(room)
    log.info("from the last ballot to signed minutes: %s", hand.figures())  # for docs/trials.md
    stage.at(agenda.SITS_AT)
    agenda.second_is_judged(chamber, room.screens, room.silent, second)
    stage.inbox.deliver()
    refused(room, second, sound)
    listed(stage, visit, room, sound)
    agenda.each_is_told(visit(email_of(proposer.actor.user)), proposals)
    assert list(trail.faults()) == []
    assert list(faults()) == []


def founded(stage: Stage, visit: Visit, chamber: Chamber, item: Determination, sound: Sound) -> Determination:
    """The officer has a panel computed; the director takes it over, founds, and gives the council a second proposal."""
    stage.at("2024-06-10 08:00")
    officer, director = visit(OFFICER), visit(email_of(chamber.director.user))
    officer.goto(f"{desk(item)}/chon-thanh-vien")
    officer.fill("#so-nguoi", "9")
    officer.click("text=Tính thành phần phù hợp nhất")
    expect(officer.locator("main")).to_contain_text("Thư ký khoa học")
    sound(officer)
    helpers = secretaries(chamber.province)
    director.goto(f"{item.get_absolute_url()}/viec/found_council")
    expect(director.locator("main")).to_contain_text("Cử đủ 2 thư ký hành chính")
    for helper in helpers:
        director.check(f"input[name=secretaries][value='{helper.id}']")
    director.fill("textarea[name=reason]", "Đúng chuyên môn, đã rà xung đột lợi ích")
    sound(director)
    does(director, item, "found_council")
    second = Determination.objects.exclude(pk=item.pk).get()
    director.goto(f"{second.get_absolute_url()}/viec/assign_council")
    director.select_option("select[name=council]", str(fresh(item).council_id))
    does(director, second, "assign_council")
    clerk = visit(email_of(chamber.clerk.user))
    clerk.goto(f"{item.get_absolute_url()}/viec/number_decision")
    clerk.fill("input[name=number]", "812/QĐ-UBND")
    clerk.fill("input[name=signed_on]", "2024-06-10")
    does(clerk, item, "number_decision")
    stage.inbox.deliver()
    item = fresh(item)
    officer.goto(f"{desk(item)}/chon-thanh-vien")
    assert Membership.objects.filter(council=item.council_id).count() == 9
    decision = papers_of(officer, item)["council_decision"]
    assert all(person.full_name in decision for person in chamber.people)
    return item


def refused(room: Room, second: Determination, sound: Sound) -> None:
    """The conflict was with the first alone: nine voted on the second, and its minutes say how many and why not."""
    assert fresh(second).state == "not_recommended"
    papers = papers_of(room.officer, second)
    for words in ("Có mặt: 9/9", "4/9", agenda.WHY, room.names["conflicted"]):
        assert words in papers["council_minutes"], words
    is_kept_out(room.conflicted, room.item)
    room.conflicted.goto(f"{desk(second)}/uy-vien")
    expect(room.conflicted.locator("main")).not_to_contain_text("Ông/bà không tham gia phần này")
    sound(room.conflicted)


def called(stage: Stage, visit: Visit, chamber: Chamber, item: Determination, sound: Sound) -> Room:
    """Papers go out; three declare at their own screens, one has a conflict, the others declare elsewhere."""
    officer = visit(OFFICER)
    officer.goto(f"{item.get_absolute_url()}/viec/send_papers")
    officer.fill("input[name=sitting_at]", "2024-07-01T08:00")
    officer.fill("input[name=place]", "Phòng họp số 1")
    officer.fill("textarea[name=papers]", "Phiếu đề xuất, kết quả tra cứu trùng lặp")
    does(officer, item, "send_papers")
    stage.inbox.deliver()
    stage.at("2024-06-12 08:00")
    item = fresh(item)
    seated = list(Membership.objects.filter(council=item.council_id).order_by("pk").select_related("person"))
    by_seat = {each.seat: each.person for each in seated}
    chair, secretary = by_seat[CouncilSeat.CHAIR], by_seat[CouncilSeat.SECRETARY]
    member, conflicted = [each.person for each in seated if each.seat == CouncilSeat.MEMBER][:2]
    with_screens = {chair, secretary, member, conflicted}
    room = Room(
        chamber=chamber,
        item=item,
        second=Determination.objects.exclude(pk=item.pk).get(),
        officer=officer,
        chair=visit(email_of(chair.user_id)),
        secretary=visit(email_of(secretary.user_id)),
        member=visit(email_of(member.user_id), width="narrow"),
        conflicted=visit(email_of(conflicted.user_id), width="narrow"),
        silent=[each.person for each in seated if each.person not in with_screens],
        names={
            "chair": chair.full_name,
            "secretary": secretary.full_name,
            "member": member.full_name,
            "conflicted": conflicted.full_name,
        },
    )
    for page in (room.chair, room.secretary, room.member):
        declares(page, item)
    sound(room.member)
    withdraws(room.conflicted, item)
    sound(room.conflicted)
    for person in room.silent:
        item = chamber.declare(fresh(item), person)
    says(room.member, item, "remark", "Cần nêu rõ địa chỉ tiếp nhận")
    says(room.chair, item, "question", "Đã có mô hình nào trong tỉnh?")
    room.officer.goto(f"{desk(item)}/ngay-hop")
    room.officer.fill("textarea[name=answer]", "Có một mô hình tại Lục Nam")
    room.officer.click("text=Gửi trả lời")
    expect(room.officer.locator("main")).not_to_contain_text("Cần nêu rõ địa chỉ tiếp nhận")
    return room


def sat(stage: Stage, room: Room, sound: Sound) -> None:
    """Opened without the conflicted member; each votes at the own screen; the board counts heads, never verdicts."""
    item = room.item
    stage.at("2024-07-01 08:00")
    room.secretary.goto(f"{item.get_absolute_url()}/viec/open_sitting")
    expect(room.secretary.locator("main form")).not_to_contain_text(room.names["conflicted"])
    for box in room.secretary.locator("input[name=present]").all():
        box.check()
    does(room.secretary, item, "open_sitting")
    room.officer.goto(f"{desk(item)}/phien-hop")
    expect(room.officer.locator(".c-board")).to_contain_text(room.names["conflicted"])
    does(room.secretary, item, "open_voting")
    is_kept_out(room.conflicted, item)

    room.member.goto(f"{desk(item)}/uy-vien")
    expect(room.member.locator("main")).to_contain_text("Có một mô hình tại Lục Nam")
    votes(room.member, item)
    sound(room.member, again=True)
    room.chair.goto(f"{desk(item)}/uy-vien")
    expect(room.chair.locator("main")).not_to_contain_text("Cần nêu rõ địa chỉ tiếp nhận")
    votes(room.chair, item)
    room.chair.goto(f"{desk(item)}/uy-vien")  # a ballot may be revised until the count: so long nobody reads the others
    expect(room.chair.locator("main")).not_to_contain_text("Cần nêu rõ địa chỉ tiếp nhận")
    for person in room.silent:
        room.chamber.vote(fresh(item), person)
    expect(room.officer.locator(".c-board")).to_contain_text("7/8", timeout=8_000)  # it asks again by itself

    for page, part, words in (
        (room.officer, "course", "Chủ tịch điều hành theo chương trình"),
        (room.secretary, "discussion", "Trao đổi về địa chỉ ứng dụng"),
    ):
        page.goto(f"{desk(item)}/ngay-hop")
        expect(page.locator("main")).not_to_contain_text("Kiểm phiếu")
        page.fill(f"#words-{part}", words)
        page.click(f"#{part} button")
        page.wait_for_load_state()
    sound(room.officer)
    votes(room.secretary, item)


def signed(room: Room) -> Hand:
    """From the last ballot to signed minutes: counted, read through, signed by both, bound; no figure is typed."""
    item, page = room.item, room.secretary
    authority = Authority()
    hand = Hand(page)
    page.goto(f"{desk(item)}/ngay-hop")
    hand.pages += 1
    hand.opens("main a:has-text('Kiểm phiếu')")
    hand.opens("main button.btn-primary")
    expect(page.locator("main")).to_contain_text("8/8")
    room.chair.goto(f"{desk(item)}/uy-vien")
    expect(room.chair.locator("main")).to_contain_text("Cần nêu rõ địa chỉ tiếp nhận")
    hand.opens("main a:has-text('Ngày họp')")
    hand.opens("main a:has-text('Kết luận theo phiếu')")
    expect(page.locator("textarea[name=discussion]")).to_have_value("Trao đổi về địa chỉ ứng dụng")
    hand.opens("main button.btn-primary")
    hand.opens("main a:has-text('Ngày họp')")
    expect(page.locator("#words-conclusion")).to_have_value(re.compile("8/9 thành viên, thu về 8 phiếu"))
    hand.adds("#words-conclusion", "\nGiao hai phản biện và thư ký khoa học hoàn thiện nội dung đặt hàng.")
    hand.opens("#conclusion button")
    for paper, words in (("tally_sheet", "8/8"), ("council_minutes", "Giao hai phản biện")):
        link = page.locator("aside a:has-text('Bản để ký')").first
        to_sign = hand.fetches(link)
        text = " ".join(pages_of(to_sign))
        assert words in text
        assert room.names["chair"] in text
        assert room.names["secretary"] in text
        for name in (room.names["chair"], room.names["secretary"]):
            key = from_pkcs12(authority.key_file(name, b"mk"), "mk")
            to_sign = sign_pdf(to_sign, key=key, by=SignedBy(name=name, body="Hội đồng", at=NOW))
        hand.chooses(f"#scan-{paper}", f"{paper}.pdf", to_sign)
        hand.opens(f"form[action$='{paper}'] button")
    bound = list(BoundScan.objects.select_related("file").order_by("pk"))
    assert [each.paper for each in bound] == ["tally_sheet", "council_minutes"]
    signers = [each.signer for each in signatures_of(bound[1].file.read(), trust=Trust(), at=NOW)]
    assert signers == [room.names["chair"], room.names["secretary"]]
    assert hand.digits == 0
    assert hand.seconds + hand.waited < TEN_MINUTES
    return hand


def listed(stage: Stage, visit: Visit, room: Room, sound: Sound) -> None:
    """The text is written and adopted; the Chairman approves; the list is published and anybody reads it."""
    chamber, item, officer = room.chamber, room.item, room.officer
    stage.at("2024-07-02 08:00")
    page = room.secretary
    page.goto(f"{item.get_absolute_url()}/viec/write_text")
    expect(page.locator("input[name=title]")).to_have_value(PERFECT)
    page.fill("textarea[name=requirements]", "Quy trình được chuyển giao cho hợp tác xã")
    page.select_option("select[name=method]", "competitive_selection")
    does(page, item, "write_text")
    page.goto(f"{item.get_absolute_url()}/viec/adopt_text")
    for box in page.locator("input[name=agreeing]").all():
        box.check()
    does(page, item, "adopt_text")
    director = visit(email_of(chamber.director.user))
    director.goto(f"{item.get_absolute_url()}/viec/forward")
    director.fill("textarea[name=finding]", "Đúng trình tự, đủ ý kiến")
    does(director, item, "forward")
    stage.inbox.deliver()

    line = CommissionedTask.objects.get()
    district = register_organisation(
        name="UBND huyện Lục Nam", kind=OrganisationKind.DISTRICT, province=chamber.province
    )
    officer.goto(f"{line.get_absolute_url()}/viec/prepare")
    officer.select_option("select[name=body]", str(district.pk))
    officer.fill("input[name=document]", "05/UBND")
    officer.click("main button.btn-primary")
    officer.wait_for_url(re.compile(r"/ho-so/[^/]+$"))
    chairman = visit(email_of(chamber.chairman.user))
    chairman.goto(f"{line.get_absolute_url()}/viec/approve")
    chairman.fill("input[name=number]", "99/QĐ-UBND")
    chairman.fill("input[name=signed_on]", "2024-07-10")
    chairman.click("main button.btn-primary")
    chairman.wait_for_url(re.compile(r"/ho-so/[^/]+$"))
    sound(chairman)
    stage.at("2024-07-11 08:00")
    officer.goto(f"{line.get_absolute_url()}/viec/publish")
    officer.fill("input[name=address]", "Cổng thông tin của Sở")
    officer.click("main button.btn-primary")
    officer.wait_for_url(re.compile(r"/ho-so/[^/]+$"))
    stage.inbox.deliver()

    task = Task.objects.get()
    papers = papers_of(officer, line)
    for paper in ("commissioning_decision", "publication_notice"):
        for words in (task.number, PERFECT, "UBND huyện Lục Nam"):
            assert words in papers[paper], (paper, words)
        assert not any(title in papers[paper] for title in TITLES.values() if title not in PERFECT), paper
    assert "99/QĐ-UBND" in papers["publication_notice"]
    anybody = visit(width="narrow")
    anybody.goto(f"/di-den-dau/{item.proposal.number}")
    expect(anybody.locator("main")).to_contain_text(PERFECT)
    expect(anybody.locator("main")).not_to_contain_text(room.names["member"])
    sound(anybody)
    assert {sitter.name for sitter in bench_of(fresh(item)).sitters if sitter.barred} == {room.names["conflicted"]}


def papers_of(page: Page, dossier: Any) -> dict[str, str]:
    """Every official paper of a dossier by its name: the PDF and the Word file, which say the same, as one text."""
    page.goto(dossier.get_absolute_url())
    found: dict[str, str] = {}
    for link in page.locator("a[href$='.pdf'][href*='/van-ban/']").all():
        address = link.get_attribute("href") or ""
        pdf, word = (page.request.get(address.removesuffix("pdf") + suffix) for suffix in ("pdf", "docx"))
        assert (pdf.status, word.status) == (200, 200), address
        text = " ".join(pages_of(pdf.body()))
        lines = [" ".join(line.split()) for line in lines_of(word_file(word.body()))]
        assert [line for line in lines if len(line) > 1 and "".join(line.split()) not in "".join(text.split())] == []
        found[address.rsplit("/", 1)[1].removesuffix(".pdf")] = text
    return found
