"""Reports, checks and findings as far along as a test wants them."""

from datetime import date, datetime

from gieo.contracts.models import Contract
from gieo.dossiers.services.act import act
from gieo.execution.check.facts import (
    HoldFacts,
    NoticeFacts,
    OccasionChoice,
    OrganiserChoice,
    PartChoice,
    TeamRow,
)
from gieo.execution.check.facts import OpeningFacts as CheckFacts
from gieo.execution.finding.facts import KindChoice, OriginChoice
from gieo.execution.finding.facts import OpeningFacts as FindingFacts
from gieo.execution.models import Check, Finding, ProgressReport
from gieo.execution.progress_report.facts import CounterpartRow, Pace, ReportFacts, WorkRow
from gieo.execution.services.open_check import open_check
from gieo.execution.services.open_finding import open_finding
from gieo.kernel.actors import Role
from tests.conftest import moment
from tests.contracts.makers import COUNTERPART, Cast, line, picked, seated

NOTICED = moment("2025-11-03 09:00")
VISIT = date(2025, 11, 17)
VISITED = moment("2025-11-17 16:00")


def report_facts(contract: Contract | None = None, counterpart: int = 0, **changes) -> ReportFacts:
    values = {
        "work": (WorkRow(content="Chọn giống", done="Chọn được 5 dòng", percent=40, pace=Pace.ON_TIME),),
        "next_steps": "Trồng thử",
        "signer": "Viện trưởng",
        "responsibility": True,
    }
    if contract and counterpart:
        values["counterpart"] = (CounterpartRow(line=picked(line(contract.task, COUNTERPART)), amount=counterpart),)
    return ReportFacts(**{**values, **changes})


def submitted(people: Cast, report: ProgressReport, *, at: datetime, **changes) -> ProgressReport:
    facts = report_facts(report.contract, **changes)
    return act(report, "submit", actor=people.host, at=at, facts=facts).subject


def team(people: Cast, *, without: str = "") -> tuple[TeamRow, ...]:
    seats = (
        ("task_unit", Role.DIRECTOR, "Giám đốc Chi"),
        ("task_unit", Role.SCIENCE_OFFICER, "Chuyên viên An"),
        ("money_unit", Role.FINANCE_OFFICER, "Kế toán Bình"),
        ("money_unit", Role.FINANCE_OFFICER, "Kế toán Yến"),
        ("specialist_unit", Role.SCIENCE_OFFICER, "Chuyên viên Oanh"),
        ("council", Role.COUNCIL_MEMBER, people.member.full_name),
    )
    return tuple(
        TeamRow(person=picked(seated(role, name)), part=PartChoice(part))
        for part, role, name in seats
        if part != without
    )


def check_facts(people: Cast, contract: Contract, **changes) -> CheckFacts:
    values = {
        "contract": picked(contract),
        "occasion": OccasionChoice.PERIODIC,
        "organiser": OrganiserChoice.COUNCIL,
        "planned_on": VISIT,
        "reason": "Nội dung khoa học, tiến độ, kinh phí",
        "team": team(people),
    }
    return CheckFacts(**{**values, **changes})


def planned_check(people: Cast, contract: Contract, *, parent=None, at=NOTICED, **changes) -> Check:
    facts = check_facts(people, contract, **changes)
    return open_check(province="BG", facts=facts, actor=people.officer, at=at, parent=parent)


def notified(people: Cast, check: Check, *, at=NOTICED) -> Check:
    return act(check, "give_notice", actor=people.officer, at=at, facts=NoticeFacts(document="12/TB-SKHCN")).subject


def minutes(check: Check, **changes) -> HoldFacts:
    values = {
        "visited_on": check.planned_on,
        "present": tuple(picked(each.person) for each in check.team.all()),
        "host_present": "Viện trưởng",
        "content": "Vườn ươm đạt 40%",
        "signed_by_team": True,
        "signed_by_host": True,
    }
    return HoldFacts(**{**values, **changes})


def held(people: Cast, check: Check, *, at=VISITED) -> Check:
    return act(check, "hold", actor=people.officer, at=at, facts=minutes(check)).subject


def found(people: Cast, contract: Contract, kind: KindChoice, *, at=VISITED, actor=None, **changes) -> Finding:
    parent, milestone = changes.pop("parent", None), changes.pop("milestone", None)
    values = {
        "contract": picked(contract),
        "kind": kind,
        "origin": OriginChoice.CHECK,
        "detail": "Chưa có nhật ký theo dõi",
        "required": "Lập nhật ký theo dõi",
    }
    facts = FindingFacts(**{**values, **changes})
    return open_finding(
        province="BG", facts=facts, actor=actor or people.officer, at=at, parent=parent, milestone=milestone
    )
