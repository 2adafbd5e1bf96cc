"""What the shared pages know of checks."""

from collections.abc import Iterable, Mapping
from typing import Any

from gieo.contracts.contract.kind import READERS
from gieo.contracts.shown import checks_of
from gieo.dossiers.audience import Audience
from gieo.dossiers.kinds import DossierKind, Opening, Options
from gieo.dossiers.shown import Check as Shown
from gieo.dossiers.shown import Fact, Table, facts_of, money
from gieo.execution import options
from gieo.execution.check import guards
from gieo.execution.check.facts import OpeningFacts
from gieo.execution.check.papers import PAPERS, TEAM, team_rows
from gieo.execution.check.workflow import CHECK
from gieo.execution.models import Check
from gieo.execution.services.open_check import BASIS, open_check
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import _


def readers(check: Check) -> Audience:
    """The office, the team; the host once it is announced."""
    parties = dict(check.parties())
    if check.state == "planned":
        parties.pop(Role.HOST)
    return Audience.of(READERS, parties.values())


def facts(check: Check) -> Iterable[Fact]:
    """When, why, and what came of it."""
    return [
        Fact(_("Hợp đồng"), check.contract.contract_number, check.contract.get_absolute_url()),
        *facts_of(
            (_("Hình thức"), check.get_occasion_display()),
            (_("Đơn vị tổ chức"), check.get_organiser_display()),
            (_("Dự kiến ngày"), check.planned_on),
            (_("Địa điểm"), check.place),
            (_("Nội dung, lý do"), check.reason),
            (_("Kiểm tra ngày"), check.visited_on),
            (_("Đại diện tổ chức chủ trì"), check.host_present),
            (_("Kết quả kiểm tra"), check.content),
            (_("Kết luận"), check.conclusion),
            (_("Đạt yêu cầu"), check.met),
            (_("Mốc"), str(check.milestone or "")),
            (_("Khối lượng xác nhận (%)"), check.work_done),
            (_("Kinh phí xác nhận đã chi"), money(check.spending_confirmed) if check.spending_confirmed else ""),
        ),
    ]


def tables(check: Check) -> Iterable[Table]:
    """The team."""
    yield Table(title=_("Đoàn kiểm tra"), columns=TEAM, rows=team_rows(check), empty=_("Chưa cử thành viên."))


BEFORE_NOTICE = (
    (_("Thông báo kịp hạn"), guards.notice_is_in_time),
    (_("Đủ thành phần đoàn"), guards.team_is_complete),
)


def checklist(check: Check, actor: Actor) -> Iterable[Shown]:
    """Before it is announced: in time, and a whole team."""
    return checks_of(BEFORE_NOTICE, check, actor) if check.state == "planned" else ()


def choices(name: str, check: Check, _actor: Actor) -> Options:
    """People of the province, the team, milestones of the contract."""
    if name == "people":
        return options.people(check.province_id)
    if name == "team":
        return [(each.person_id, str(each)) for each in check.team.select_related("person")]
    if name == "milestones":
        return [(each.pk, each.name) for each in check.contract.milestones.all()]
    return ()


def opening_choices(name: str, province: str, _actor: Actor) -> Options:
    """Running contracts, people of the province."""
    return options.running_contracts(province) if name == "contracts" else options.people(province)


def suggestions(act: str, check: Check, _actor: Actor) -> Mapping[str, Any]:
    """The plan as it stands; the day of the plan for the visit."""
    if act == "change_plan":
        team = [{"person": {"id": each.person_id}, "part": each.part} for each in check.team.all()]
        return {"planned_on": check.planned_on, "place": check.place, "reason": check.reason, "team": team}
    return {"visited_on": check.planned_on} if act == "hold" else {}


CHECK_KIND = DossierKind(
    workflow=CHECK,
    model=Check,
    code="KT",
    stage="thuc-hien",
    plural=_("Kiểm tra"),
    readers=readers,
    facts=facts,
    tables=tables,
    checklist=checklist,
    choices=choices,
    suggests=suggestions,
    papers=PAPERS,
    opening=Opening(
        label=_("Lập kế hoạch kiểm tra"),
        actors=frozenset({Role.SCIENCE_OFFICER}),
        facts=OpeningFacts,
        do=open_check,
        legal_basis=BASIS,
        choices=opening_choices,
    ),
)
