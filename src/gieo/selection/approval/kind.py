"""What the shared pages know of approvals."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext

from gieo.dossiers.kinds import DossierKind, Options
from gieo.dossiers.shown import Check, Fact, Table, facts_of, money
from gieo.kernel.actors import Actor
from gieo.kernel.money import group_digits
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Attempt
from gieo.rulebooks import library
from gieo.selection.approval import guards
from gieo.selection.approval.papers import PAPERS
from gieo.selection.approval.words import law_in_words
from gieo.selection.approval.workflow import APPROVAL
from gieo.selection.audience import office_and_parties
from gieo.selection.budget_appraisal.papers import mode_of
from gieo.selection.models import Approval


def facts(approval: Approval) -> Iterable[Fact]:
    """What is decided, and under which law it puts the task."""
    application, call = approval.application, approval.appraisal.selection.call
    found = facts_of(
        (_("Nhiệm vụ"), str(approval.task or "")),
        (_("Thuộc"), approval.task.group_in_words if approval.task else ""),
        (_("Tổ chức chủ trì"), application.host.name),
        (_("Chủ nhiệm"), application.leader),
        (_("Phương thức"), call.get_method_display()),
        (_("Người ký giao trực tiếp"), call.direct_signed_name),
        (_("Phương thức khoán chi"), mode_of(approval.appraisal)),
        (_("Thời gian thực hiện (tháng)"), approval.months),
        (_("Bắt đầu"), approval.starts_on),
        (_("Nội dung trình"), approval.note),
        (_("Số quyết định"), approval.decision_number),
        (_("Ngày quyết định"), approval.decided_on),
        (_("Người ký"), approval.decided_by_name),
        (_("Nơi công khai"), approval.publication),
        (_("Công khai đến hết ngày"), approval.published_until),
    )
    return [*found, *_law_of(approval)]


def _law_of(approval: Approval) -> Iterable[Fact]:
    """The law, the regime that follows from it and the day, and what is to be looked at by hand."""
    law, regime, told = law_in_words(approval), approval.regime_of_task, []
    if law and regime:
        told.append(Fact(_("Luật áp dụng"), law, basis=("LUAT93-2025:73.3",)))
        told.append(Fact(_("Chế độ áp dụng"), f"{regime.key}: {gettext(regime.label)}", basis=regime.basis))
        told.extend(facts_of((_("Cần xác nhận"), regime.note)))
    if approval.decided_on and library.is_between_laws(approval.province.family, on=approval.decided_on):
        words = _("Luật năm 2025 đã có hiệu lực, nghị định chưa có: xem lại luật áp dụng trước khi công khai.")
        told.append(Fact(_("Cần xem lại"), words, basis=("LUAT93-2025:73.3",)))
    return told


def tables(approval: Approval) -> Iterable[Table]:
    """The money by source and year."""
    lines = list(approval.appraisal.lines.all())
    rows = [
        (line.get_source_display(), str(line.year), group_digits(line.requested), group_digits(line.appraised))
        for line in lines
    ]
    total = (
        _("Tổng"),
        "",
        money(sum(line.requested for line in lines)),
        money(sum(line.appraised for line in lines)),
    )
    return [
        Table(
            title=_("Kinh phí theo nguồn và năm"),
            columns=(_("Nguồn"), _("Năm"), _("Đề nghị"), _("Phê duyệt")),
            rows=rows,
            numeric=frozenset({1, 2, 3}),
            total=total,
        )
    ]


def checklist(approval: Approval, actor: Actor) -> Iterable[Check]:
    """The submission set (TT 20/2023, article 15.2)."""
    attempt = Attempt(actor=actor, at=approval.state_since)
    for label, guard in (
        (_("Kết quả tuyển chọn hoặc giao trực tiếp có người ký"), guards.host_was_chosen),
        (_("Thẩm định kinh phí và hồ sơ hoàn thiện"), guards.money_was_appraised),
        (_("Tờ trình, dự thảo quyết định"), guards.note_is_complete),
    ):
        refusal = guard(approval, attempt)
        yield Check(label, refusal is None, str(refusal) if refusal else "", refusal.basis if refusal else ())


def choices(name: str, approval: Approval, _actor: Actor) -> Options:
    """The province's rulebooks; the cases in which the law takes a result back, before or after the decision."""
    if name == "rulebooks":
        return [(book.id, book.title) for book in library.rulebooks() if book.family == approval.province.family]
    return [
        (cause.key, cause.text)
        for cause in library.get(approval.rulebook).cancellation_causes
        if (cause.after_approval if approval.decided_on else cause.before_approval)
    ]


def suggestions(act: str, approval: Approval, _actor: Actor) -> Mapping[str, Any]:
    """What it says already; the time the team appraised."""
    if act not in {"write", "rewrite"}:
        return {}
    return {
        "note": approval.note,
        "starts_on": approval.starts_on,
        "months": approval.months or approval.appraisal.months,
    }


APPROVAL_KIND = DossierKind(
    workflow=APPROVAL,
    model=Approval,
    code="PD",
    stage="tuyen-chon",
    plural=_("Phê duyệt chủ trì, kinh phí"),
    readers=office_and_parties,
    facts=facts,
    tables=tables,
    checklist=checklist,
    choices=choices,
    suggests=suggestions,
    papers=PAPERS,
)
