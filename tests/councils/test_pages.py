"""A sitting by its people's own hands, page by page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gieo.core import events
from gieo.core.trail import history_of
from gieo.councils.seats import CouncilSeat
from gieo.councils.services.register_expert import register_expert
from gieo.notifications.models import Alert
from gieo.proposals.determination.counting import criteria_of
from gieo.proposals.models import Determination
from tests.councils.chamber import SEATS, browser
from tests.councils.secretaries import secretaries

pytestmark = [pytest.mark.web, pytest.mark.django_db]


def founding(chamber, seats=SEATS) -> dict[str, str | list[str]]:
    rows: dict[str, str | list[str]] = {
        "members-count": str(len(seats)),
        "secretaries": [str(each.id) for each in secretaries(chamber.province)],
        "reason": "Đúng chuyên môn",
        "key": "found",
    }
    for at, (person, seat) in enumerate(zip(chamber.people, seats, strict=True)):
        rows |= {f"members-{at}-person": str(person.pk), f"members-{at}-seat": seat.value, f"members-{at}-body": ""}
    return rows


def ballot(item) -> dict[str, str]:
    criteria = criteria_of(item)
    typed = {"marks-count": str(len(criteria)), "reason": "Cần cho tỉnh"}
    for at, criterion in enumerate(criteria):
        typed |= {f"marks-{at}-criterion": criterion.key, f"marks-{at}-verdict": "met", f"marks-{at}-remark": ""}
    return typed


@pytest.mark.requirement("CT-3-4d", "CT-2-2b")
def test_found_call_declare_sit_vote_and_count(chamber, at):
    item = chamber.determination()
    page = item.get_absolute_url()
    for person in chamber.people:
        person_as_expert(chamber, person)
    director, officer = browser(chamber.director), browser(chamber.officer)
    assert "Thành viên 1" in director.get(f"{page}/viec/found_council").content.decode()
    two_chairs = founding(chamber, (SEATS[0], SEATS[0], *SEATS[2:]))
    assert director.post(f"{page}/viec/found_council", two_chairs).status_code == 409
    assert director.post(f"{page}/viec/found_council", founding(chamber)).status_code == 302
    call = {"sitting_at": "2024-07-01T08:00", "place": "Phòng họp số 1", "papers": "Phiếu đề xuất", "key": "call"}
    assert officer.post(f"{page}/viec/send_papers", call).status_code == 302
    members = [browser(chamber.actor(person)) for person in chamber.people]
    assert "XD-2025-0001" not in members[0].get("/lam-viec").content.decode(), "an invitation names no dossier"
    for number, member in enumerate(members):
        said = {"answer": "none", "words": "", "key": f"no-{number}"}
        assert member.post(f"/lam-viec/hoi-dong/{item.number}/uy-vien/cam-ket").status_code == 302
        assert member.post(f"{page}/viec/declare", said).status_code == 302
    assert "XD-2025-0001" in members[0].get("/lam-viec").content.decode()
    at("2024-07-01 08:00")
    present = [str(each.id) for each in chamber.members(Determination.objects.get())]
    sit = {"present": present, "authorisation": "", "opinions": "", "key": "sit"}
    secretary = members[SEATS.index(CouncilSeat.SECRETARY)]
    assert secretary.post(f"{page}/viec/open_sitting", sit).status_code == 302
    assert secretary.post(f"{page}/viec/open_voting", {"present": present, "key": "open"}).status_code == 302
    form = members[0].get(f"{page}/viec/vote").content.decode()
    assert "Tính cấp thiết và tầm quan trọng" in form
    for number, member in enumerate(members):
        assert member.post(f"{page}/viec/vote", ballot(item) | {"key": f"vote-{number}"}).status_code == 302
    assert "Kết quả kiểm phiếu" not in members[0].get(page).content.decode()
    close = {"discussion": "Trao đổi", "dissent": "", "reason": "", "key": "close"}
    for way in ("not_recommend", "recommend"):
        sealed = secretary.post(f"{page}/viec/{way}", close | {"reason": "x"})
        assert (sealed.status_code, "Chưa mở kiểm phiếu" in sealed.content.decode()) == (409, True)
    assert secretary.post(f"{page}/viec/open_count", {"key": "count"}).status_code == 302
    assert secretary.post(f"{page}/viec/not_recommend", close | {"reason": "x"}).status_code == 409
    assert secretary.post(f"{page}/viec/recommend", close).status_code == 302
    shown = members[0].get(page).content.decode()
    assert "Phiếu đề nghị thực hiện" in shown
    assert "9/9" in shown
    for name, paper in (
        ("found_council", "council_decision"),
        ("send_papers", "council_invitation"),
        ("open_count", "tally_sheet"),
        ("recommend", "council_minutes"),
    ):
        sequence = history_of(item).get(name=name).sequence
        assert officer.get(f"{page}/van-ban/{sequence}/{paper}.pdf").content[:4] == b"%PDF", paper


def person_as_expert(chamber, person):
    return register_expert(
        person=person, province=chamber.province, degree="TS", speciality="Nông nghiệp", actor=chamber.officer,
        at=chamber.start, consented_on=chamber.start.date(),
    )  # fmt: skip


@pytest.mark.requirement("X-13")
def test_members_are_called_once_each(chamber):
    item = chamber.called(chamber.determination())
    entry = history_of(item).get(name="send_papers")
    for _time in range(2):
        events.handle("determination.papers_sent", entry.pk)
    alerts = Alert.objects.filter(user__in=[person.user for person in chamber.people])
    assert alerts.count() == 9
    assert "08:00 ngày 01/07/2024" in alerts[0].body


def test_a_page_asks_no_more_for_more_members(chamber):
    small, large = chamber.determination(), chamber.determination()
    small, large = chamber.founded(small, chamber.people[:7]), chamber.founded(large)
    client = browser(chamber.officer)
    client.get(small.get_absolute_url())
    counts = []
    for item in (small, large):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(item.get_absolute_url()).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
