"""The standing body urges whoever is late and reports for any span of days, with the figures as of its last day."""

from datetime import date

import pytest
from django.test import Client

from gieo.core.trail import history_of
from gieo.dossiers.docket import entry_of
from gieo.dossiers.official import paper_of
from gieo.dossiers.services.act import act
from gieo.dossiers.services.open_new import open_new
from gieo.identity.models import User
from gieo.kernel.actors import SYSTEM
from gieo.kernel.asking import Picked
from gieo.matters.matter.facts import MatterFacts
from gieo.matters.services.enter_matter import enter_matter
from gieo.plans.models import Plan, PlanRow, PlanTarget
from gieo.plans.models.target import MemberState
from gieo.plans.plan.facts import MemberRow, MembersFacts, ResultFacts
from gieo.plans.plan.papers import PAPERS
from gieo.plans.plan_row.facts import ActivityFacts
from gieo.plans.plan_row.states import ActivityKind
from tests.conftest import moment
from tests.factories import officer_of, province_of

pytestmark = [pytest.mark.web, pytest.mark.django_db]

BEGUN = moment("2024-01-10 08:00")


@pytest.fixture
def plan(db: None) -> Plan:
    """A plan in force with two targets and three tasks, each led by somebody."""
    province = province_of("BP")
    officer = officer_of(province)
    drafted = Plan(province=province, title="Kế hoạch KH&CN", plan_year=2021, first_year=2021, last_year=2025)
    made = open_new(drafted, actor=officer, at=BEGUN, legal_basis=("GIEO-MACDINH:45",))
    PlanTarget.objects.create(plan=made, order=1, text="03 đề tài", operator=">=", value=3, unit="đề tài")
    PlanTarget.objects.create(plan=made, order=2, text="100% sở", operator="=", value=100, unit="sở", is_share=True)
    for number, lead in (("1", "Sở Y tế"), ("2", "Sở Y tế"), ("3", "Sở Công Thương")):
        row = PlanRow(
            plan=made, province=province, title=f"Việc {number}", printed_number=number, content=f"Nội dung {number}",
            leads=[lead], period="2024",
        )  # fmt: skip
        act(open_new(row, actor=officer, at=BEGUN, legal_basis=("GIEO-MACDINH:45",)), "assign", actor=SYSTEM, at=BEGUN)
    confirmed: Plan = act(made, "confirm", actor=officer, at=BEGUN).subject
    return confirmed


def browser() -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=officer_of(province_of("BP")).user))
    return client


def done(plan: Plan, number: str, on: date) -> None:
    facts = ActivityFacts(kind=ActivityKind.CLASS, title=f"Lớp {number}", on=on)
    row = plan.rows.get(printed_number=number)
    act(row, "record_activity", actor=officer_of(plan.province), at=moment(f"{on} 17:00"), facts=facts)


@pytest.mark.requirement("BP-IV-1c")
def test_one_click_lists_the_late_units_in_a_draft_and_the_trail_keeps_it(plan: Plan, at) -> None:
    done(plan, "2", date(2024, 4, 1))  # brought up to date: its next report is not owed yet
    at("2024-05-02 09:00")
    client, here = browser(), f"{plan.get_absolute_url()}/viec/urge"
    page = client.get(here).content.decode()
    assert "Nội dung 1" in page
    assert "Nội dung 3" in page
    assert "Nội dung 2" not in page
    typed = {
        "late-count": "2", "late-0-number": "1", "late-0-task": "Nội dung 1", "late-0-unit": "Sở Y tế",
        "late-0-due_on": "2024-04-10", "late-1-number": "3", "late-1-task": "Nội dung 3",
        "late-1-unit": "Sở Công Thương", "late-1-due_on": "2024-04-10", "words": "Báo cáo trước 10/5", "key": "mot",
    }  # fmt: skip
    assert client.post(here, typed).status_code == 302
    entry = history_of(plan).filter(name="urge").get()
    letter = str(paper_of(PAPERS["urging_letter"], plan, entry))
    assert "Sở Công Thương" in letter
    assert "Sở Y tế" in letter
    assert "'draft': True" in letter
    docx = client.get(f"{plan.get_absolute_url()}/van-ban/{entry.sequence}/urging_letter.docx")
    assert docx.content[:2] == b"PK"


@pytest.mark.requirement("BP-IV-1d", "BP-IV-5", "RP-23")
def test_a_report_for_any_span_has_the_figures_of_its_last_day_and_three_addressees(plan: Plan, at) -> None:
    officer = officer_of(plan.province)
    share, counted = plan.targets.get(is_share=True), plan.targets.get(is_share=False)

    def counts(title: str, on: str) -> None:
        facts = ResultFacts(target=Picked(id=counted.pk, name="x"), title=title, on=on, evidence="QĐ")
        act(plan, "record_result", actor=officer, at=moment(f"{on} 10:00"), facts=facts)

    def members(state: MemberState, on: str) -> None:
        rows = (MemberRow(name="Sở Y tế", state=state), MemberRow(name="Sở Công Thương", state=MemberState.REACHED))
        facts = MembersFacts(target=Picked(id=share.pk, name="x"), members=rows)
        act(plan, "record_members", actor=officer, at=moment(f"{on} 10:00"), facts=facts)

    counts("Đề tài A", "2024-03-01")
    members(MemberState.UNDER_WAY, "2024-03-02")
    done(plan, "1", date(2024, 3, 5))
    said = MatterFacts(
        title="Thiếu máy", plan_year=2024, detail="x", request="y", subject=Picked(id=entry_of(plan).pk, name="KH")
    )
    for day in ("2024-03-06", "2024-07-06"):
        enter_matter(province="BP", register="obstacle", facts=said, actor=officer, at=moment(f"{day} 08:00"))
    counts("Đề tài B", "2024-07-01")
    members(MemberState.REACHED, "2024-07-02")

    at("2024-08-01 09:00")
    client, here = browser(), f"{plan.get_absolute_url()}/viec/report"
    page = client.get(here).content.decode()
    assert all(addressee in page for addressee in ("UBND tỉnh", "Bộ Khoa học và Công nghệ", "cấp trên"))
    span = {
        "addressee": "ministry",
        "since": "2024-01-01",
        "until": "2024-06-30",
        "remarks": "Cần thêm vốn",
        "key": "a",
    }
    assert client.post(here, {**span, "until": "2024-12-31"}).status_code == 409
    assert client.post(here, span).status_code == 302
    entry = history_of(plan).filter(name="report").get()
    parts = paper_of(PAPERS["plan_report"], plan, entry)["parts"]
    targets, states, rows, registers = (part["rows"] for part in parts if part["kind"] == "table")
    assert targets == [["03 đề tài", "1", "3"], ["100% sở", "1", "2 (100%)"]]
    assert states == [["Đã giao", "2", "2; 3"], ["Đang thực hiện", "1", "1"]]
    assert [row[3] for row in rows] == ["1", "0", "0"]
    assert [row[:2] for row in registers] == [["Khó khăn, vướng mắc", "1"]]
    assert "Bộ Khoa học và Công nghệ" in str(parts)
    report = client.get(f"{plan.get_absolute_url()}/van-ban/{entry.sequence}/plan_report.docx")
    assert report.content[:2] == b"PK"
