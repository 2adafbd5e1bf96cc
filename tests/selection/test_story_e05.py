"""E-05 through the pages: a call, three dossiers, scoring, a partial lump sum, the decision, the contract."""

from typing import Any

import pytest

from gieo.contracts.models import Contract
from gieo.contracts.services.open_contract import open_contract
from gieo.councils.invariants import faults as council_faults
from gieo.dossiers.docket import entry_of
from gieo.dossiers.kinds import kind_of
from gieo.dossiers.timeline import papers_in, timeline_of
from gieo.kernel.actors import Actor, Role
from gieo.notifications.models import Alert
from gieo.registry.models import Task
from gieo.selection import invariants
from gieo.selection.models import Application, Approval, BudgetAppraisal, Call, Selection
from gieo.selection.services.open_approval import open_approval
from gieo.selection.services.open_budget_appraisal import open_budget_appraisal
from gieo.selection.services.open_call import open_call
from tests.conftest import moment
from tests.councils.secretaries import secretaries
from tests.selection.cast import Cast, browser, commissioned, task_of
from tests.selection.cast_council import SEATS, members_of, selection_of
from tests.selection.cast_money import OUTSIDERS, PANEL

pytestmark = [pytest.mark.web, pytest.mark.django_db]

FRUIT, UNIVERSITY, CENTRE = "Viện Cây ăn quả", "Trường Đại học Nông Lâm", "Trung tâm Giống"
MARKS = {FRUIT: 4, UNIVERSITY: 3, CENTRE: 2}


def rows(name: str, *lines: dict[str, Any]) -> dict[str, Any]:
    """A table of a form as a browser sends it."""
    cells = {f"{name}-{at}-{column}": value for at, line in enumerate(lines) for column, value in line.items()}
    return {f"{name}-count": str(len(lines)), **cells}


def helped(cast: Cast) -> dict[str, Any]:
    """Who helps the council, and why these people."""
    return {"secretaries": [each.id for each in secretaries(cast.province)], "reason": "Chuyên ngành"}


class Player:
    """Somebody at a browser; what is announced is delivered after each act."""

    def __init__(self, cast: Cast, actor: Actor, at) -> None:
        self.cast, self.actor, self.at = cast, actor, at
        self.client = browser(actor)

    def does(self, dossier: Any, act: str, when: str, **typed: Any) -> Any:
        self.at(when)
        address = f"{dossier.get_absolute_url()}/viec/{act}"
        shown = self.client.get(address)
        assert shown.status_code == 200, (act, shown.status_code)
        done = self.client.post(address, {"key": f"{act}-{when}-{self.actor.user}", **typed})
        assert done.status_code == 302, done.content.decode()
        self.cast.deliver()
        dossier.refresh_from_db()
        return dossier

    def declares(self, dossier: Any, when: str) -> None:
        """Pledge confidentiality and declare no conflict."""
        self.at(when)
        self.client.post(f"/lam-viec/hoi-dong/{dossier.number}/uy-vien/cam-ket")
        self.does(dossier, "declare", when, answer="none")


@pytest.mark.requirement("E-05", "CT-2-3b", "CT-2-3c", "X-13", "X-14")
def test_from_the_call_to_the_contract(cast: Cast, at) -> None:
    def player(actor: Actor) -> Player:
        return Player(cast, actor, at)

    officer, director = player(cast.of(Role.SCIENCE_OFFICER)), player(cast.of(Role.DIRECTOR))
    chairman, finance = player(cast.of(Role.CHAIRMAN)), player(cast.of(Role.FINANCE_OFFICER))
    task = task_of(cast)
    call = open_call(parent=commissioned(cast, task), task=task, at=moment("2025-02-03 08:00"))

    # --- the call
    officer.does(
        call, "write", "2025-02-03 08:30",
        conditions="Tổ chức có tư cách pháp nhân", way_of_filing="Trực tuyến", address="Sở KH&CN", support_cap="",
    )  # fmt: skip
    director.does(call, "publish", "2025-02-03 09:00", closes_at="2025-03-06T17:00", document="12/TB-SKHCN")
    hosts = {name: player(cast.host(name)) for name in MARKS}
    for name, host in hosts.items():
        apply(host, call, name)
    at("2025-03-07 08:00")
    cast.clock("2025-03-07 08:00")
    call.refresh_from_db()
    officer.does(
        call, "open_applications", "2025-03-07 09:00",
        **rows("present", {"name": "An", "unit": "Phòng QLKH"}, {"name": "Bình", "unit": "Phòng KHTC"}), note="",
    )  # fmt: skip
    for application in Application.objects.order_by("pk"):
        officer.does(application, "accept", "2025-03-07 10:00", reason="Đủ tài liệu")
    officer.does(call, "pass_on", "2025-03-07 11:00")

    # --- the council
    selection = selection_of(call)
    council = [player(cast.member(number)) for number in range(len(SEATS))]
    seats = [{"person": cast.expert(number).pk, "seat": seat} for number, seat in enumerate(SEATS)]
    chairman.does(selection, "found_council", "2025-03-10 08:00", **rows("members", *seats), **helped(cast))
    officer.does(
        selection, "send_papers", "2025-03-11 08:00", sitting_at="2025-03-25T09:00", place="Sở KH&CN", papers="Hồ sơ"
    )
    for member in council:
        member.declares(selection, "2025-03-12 08:00")
    there = [member.pk for member in members_of(selection.council)]
    for act, hour in (("open_sitting", "09:00"), ("open_voting", "10:00")):
        officer.does(selection, act, f"2025-03-25 {hour}", present=there)
    for member in council:
        member.does(selection, "vote", "2025-03-25 10:30", **ballot(selection))
    council[4].does(selection, "open_count", "2025-03-25 10:55", tellers=there[:3])
    council[4].does(
        selection, "name_winner", "2025-03-25 11:00",
        discussion="Thảo luận từng hồ sơ", edits="Bổ sung khảo nghiệm", experts="0", lump_sum="partial",
    )  # fmt: skip
    assert selection.winner.host.name == FRUIT
    hosts[FRUIT].does(selection, "revise", "2025-04-01 08:00", explanation="Đã tiếp thu", **rows("estimate"))

    # --- the money
    appraisal = open_budget_appraisal(parent=entry_of(selection), at=moment("2025-04-01 08:00"))
    panel = [
        {"person": cast.expert(number).pk, "seat": seat} for number, seat in zip((*OUTSIDERS, 0), PANEL, strict=True)
    ]
    director.does(appraisal, "found_panel", "2025-04-02 08:00", **rows("members", *panel), reason="")
    finance.does(appraisal, "call_session", "2025-04-03 08:00", session_at="2025-04-10T08:00", place="Sở KH&CN")
    finance.does(
        appraisal, "conclude", "2025-04-10 11:00",
        present=[member.pk for member in members_of(appraisal.panel)],
        **rows("lines",
               {"source": "provincial_science", "year": "2025", "appraised": "540.000.000", "reason": "Định mức"},
               {"source": "counterpart", "year": "2026", "appraised": "200.000.000", "reason": ""}),
        **rows("costs", {"kind": "labour", "amount": "400.000.000"}, {"kind": "fixed_assets", "amount": "140.000.000"}),
        lump_sum="partial", months="24", conclusion="Thống nhất kinh phí",
    )  # fmt: skip
    hosts[FRUIT].does(appraisal, "revise", "2025-04-15 08:00", explanation="Đã sửa dự toán")
    player(cast.member(OUTSIDERS[0])).does(appraisal, "forward", "2025-04-16 08:00")

    # --- the decision
    approval = open_approval(parent=entry_of(appraisal), at=moment("2025-04-16 09:00"))
    officer.does(approval, "write", "2025-04-17 08:00", note="Đề nghị phê duyệt", starts_on="2025-06-01", months="24")
    director.does(approval, "submit", "2025-04-17 09:00")
    chairman.does(approval, "approve", "2025-04-21 16:00", number="512/QĐ-UBND", decided_on="2025-04-21")
    officer.does(approval, "publish", "2025-04-25 08:00", publication="Cổng thông tin của Sở")

    task.refresh_from_db()
    assert (task.host.name, task.lump_sum, task.law.value) == (FRUIT, "partial", "vn-2013")
    assert sorted(task.money.values_list("year", "requested", "approved")) == [
        (2025, 600_000_000, 540_000_000),
        (2026, 200_000_000, 200_000_000),
    ]
    contract = open_contract(parent=entry_of(approval), task=task, at=moment("2025-04-25 09:00"))
    sign(contract, officer, hosts[FRUIT], chairman)
    assert invariants.faults() == []
    assert list(council_faults()) == []
    told = Alert.objects.filter(user__pk=hosts[FRUIT].actor.user).order_by("pk")
    assert [alert.subject.split(":")[0] for alert in told] == [
        "Được đề nghị chủ trì",
        "Có kết luận thẩm định kinh phí",
        "Đã phê duyệt chủ trì, kinh phí",
    ]
    every_paper_prints(officer)


def apply(host: Player, call: Call, name: str) -> None:
    host.at("2025-02-10 08:00")
    made = host.client.post("/lam-viec/lap/application", {"call": call.pk})
    assert made.status_code == 302, made.content.decode()
    application = Application.objects.get(call=call, host__name=name)
    host.does(
        application, "write", "2025-02-10 08:30",
        principal_name=f"Chủ nhiệm của {name}", degree="doctor", speciality="Chọn giống", years_in_field="9", career="",
        objectives="Một giống vải chín sớm", content="Chọn lọc, khảo nghiệm", lump_sum="partial", months="24", trainees="0",
        **rows("partners"),
        **rows("products", {"name": "Giống vải", "quality": "Chín trước 20/5", "unit": "giống", "quantity": "1"}),
        **rows("money",
               {"source": "provincial_science", "year": "2025", "amount": "600.000.000"},
               {"source": "counterpart", "year": "2026", "amount": "200.000.000"}),
    )  # fmt: skip
    host.does(application, "seal", "2025-02-10 09:00")


def sign(contract: Contract, officer: Player, host: Player, chairman: Player) -> None:
    """Part of the money as a lump sum, the fixed assets not; signed by both sides."""
    lines = [
        {"line": line.pk, "amount": line.approved, "condition": ""} for line in contract.task.money.order_by("year")
    ]
    milestone = {"name": "Mốc 1", "due_on": "2026-03-01", "result": "Một báo cáo", "amount": "", "evidence": ""}
    officer.does(
        contract, "write", "2025-05-05 08:00",
        starts_on="2025-06-01", months="24", objectives="Một giống vải chín sớm", lump_sum="partial",
        lump_amount="400.000.000", non_lump_amount="140.000.000", counterpart_proof="12/CK", account="", terms="",
        **rows("products", {"name": "Giống vải", "quality": "Chín trước 20/5", "unit": "giống", "quantity": "1"}),
        **rows("instalments", *lines),
        **rows("milestones", milestone),
    )  # fmt: skip
    host.does(contract, "host_signs", "2025-05-06 08:00", signer="Viện trưởng")
    chairman.does(contract, "sign", "2025-05-07 08:00", contract_number="01/HĐ-UBND", signer="Chủ tịch")
    assert (contract.state, contract.lump_sum) == ("signed", "partial")
    page = host.client.get(contract.get_absolute_url()).content.decode()
    for words in ("01/HĐ-UBND", "Khoán chi từng phần", "400.000.000 đ", "740.000.000 đ"):
        assert words in page, words


def ballot(selection: Selection) -> dict[str, Any]:
    marks = [
        {"application": each.number, "criterion": criterion.key, "mark": MARKS[each.host.name]}
        for each in selection.applications
        for criterion in selection.score_sheet.criteria
    ]
    opinions = [{"application": each.number, "opinion": "", "remark": "Có cơ sở"} for each in selection.applications]
    return {**rows("marks", *marks), **rows("opinions", *opinions)}


def every_paper_prints(officer: Player) -> None:
    printed = set()
    for model in (Call, Application, Selection, BudgetAppraisal, Approval):
        dossier: Any = model.objects.order_by("pk").first()
        for act, paper in papers_in(timeline_of(kind_of(dossier), dossier, officer.actor, outside=False)):
            address = f"{dossier.get_absolute_url()}/van-ban/{act.sequence}/{paper.key}.pdf"
            answer = officer.client.get(address)
            assert answer.content[:4] == b"%PDF", address
            printed.add(paper.key)
    assert printed >= {
        "call_notice", "opening_minutes", "council_decision", "tally_sheet", "council_minutes", "score_sheets", "remarks",
        "ranking", "selection_explanation", "panel_decision", "appraisal_minutes", "appraisal_annex",
        "appraisal_explanation", "submission_note", "approval_decision", "publication",
    }  # fmt: skip
    assert Task.objects.count() == 1
