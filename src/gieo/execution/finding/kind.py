"""What the shared pages know of findings."""

from collections.abc import Iterable, Mapping
from typing import Any

from gieo.contracts.contract.kind import READERS
from gieo.dossiers.audience import Audience, Holder
from gieo.dossiers.kinds import DossierKind, Opening, Options
from gieo.dossiers.shown import Fact, facts_of, money
from gieo.execution import options
from gieo.execution.finding.facts import OpeningFacts
from gieo.execution.finding.papers import PAPERS, who
from gieo.execution.finding.workflow import FINDING
from gieo.execution.models import Finding
from gieo.execution.services.open_finding import BASIS, open_finding
from gieo.identity.models.appointment import ROLE_LABELS
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import _


def readers(finding: Finding) -> Audience:
    """The office, who follows the task, who is to answer; the host, unless it is only suspected of something."""
    parties = dict(finding.parties())
    if finding.is_secret:
        parties.pop(Role.HOST)
    return Audience.of(READERS, parties.values())


def holder(finding: Finding) -> Holder:
    """Where the party whose turn it is is not known, an officer of the department stands in for it."""
    role = FINDING.owners.get(FINDING.states(finding.state))
    if role is None:
        return Holder()
    standing = finding.parties().get(role)
    if standing and (standing.users or standing.bodies):
        return Holder(role, standing, standing.name or ROLE_LABELS[role])
    stand_in = {Role.FOCAL_OFFICER: Role.DIRECTOR, Role.COUNCIL_MEMBER: Role.SCIENCE_OFFICER}.get(role, role)
    return Holder(stand_in, name=ROLE_LABELS[stand_in])


def facts(finding: Finding) -> Iterable[Fact]:
    """What was found, asked, answered, decided, published."""
    return [
        Fact(_("Hợp đồng"), finding.contract.contract_number, finding.contract.get_absolute_url()),
        *facts_of(
            (_("Loại"), finding.get_kind_display()),
            (_("Nguồn"), finding.get_origin_display()),
            (_("Nội dung"), finding.detail),
            (_("Yêu cầu, kiến nghị"), finding.required),
            (_("Nơi giải quyết"), str(finding.addressee or "")),
            (_("Hạn"), finding.due_on),
            (_("Số lần nhắc"), finding.reminders),
            (_("Trả lời, kết quả khắc phục"), finding.answer),
            (_("Tổ chức, cá nhân vi phạm"), who(finding)),
            (_("Quyết định xử lý"), finding.decision),
            (_("Quyết định ngày"), finding.decided_on),
            (_("Có hiệu lực từ"), finding.in_force_from),
            (_("Hình thức xử lý"), finding.get_sanction_display() if finding.sanction else ""),
            (_("Xử lý đến hết ngày"), finding.sanction_until),
            (_("Phải thu hồi"), money(finding.recover_amount) if finding.recover_amount else ""),
            (_("Công khai từ"), finding.published_from),
            (_("Công khai đến hết"), finding.published_until),
            (_("Nội dung công khai"), finding.published_words),
            (_("Người duyệt công khai"), finding.published_by),
        ),
    ]


def choices(name: str, finding: Finding, _actor: Actor) -> Options:
    """Bodies and people of the province."""
    return options.bodies(finding.province_id) if name == "bodies" else options.people(finding.province_id)


def opening_choices(name: str, province: str, _actor: Actor) -> Options:
    """Running contracts, bodies of the province."""
    return options.running_contracts(province) if name == "contracts" else options.bodies(province)


def suggestions(act: str, finding: Finding, _actor: Actor) -> Mapping[str, Any]:
    """What was noted, where it is sent on; the host as violator; the days of the decision for the publication."""
    if act in {"note_delay", "raise_obstacle", "demand_correction", "report_violation"}:
        return {"detail": finding.detail, "required": finding.required}
    if act == "decide":
        return {"violator": finding.task.host_id}
    if act == "publish":
        return {"published_from": finding.in_force_from, "published_until": finding.sanction_until}
    return {"published_words": finding.published_words} if act == "correct_publication" else {}


FINDING_KIND = DossierKind(
    workflow=FINDING,
    model=Finding,
    code="PH",
    stage="thuc-hien",
    plural=_("Phát hiện, kiến nghị"),
    readers=readers,
    holder=holder,
    facts=facts,
    choices=choices,
    suggests=suggestions,
    papers=PAPERS,
    opening=Opening(
        label=_("Ghi phát hiện, kiến nghị"),
        actors=frozenset({Role.SCIENCE_OFFICER, Role.INSPECTOR, Role.COUNCIL_MEMBER}),
        facts=OpeningFacts,
        do=open_finding,
        legal_basis=BASIS,
        choices=opening_choices,
    ),
)
