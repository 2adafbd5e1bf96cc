"""Preconditions of a payment's moves. Those on money are asked again when the lines are locked."""

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet

from gieo.contracts import money, objections
from gieo.contracts.contract.ending_guards import PASSED
from gieo.contracts.contract.guards import money_rule, under_law
from gieo.contracts.disbursement.facts import AppraisalFacts, ClearedRow, ClearFacts, DisbursementFacts, RecoverFacts
from gieo.contracts.models import Disbursement, DisbursementLine, Purpose, paid_lines
from gieo.contracts.rules.advances import Advance, advance_refusals, last_payment_refusals
from gieo.contracts.rules.milestones import release_refusals
from gieo.core.prepared import Prepared, children_of
from gieo.kernel.money import format_vnd
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.registry.models.money_line import STATE_SOURCES

PAYING, PAYING_2025 = ("TTLT27-2015:13", "ND95-2014:14.2"), ("ND265-2025", "TT39-2025")
PAYS_FOR = {
    Purpose.ADVANCE: frozenset({"signed", "running"}),
    Purpose.MILESTONE: frozenset({"running"}),
    Purpose.LAST: frozenset({"ended"}),
}


def basis_of(disbursement: Disbursement) -> tuple[str, ...]:
    """The articles on paying under the law of the contract."""
    return under_law(disbursement.contract, PAYING, PAYING_2025)


def sums_of(disbursement: Disbursement) -> dict[money.Key, int]:
    """What is to be paid by source and year: as granted once it is appraised, as asked for before."""
    granted = disbursement.state in {"appraised", "paid"}
    lines = children_of(disbursement, "lines")
    return money.summed(((line.source, line.year), line.granted if granted else line.requested) for line in lines)


def lines_are_of_the_state(disbursement: Disbursement, attempt: Attempt) -> Refusal | None:
    """Only lines of this task are paid, and only the State's: the host brings the rest itself."""
    if not isinstance(attempt.facts, DisbursementFacts):
        return None
    picked = {row.line.pk for row in attempt.facts.lines}
    keys = money.picked_keys(picked, disbursement.task)
    if picked == set(keys) and all(source in STATE_SOURCES for source, _year in keys.values()):
        return None
    message = _("Chỉ cấp từ nguồn ngân sách của nhiệm vụ này.")
    return Refusal(code="strange_line", message=message, basis=basis_of(disbursement), field="lines")


def asks_for_something(disbursement: Disbursement, attempt: Attempt) -> Refusal | None:
    """A request names at least one sum."""
    if isinstance(attempt.facts, DisbursementFacts) or disbursement.lines.exists():
        return None
    message = _("Chưa ghi số tiền đề nghị.")
    return Refusal(code="nothing_asked", message=message, basis=basis_of(disbursement), field="lines")


def contract_pays(disbursement: Disbursement, _attempt: Attempt) -> Refusal | None:
    """Advances while the contract runs, the last payment after its term; nothing while it is paused or ended early."""
    contract = disbursement.contract
    if contract.state in PAYS_FOR[Purpose(disbursement.purpose)]:
        return None
    message = _("Hợp đồng đang ở trạng thái không cấp kinh phí loại này.")
    return Refusal(code="contract_does_not_pay", message=message, basis=basis_of(disbursement))


def nobody_objects(disbursement: Disbursement, _attempt: Attempt) -> Refusal | None:
    """Missed reports, or an evaluation within the term, stop the money (T25b; N22)."""
    return objections.first(disbursement.contract)


def fits_the_contract(disbursement: Disbursement, _attempt: Attempt) -> Refusal | None:
    """No line is paid beyond what the contract gives."""
    lines = money.lines_of(disbursement.task)
    return next(money.above_contracted(sums_of(disbursement), lines, basis_of(disbursement)), None)


def advance_is_lawful(disbursement: Disbursement, _attempt: Attempt) -> Refusal | None:
    """The first advance within its share and the year's estimate, later ones once enough is cleared."""
    if disbursement.purpose != Purpose.ADVANCE:
        return None
    sums = sums_of(disbursement)
    requested = sum(sums.values())
    if not requested:
        return None
    contract, years = disbursement.contract, {year for _source, year in sums}
    estimate = {key: line.contracted for key, line in money.lines_of(disbursement.task).items() if key[1] in years}
    refused = advance_refusals(
        requested,
        earlier=earlier_advances(disbursement),
        state_money=contract.state_money,
        year_estimate=money.state_part(estimate),
        rule=money_rule(contract).advances,
    )
    return next(iter(refused), None)


def earlier_advances(disbursement: Disbursement) -> list[Advance]:
    """What was paid under the contract before; what came back counts as never paid."""
    payments: dict[int, list[DisbursementLine]] = {}
    for line in _PAID_BEFORE.ask(contract=disbursement.contract_id, disbursement=disbursement.pk):
        payments.setdefault(line.disbursement_id, []).append(line)
    advances = (
        Advance(
            amount=sum(line.granted - line.recovered for line in lines),
            cleared=sum(line.cleared for line in lines),
            excused=sum(line.excused for line in lines),
        )
        for lines in payments.values()
    )
    return [advance for advance in advances if advance.amount]


def _paid_before(contract: int, disbursement: int) -> QuerySet[DisbursementLine]:
    return paid_lines(contract).exclude(disbursement=disbursement)


_PAID_BEFORE = Prepared(_paid_before, contract=-1, disbursement=-2)


def milestone_is_met(disbursement: Disbursement, _attempt: Attempt) -> Refusal | None:
    """The money of a milestone waits for its evaluation, and for those before it."""
    if disbursement.purpose != Purpose.MILESTONE:
        return None
    rule = money_rule(disbursement.contract).milestones
    if rule is None or disbursement.milestone is None:
        message = _("Chọn mốc của hợp đồng; chỉ hợp đồng theo mốc mới cấp theo mốc.")
        return Refusal(code="no_milestone", message=message, basis=basis_of(disbursement), field="milestone")
    plain = [each.plain() for each in disbursement.contract.milestones.all()]
    return next(iter(release_refusals(plain, disbursement.milestone.name, rule=rule)), None)


def milestone_gives_as_much(disbursement: Disbursement, _attempt: Attempt) -> Refusal | None:
    """A milestone pays its own sum at most."""
    milestone = disbursement.milestone
    if disbursement.purpose != Purpose.MILESTONE or milestone is None:
        return None
    asked = sum(sums_of(disbursement).values())
    if asked <= milestone.amount:
        return None
    message = _("Mốc được cấp %(amount)s, đề nghị %(asked)s.")
    params = {"amount": format_vnd(milestone.amount), "asked": format_vnd(asked)}
    return Refusal(code="above_milestone", message=message, basis=basis_of(disbursement), params=params)


def last_payment_is_due(disbursement: Disbursement, _attempt: Attempt) -> Refusal | None:
    """The last payment waits for the acceptance."""
    if disbursement.purpose != Purpose.LAST:
        return None
    rule = money_rule(disbursement.contract).last_payment
    return next(iter(last_payment_refusals(accepted=disbursement.task.rating in PASSED, rule=rule)), None)


def grants_no_more(disbursement: Disbursement, attempt: Attempt) -> Refusal | None:
    """Each line is found due at most as it was asked for; what is cut has a reason."""
    if not isinstance(attempt.facts, AppraisalFacts):
        return None
    asked = {line.pk: line.requested for line in children_of(disbursement, "lines")}
    rows = attempt.facts.lines
    if any(row.amount > asked.get(row.line.pk, 0) for row in rows):
        message = _("Số được duyệt vượt số đề nghị.")
        return Refusal(code="above_request", message=message, basis=basis_of(disbursement), field="lines")
    if any(row.amount < asked[row.line.pk] and not row.reason for row in rows):
        message = _("Ghi lý do cắt giảm.")
        return Refusal(code="no_reason", message=message, basis=basis_of(disbursement), field="lines")
    return None


def is_open_of_paid(disbursement: Disbursement, attempt: Attempt) -> Refusal | None:
    """Only what was paid and is still open can be cleared or come back."""
    facts = attempt.facts
    if not isinstance(facts, ClearFacts | RecoverFacts):
        return None
    left = {line.pk: line.open for line in children_of(disbursement, "lines")}
    for row in facts.lines:
        taken = row.amount + (row.excused if isinstance(row, ClearedRow) else 0)
        if taken > left.get(row.line.pk, 0):
            message = _("%(line)s: chỉ còn %(left)s chưa thanh toán, chưa thu hồi.")
            params = {"line": row.line.name, "left": format_vnd(left.get(row.line.pk, 0))}
            basis = basis_of(disbursement)
            return Refusal(code="above_open", message=message, basis=basis, params=params, field="lines")
        left[row.line.pk] -= row.amount
    return None


def everything_is_explained(disbursement: Disbursement, _attempt: Attempt) -> Refusal | None:
    """All of it is confirmed as spent or came back."""
    left = sum(line.open for line in children_of(disbursement, "lines"))
    if not left:
        return None
    message, params = _("Còn %(left)s chưa thanh toán, chưa thu hồi."), {"left": format_vnd(left)}
    return Refusal(code="not_cleared", message=message, basis=basis_of(disbursement), params=params)


ON_MONEY = (
    contract_pays,
    nobody_objects,
    fits_the_contract,
    advance_is_lawful,
    milestone_is_met,
    milestone_gives_as_much,
    last_payment_is_due,
)


def money_refusals(disbursement: Disbursement, attempt: Attempt) -> Sequence[Refusal]:
    """Everything that stands against paying now."""
    found: Iterable[Refusal | None] = (guard(disbursement, attempt) for guard in ON_MONEY)
    return [refusal for refusal in found if refusal]
