"""E-06: a late milestone, a reminder, an unannounced check, an obstacle, a correction, an inspection, the handling."""

from datetime import date

import pytest

from gieo.contracts.contract.facts import MilestoneRow
from gieo.core import trail
from gieo.dossiers import docket
from gieo.dossiers.services.run_clocks import run_clocks
from gieo.execution.models import Check, Finding, Inspection
from gieo.execution.services.note_late_milestones import note_late_milestones
from gieo.kernel.actors import Role
from tests.acceptance.pages import posted
from tests.conftest import moment
from tests.contracts.makers import actor_from, agreed, browser, draft, institute, seated
from tests.execution.makers import team

pytestmark = [pytest.mark.web, pytest.mark.django_db]

MILESTONE = MilestoneRow(name="Mốc 1", due_on=date(2025, 11, 16), result="Một báo cáo")


def does(client, dossier, row: str, /, **typed) -> None:
    """Do a row through its page."""
    address = f"{dossier.get_absolute_url()}/viec/{row}"
    assert client.get(address).status_code == 200, row
    answer = client.post(address, {"key": f"{dossier.number}-{row}", **typed})
    assert answer.status_code == 302, (row, answer.content.decode()[-3000:])
    dossier.refresh_from_db()


def opens(client, name: str, /, **typed) -> None:
    """Open a dossier by hand through its page."""
    assert client.get(f"/lam-viec/lap/{name}").status_code == 200
    answer = client.post(f"/lam-viec/lap/{name}", typed)
    assert answer.status_code == 302, (name, answer.content.decode()[-3000:])


def signed_and_running(people, at, *, milestones=()):
    """The contract that the approval left as a draft: written, signed by both, begun; each by whom it is, by its page."""
    contract = draft(people)
    officer, host, chairman = browser(people.officer), browser(people.host), browser(people.chairman)
    at("2025-01-10 09:00")
    does(officer, contract, "write", **posted(agreed(contract.task, milestones=milestones)))
    does(host, contract, "host_signs", signer="Viện trưởng")
    does(chairman, contract, "sign", contract_number="01/2025/HĐ-KHCN", signer="Chủ tịch UBND tỉnh")
    at("2025-01-15 09:00")
    does(officer, contract, "send_info_sheet", sent_to="Trung tâm Thông tin")
    return contract


@pytest.mark.requirement("E-06", "CT-4-1b", "CT-4-1c", "CT-4-2b", "CT-4-2d", "CT-4-2f", "CT-4-2g")
def test_running_and_checking(people, at):
    member, host, officer = browser(people.council), browser(people.host), browser(people.officer)
    contract = signed_and_running(people, at, milestones=(MILESTONE,))
    does(officer, contract, "assign_follower", follower=str(people.member.pk))
    director, inspector = browser(people.director), browser(people.inspector)

    at("2025-11-17 00:15")
    note_late_milestones(at=moment("2025-11-17 00:15"))
    delay = Finding.objects.get()
    at("2025-11-17 08:00")
    assert delay.number in member.get("/lam-viec").content.decode()
    does(member, delay, "remind", words="Nộp báo cáo của mốc 1 trước 25/11")
    does(host, delay, "reply", words="Chưa có đất trồng thử")

    at("2025-11-18 08:00")
    rows = {
        f"team-{place}-{name}": str(value)
        for place, row in enumerate(team(people))
        for name, value in (("person", row.person.id), ("part", row.part))
    }
    opens(
        officer, "check", contract=contract.pk, occasion="ad_hoc", organiser="department", planned_on="2025-11-18",
        reason="Mốc 1 chậm", **{"team-count": "6", **rows},
    )  # fmt: skip
    check = Check.objects.get()
    does(officer, check, "give_notice", document="Báo miệng")
    present = [str(each.person_id) for each in check.team.all()]
    does(
        officer, check, "hold", visited_on="2025-11-18", present=present, host_present="Viện trưởng",
        content="Chưa trồng thử", signed_by_team="on", signed_by_host="on",
    )  # fmt: skip
    does(director, check, "conclude", conclusion="Chưa đạt mốc 1")
    does(officer, check, "close")
    assert (check.state, check.met) == ("closed", False)

    body = institute("UBND huyện Lục Ngạn")
    addressee = browser(actor_from(seated(Role.FOCAL_OFFICER, "Đầu mối Lục Ngạn", body)))
    noted = {"contract": contract.pk, "origin": "check"}
    opens(
        officer, "finding", kind="obstacle", detail="Chưa có đất", required="Giao 2 ha đất", addressee=body.pk, **noted
    )
    obstacle = Finding.objects.get(kind="obstacle")
    does(addressee, obstacle, "answer", words="Giao đất từ 01/12")
    does(member, obstacle, "close_obstacle", words="Đã nhận đất")

    opens(officer, "finding", kind="correction", detail="Chưa có nhật ký", required="Lập nhật ký", **noted)
    correction = Finding.objects.get(kind="correction")
    assert "Lập nhật ký" in host.get(correction.get_absolute_url()).content.decode()
    run_clocks(at=moment("2025-12-19 00:05"))
    at("2025-12-19 08:00")
    correction.refresh_from_db()
    assert correction.state == "overdue"
    does(director, correction, "treat_as_violation", words="Không khắc phục")

    opens(
        inspector,
        "inspection",
        contract=contract.pk,
        trigger="signs",
        signal="check",
        signs="Không lập nhật ký, chi sai",
    )
    inspection = Inspection.objects.get()
    does(inspector, inspection, "start", decision="05/QĐ-TTra", team="Đoàn 3 người")
    does(inspector, inspection, "conclude", conclusion="Chi sai 50 đồng", violation_found="on")
    does(
        director, correction, "decide", decision="31/QĐ-SKHCN", decided_on="2025-12-19", in_force_from="2025-12-19",
        violator=people.body.pk, sanction="recovery", recover_amount="50",
    )  # fmt: skip
    does(director, inspection, "handle", handling="Thu hồi theo quyết định 31/QĐ-SKHCN")
    does(director, correction, "close_violation", words="Đã nộp trả")

    assert (inspection.state, correction.state, obstacle.state) == ("handled", "closed", "closed")
    assert list(trail.faults()) == []
    assert docket.faults() == []
