"""E-02: from the official notice to the approved list; five proposals, one council, one conflicted member."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gieo.core import trail
from gieo.councils.invariants import faults
from gieo.councils.seats import CouncilSeat
from gieo.councils.services.register_expert import register_expert
from gieo.councils.sitting.facts import PapersFacts
from gieo.identity.models import OrganisationKind
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.asking import Picked
from gieo.novelty.searched_in import SearchedIn
from gieo.orientation.models import OrientationItem
from gieo.proposals.commissioned_task.facts import PreparationFacts
from gieo.proposals.determination.facts import Method, OrderTextFacts, ProductRow
from gieo.proposals.models import CommissionedTask, Determination, ImplementationPlace, Proposal
from gieo.proposals.screening.facts import Hit, SearchFacts, Verdict
from gieo.registry.models import Task
from tests.conftest import moment
from tests.councils.chamber import SEATS, Chamber
from tests.councils.secretaries import secretaries
from tests.factories import proposer_of
from tests.stories.notices import imported, published, written
from tests.stories.stage import Player, Stage

pytestmark = [pytest.mark.web, pytest.mark.django_db]

PERFECT, TITLES = "Chế phẩm sinh học xử lý rơm rạ tại Lục Nam", {
    "perfect": "Chế phẩm sinh học xử lý rơm rạ tại Lục Nam",
    "duplicate": "Chế phẩm sinh học xử lý rơm rạ",
    "alone": "Truy xuất nguồn gốc vải thiều bằng mã vạch",
    "outside": "Ứng phó dịch hại mới trên cây na",
    "late": "Bảo quản vải thiều bằng khí quyển điều chỉnh",
}  # fmt: skip
LEFT_OUT = {
    "duplicate": ("duplicate", "Trùng ĐTĐL.2019-07"),
    "outside": ("outside_orientation", "Không thuộc định hướng"),
}
IN_TIME = ("perfect", "duplicate", "alone", "outside")
LeaveOut = Callable[[Player, Proposal, str, str], None]
TYPED_MARKS = {"importance_in_province": "met", "solves_provincial_problem": "met"}


def pdf(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF", content_type="application/pdf")


def search(verdict: Verdict, *hits: Hit) -> SearchFacts:
    sources = (SearchedIn.NATIONAL, SearchedIn.PROVINCIAL)
    return SearchFacts(sources=sources, keywords="rơm rạ, vải thiều", verdict=verdict, hits=hits)


@pytest.mark.requirement("E-02", "BG25-II-3", "BG25-III-1", "BG25-III-3", "BG25-III-5", "CT-2-2b", "CT-3-4c", "CT-2-3a")
def test_from_notice_to_the_approved_list(stage: Stage, shared: Path) -> None:
    chamber = Chamber()
    officer, director = stage.player(chamber.officer), stage.player(chamber.director)
    proposer = stage.player(proposer_of(chamber.province))
    for person in chamber.people:
        register_expert(
            person=person, province=chamber.province, degree="TS", speciality="Nông nghiệp", actor=chamber.officer,
            at=moment("2024-01-05 08:00"), consented_on=moment("2024-01-05 08:00").date(),
        )  # fmt: skip

    proposals = handed_in(stage, officer, proposer, shared)
    screened(stage, officer, proposals)
    item = Determination.objects.get(proposal=proposals["perfect"])
    assert Determination.objects.count() == 2
    judged(stage, chamber, officer, director, item)
    listed(stage, chamber, officer, director, item)
    assert list(trail.faults()) == []
    assert list(faults()) == []


def handed_in(stage: Stage, officer: Player, proposer: Player, shared: Path) -> dict[str, Proposal]:
    """The notice is read and published; four forms come in time, one a second late."""
    stage.at("2024-04-01 08:00")
    (source,) = (shared / "seeds").glob("000_*.txt")
    notice = imported(officer, "BG", name=source.name, content=source.read_bytes())
    published(officer, notice, number="21/TB-SKHCN", issued_on="2024-04-01")
    window, item = notice.windows.get(), OrientationItem.objects.get(field__notice=notice, code="4.2")
    proposals = {name: written(proposer, window, task_name=title) for name, title in TITLES.items()}
    for name, proposal in proposals.items():
        chosen = {"outside": "on", "reason": "Dịch hại xuất hiện lần đầu"} if name == "outside" else {"them": item.pk}
        proposer.sends(f"{proposal.get_absolute_url()}/dinh-huong", **chosen)
    agree(proposer, proposals["perfect"])
    proposer.sends(f"{proposals['alone'].get_absolute_url()}/noi-thuc-hien", name="UBND huyện Lục Ngạn")

    stage.at("2024-04-14 23:59")
    early = proposer.sends(f"{proposals['perfect'].get_absolute_url()}/viec/nop")
    assert early.status_code == 409
    stage.at("2024-04-15 00:00")
    for name in IN_TIME:
        proposer.does(proposals[name], "nop")
    stage.at("2024-06-01 00:00")
    assert proposer.sends(f"{proposals['late'].get_absolute_url()}/viec/nop").status_code == 409
    proposer.does(proposals["late"], "nop-muon")
    return proposals


def agree(proposer: Player, proposal: Proposal) -> None:
    """Coordinated beforehand with the district, which also ordered it."""
    page = proposal.get_absolute_url()
    proposer.sends(f"{page}/noi-thuc-hien", name="UBND huyện Lục Nam")
    place = ImplementationPlace.objects.get(proposal=proposal)
    proposer.sends(f"{page}/noi-thuc-hien/{place.pk}/thong-nhat", agreed_on="2024-04-02", file=pdf("thong-nhat.pdf"))
    proposer.sends(f"{page}/tep", kind="order_document", file=pdf("dat-hang.pdf"))


def left_out(officer: Player, proposal: Proposal, reason: str, words: str) -> None:
    """By the form of the act; a browser clicks it."""
    officer.does(proposal, "screen_out", reasons=[reason], words=words)


def screened(stage: Stage, officer: Player, proposals: dict[str, Proposal], leave_out: LeaveOut = left_out) -> None:
    """The late one is in no list; a duplicate and what lies outside reach no council."""
    stage.at("2024-06-03 09:00")
    for name in IN_TIME:
        officer.does(proposals[name], "tong-hop", **TYPED_MARKS)
    shown = officer.reads("/lam-viec/de-xuat/tong-hop/2025")
    assert [name for name, proposal in proposals.items() if proposal.number not in shown] == ["late"]

    known = Hit(title="Chế phẩm vi sinh xử lý rơm rạ", number="ĐTĐL.2019-07", overlap="Chủng vi sinh")
    officer.does(proposals["duplicate"], "search_duplicates", search(Verdict.DUPLICATE, known))
    assert "trùng lặp nên không đưa ra hội đồng" in officer.is_refused(proposals["duplicate"], "forward")
    for name, (reason, words) in LEFT_OUT.items():
        leave_out(officer, proposals[name], reason, words)
    for name in ("alone", "perfect"):
        officer.does(proposals[name], "search_duplicates", search(Verdict.NEW))
        officer.does(proposals[name], "forward", words="Nên xem xét")
    states = {name: proposal.state for name, proposal in proposals.items()}
    assert states == {
        "perfect": "forwarded", "alone": "forwarded", "duplicate": "screened_out", "outside": "screened_out",
        "late": "late",
    }  # fmt: skip


def judged(stage: Stage, chamber: Chamber, officer: Player, director: Player, item: Determination) -> None:
    """Founded, called, declared; the member with a conflict neither sits nor votes; eight of eight agree."""
    stage.at("2024-06-10 08:00")
    typed: dict[str, Any] = {f"members-{at}-person": person.pk for at, person in enumerate(chamber.people)}
    typed |= {f"members-{at}-seat": seat.value for at, seat in enumerate(SEATS)}
    typed |= {"secretaries": [each.id for each in secretaries(chamber.province)]}
    director.does(item, "found_council", **{"members-count": len(SEATS), "reason": "Đúng chuyên môn"}, **typed)
    second = Determination.objects.exclude(pk=item.pk).get()
    director.does(second, "assign_council", council=item.council_id)
    agenda = officer.reads(item.get_absolute_url())
    assert agenda.index(item.number) < agenda.rindex(second.number)
    assert [each.priority > 0 for each in (item, second)] == [True, False]

    call = PapersFacts(sitting_at=moment("2024-07-01 08:00"), place="Phòng họp số 1", papers="Phiếu đề xuất")
    officer.does(item, "send_papers", call)
    members = [stage.player(chamber.actor(person)) for person in chamber.people]
    *free, conflicted = members
    assert item.number not in free[0].reads("/lam-viec"), "an invitation names no dossier"
    for member in members:
        member.sends(f"/lam-viec/hoi-dong/{item.number}/uy-vien/cam-ket")
    assert item.number in free[0].reads("/lam-viec")
    for member in free:
        member.does(item, "declare", answer="none")
    conflicted.sends(
        f"{item.get_absolute_url()}/viec/declare", answer="conflict", kinds=["family"], words="Anh của người đề xuất"
    )
    stage.at("2024-07-01 08:00")
    everybody = [each.id for each in chamber.members(item)]
    secretary = members[SEATS.index(CouncilSeat.SECRETARY)]
    with_everybody = officer.sends(f"{item.get_absolute_url()}/viec/open_sitting", present=everybody)
    assert with_everybody.status_code == 422
    secretary.does(item, "open_sitting", present=everybody[:-1])
    secretary.does(item, "open_voting", present=everybody[:-1])
    assert conflicted.client.get(f"{item.get_absolute_url()}/viec/vote").status_code == 403
    for member in free:
        member.does(item, "vote", chamber.ballot(item))
    secretary.does(item, "open_count")
    secretary.does(item, "recommend", discussion="Trao đổi")
    assert "8/8" in officer.reads(item.get_absolute_url())


def listed(stage: Stage, chamber: Chamber, officer: Player, director: Player, item: Determination) -> None:
    """The text is adopted and reviewed; the Chairman approves the list, which is published."""
    stage.at("2024-07-02 08:00")
    text = {
        "title": PERFECT, "kind": Picked(id="research_topic", name="Đề tài"), "objectives": "Giảm đốt rơm rạ",
        "requirements": "Quy trình được chuyển giao", "method": Method.COMPETITIVE,
        "products": (ProductRow(name="Chế phẩm", measure="Phân hủy 80 % trong 30 ngày", unit="tấn", quantity=5),),
    }  # fmt: skip
    officer.does(item, "write_text", OrderTextFacts(**text))
    officer.does(item, "adopt_text", agreeing=[each.id for each in chamber.members(item)][:-1])
    director.does(item, "forward", finding="Đúng trình tự")
    line = CommissionedTask.objects.get()
    chairman = stage.player(chamber.chairman)
    assert "Nêu cơ quan đặt hàng" in chairman.is_refused(line, "approve")
    district = register_organisation(
        name="UBND huyện Lục Nam", kind=OrganisationKind.DISTRICT, province=chamber.province
    )
    ordered = PreparationFacts(**text, body=Picked(id=district.pk, name=district.name), document="05/UBND")
    officer.does(line, "prepare", ordered)
    chairman.does(line, "approve", number="99/QĐ-UBND", signed_on="2024-07-10")
    stage.at("2024-07-11 08:00")
    officer.does(line, "publish", address="Cổng thông tin của Sở")
    task = Task.objects.get()
    assert (task.title, task.commissioning_body, task.assignment) == (PERFECT, district, "competitive_selection")
    page = officer.reads(line.get_absolute_url())
    for words in (task.number, "UBND huyện Lục Nam", "99/QĐ-UBND", "Phân hủy 80 % trong 30 ngày"):
        assert words in page, words
