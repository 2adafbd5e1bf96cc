"""What the shared pages know of calls."""

from collections.abc import Iterable, Mapping
from datetime import datetime, time
from typing import Any

from gieo.core import clock
from gieo.dossiers.docket import dossier_of
from gieo.dossiers.kinds import DossierKind, Options
from gieo.dossiers.shown import Check, Fact, Table, facts_of, money
from gieo.identity.models import Organisation
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import _
from gieo.rulebooks import library
from gieo.selection.application.states import ApplicationState, word
from gieo.selection.audience import office_and_parties
from gieo.selection.call.facts import CallFacts
from gieo.selection.call.guards import DIRECT
from gieo.selection.call.papers import PAPERS, instant
from gieo.selection.call.workflow import CALL
from gieo.selection.models import Call

USUAL_HOUR = time(17)  # calls close at five in the afternoon by custom; no instrument says so
MOST_BODIES = 500
COMMISSIONED = "commissioned_task"


def facts(call: Call) -> Iterable[Fact]:
    """What everybody must know, and the exception if one was signed."""
    return facts_of(
        (_("Nhiệm vụ"), str(call.task or "")),
        (_("Thuộc"), call.task.group_in_words if call.task else ""),
        (_("Phương thức"), call.get_method_display()),
        (_("Phạm vi, đối tượng, điều kiện"), call.conditions),
        (_("Cách nộp hồ sơ"), call.way_of_filing),
        (_("Nơi nhận hồ sơ"), call.address),
        (_("Mức hỗ trợ tối đa"), money(call.support_cap) if call.support_cap else ""),
        (_("Số, ngày thông báo"), call.document),
        (_("Đăng lúc"), call.published_at),
        (_("Hết hạn nộp"), call.closes_at),
        (_("Lần thông báo trước"), call.previous.number if call.previous else ""),
        (_("Tổ chức được giao"), call.invited.name if call.invited else ""),
        (_("Trường hợp giao trực tiếp"), call.direct_ground_text),
        (_("Lý do giao trực tiếp"), call.direct_reason),
        (_("Người ký giao trực tiếp"), call.direct_signed_name),
        (_("Mở hồ sơ lúc"), call.unsealed_at),
    )


def tables(call: Call) -> Iterable[Table]:
    """What was opened, from the minutes, and what became of it. Before the opening: nothing, not even a count."""
    if call.unsealed_at is None:
        return []
    states = dict(call.applications.order_by().values_list("number", "state"))
    return [
        Table(
            title=_("Hồ sơ được mở"),
            columns=(_("Số"), _("Tổ chức đăng ký"), _("Chủ nhiệm"), _("Niêm phong lúc"), _("Mã băm"), _("Kết quả")),
            rows=[
                (
                    line["number"],
                    line["host"],
                    line["leader"],
                    instant(line["sealed_at"]),
                    line["sha256"][:16],
                    word(ApplicationState, states[line["number"]]),
                )
                for line in call.opening
            ],
            empty=_("Không có hồ sơ nào được nộp trong hạn."),
        )
    ]


def checklist(call: Call, _actor: Actor) -> Iterable[Check]:
    """What a call needs before it is published."""
    if call.state != "draft":
        return []
    direct = [Check(_("Giao trực tiếp đã được ký"), call.is_signed_exception, "", DIRECT[call.law])]
    return [
        Check(_("Phạm vi, đối tượng, điều kiện"), bool(call.conditions)),
        Check(_("Cách nộp và nơi nhận hồ sơ"), bool(call.way_of_filing and call.address)),
        *(direct if call.is_direct else []),
    ]


def choices(name: str, call: Call, _actor: Actor) -> Options:
    """Grounds of the law, bodies of the province."""
    if name == "direct_grounds":
        return [(ground.key, ground.text) for ground in library.get(call.rulebook).direct_assignment_grounds]
    bodies = Organisation.objects.filter(province=call.province_id, valid_to__isnull=True)
    return list(bodies.order_by("name").values_list("pk", "name")[:MOST_BODIES])


def suggestions(act: str, call: Call, _actor: Actor) -> Mapping[str, Any]:
    """What it says already; the first closing hour that is long enough."""
    if act == "write":
        return {name: getattr(call, name) for name in CallFacts.model_fields}
    if act == "sign_exception":
        return {"ground": ground_of_list(call), "invited": str(call.invited_id or ""), "reason": call.direct_reason}
    if act == "publish":
        day = library.get(call.rulebook).deadline("call.open").due(clock.today())
        return {"closes_at": datetime.combine(day, USUAL_HOUR)}
    return {}


def ground_of_list(call: Call) -> str:
    """The ground that the list of commissioned tasks gave already."""
    if call.direct_ground or call.parent is None or call.parent.kind != COMMISSIONED:
        return call.direct_ground
    return str(dossier_of(call.parent).direct_ground)


CALL_KIND = DossierKind(
    workflow=CALL,
    model=Call,
    code="TC",
    stage="tuyen-chon",
    plural=_("Thông báo tuyển chọn"),
    readers=office_and_parties,
    facts=facts,
    tables=tables,
    checklist=checklist,
    choices=choices,
    suggests=suggestions,
    papers=PAPERS,
)
