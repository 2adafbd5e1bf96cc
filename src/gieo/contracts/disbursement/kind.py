"""What the shared pages know of payments."""

from collections.abc import Iterable, Mapping
from typing import Any

from gieo.contracts import money as lines
from gieo.contracts.contract.kind import READERS
from gieo.contracts.disbursement import guards
from gieo.contracts.disbursement.facts import OpeningFacts
from gieo.contracts.disbursement.papers import PAPERS
from gieo.contracts.disbursement.workflow import DISBURSEMENT
from gieo.contracts.models import Disbursement, Purpose
from gieo.contracts.selectors import contracts_hosted_by
from gieo.contracts.services.open_disbursement import BASIS, open_disbursement
from gieo.contracts.shown import checks_of
from gieo.core.prepared import children_of
from gieo.dossiers.audience import Audience
from gieo.dossiers.kinds import DossierKind, Opening, Options
from gieo.dossiers.shown import Check, Fact, Table, facts_of, money
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import _
from gieo.registry.models.money_line import STATE_SOURCES

PAYABLE = ("signed", "running", "ended")


def readers(disbursement: Disbursement) -> Audience:
    """The office, finance, inspectors and the host."""
    return Audience.of(READERS, disbursement.parties().values())


def facts(disbursement: Disbursement) -> Iterable[Fact]:
    """What is asked for."""
    return [
        Fact(_("Hợp đồng"), disbursement.contract.contract_number, disbursement.contract.get_absolute_url()),
        *facts_of(
            (_("Tổ chức chủ trì"), disbursement.task.host.name if disbursement.task.host else ""),
            (_("Loại"), Purpose(disbursement.purpose).label),
            (_("Mốc"), str(disbursement.milestone or "")),
            (_("Ghi chú"), disbursement.note),
            (_("Cấp lúc"), disbursement.paid_at),
            (_("Chứng từ"), disbursement.voucher),
        ),
    ]


STEPS = ("requested", "granted", "cleared", "excused", "recovered", "open")


def tables(disbursement: Disbursement) -> Iterable[Table]:
    """The sums, and the two tables behind them."""
    asked = children_of(disbursement, "lines")
    yield Table(
        title=_("Kinh phí"),
        columns=(
            _("Nguồn, năm"), _("Đề nghị"), _("Được duyệt"), _("Đã thanh toán"), _("Chậm do khách quan"),
            _("Đã thu hồi"), _("Còn lại"),
        ),
        rows=[[str(line), *(money(getattr(line, step)) for step in STEPS)] for line in asked],
        numeric=frozenset(range(1, 7)),
        total=(_("Cộng"), *(money(sum(getattr(line, step) for line in asked)) for step in STEPS)),
        empty=_("Chưa ghi số tiền."),
    )  # fmt: skip
    yield Table(
        title=_("Khối lượng công việc đã thực hiện"),
        columns=(_("Nội dung"), _("Theo hợp đồng"), _("Đã thực hiện")),
        rows=[[row["content"], row["planned"], row["done"]] for row in disbursement.work],
    )
    yield Table(
        title=_("Thực chi"),
        columns=(_("Khoản chi"), _("Số tiền")),
        rows=[[row["item"], money(row["amount"])] for row in disbursement.spending],
        numeric=frozenset({1}),
    )


BEFORE_PAYING = (
    (_("Hợp đồng đang ở thời gian được cấp"), guards.contract_pays),
    (_("Báo cáo và đánh giá trong kỳ cho phép cấp tiếp"), guards.nobody_objects),
    (_("Trong kinh phí của hợp đồng"), guards.fits_the_contract),
    (_("Trong mức tạm ứng"), guards.advance_is_lawful),
    (_("Mốc đã đạt"), guards.milestone_is_met),
    (_("Trong kinh phí của mốc"), guards.milestone_gives_as_much),
    (_("Đủ điều kiện thanh toán lần cuối"), guards.last_payment_is_due),
)
UNPAID = frozenset({"draft", "requested", "returned", "appraised"})


def checklist(disbursement: Disbursement, actor: Actor) -> Iterable[Check]:
    """What stands against paying, before it is paid."""
    return checks_of(BEFORE_PAYING, disbursement, actor) if disbursement.state in UNPAID else ()


def choices(name: str, disbursement: Disbursement, _actor: Actor) -> Options:
    """State lines of the task with what is left, the lines that were asked for, milestones of the contract."""
    if name == "lines":
        own = [line for line in children_of(disbursement.task, "money") if line.source in STATE_SOURCES]
        return [(line.pk, f"{lines.called(line)} ({money(line.contracted - line.paid)})") for line in own]
    if name == "asked":
        return [(line.pk, str(line)) for line in children_of(disbursement, "lines")]
    if name == "milestones":
        return [(each.pk, each.name) for each in disbursement.contract.milestones.all()]
    return ()


def opening_choices(_name: str, province: str, actor: Actor) -> Options:
    """Contracts of the host that asks."""
    found = contracts_hosted_by(actor, province, PAYABLE)
    return [
        (contract.pk, f"{contract.contract_number or contract.number} {contract.title[:100]}") for contract in found
    ]


def suggestions(act: str, disbursement: Disbursement, _actor: Actor) -> Mapping[str, Any]:
    """What is written already; what was asked, where it is appraised; what is open, where it is cleared."""
    asked = children_of(disbursement, "lines")
    if act in {"write", "request_again"}:
        known = lines.lines_of(disbursement.task)
        rows = [{"line": {"id": known[line.source, line.year].pk}, "amount": line.requested} for line in asked]
        written = {"lines": rows, "work": disbursement.work, "spending": disbursement.spending}
        return {**written, "note": disbursement.note, "milestone": disbursement.milestone_id}
    if act == "appraise":
        return {"lines": [{"line": {"id": line.pk}, "amount": line.requested} for line in asked]}
    if act in {"clear", "recover"}:
        return {"lines": [{"line": {"id": line.pk}, "amount": line.open} for line in asked if line.open]}
    return {}


DISBURSEMENT_KIND = DossierKind(
    workflow=DISBURSEMENT,
    model=Disbursement,
    code="GN",
    stage="hop-dong",
    plural=_("Cấp kinh phí"),
    readers=readers,
    facts=facts,
    tables=tables,
    checklist=checklist,
    choices=choices,
    suggests=suggestions,
    papers=PAPERS,
    opening=Opening(
        label=_("Đề nghị cấp kinh phí"),
        actors=frozenset({Role.PROPOSER}),
        facts=OpeningFacts,
        do=open_disbursement,
        legal_basis=BASIS,
        choices=opening_choices,
    ),
)
