"""What the moves of a payment write beside its state."""

from gieo.contracts import money
from gieo.contracts.disbursement import guards
from gieo.contracts.disbursement.facts import AppraisalFacts, ClearFacts, DisbursementFacts, PayFacts, RecoverFacts
from gieo.contracts.models import Disbursement, DisbursementLine, Milestone
from gieo.core.prepared import children_of
from gieo.kernel.refusal import TransitionRefused
from gieo.kernel.workflow import Attempt


def write(disbursement: Disbursement, attempt: Attempt) -> None:
    """Take over what was typed; two rows of one source and year are one sum."""
    facts = attempt.facts
    if not isinstance(facts, DisbursementFacts):
        return
    disbursement.note = facts.note
    disbursement.work = [row.model_dump() for row in facts.work]
    disbursement.spending = [row.model_dump() for row in facts.spending]
    disbursement.milestone = (
        Milestone.objects.get(pk=facts.milestone.pk, contract=disbursement.contract_id) if facts.milestone else None
    )
    keys = money.picked_keys((row.line.pk for row in facts.lines), disbursement.task)
    sums = money.summed((keys[row.line.pk], row.amount) for row in facts.lines)
    disbursement.lines.all().delete()
    DisbursementLine.objects.bulk_create(
        DisbursementLine(disbursement=disbursement, source=source, year=year, requested=amount)
        for (source, year), amount in sorted(sums.items())
    )


def request_again(disbursement: Disbursement, attempt: Attempt) -> None:
    """The new text is measured like the first one, once it is there.

    Raises:
        TransitionRefused: it asks for what cannot be paid.
    """
    write(disbursement, attempt)
    _must_be_payable(disbursement, attempt)


def appraise(disbursement: Disbursement, attempt: Attempt) -> None:
    """What is found due; a line that is not named is granted nothing."""
    facts = attempt.facts
    if not isinstance(facts, AppraisalFacts):
        return
    granted = {row.line.pk: row.amount for row in facts.lines}
    for line in children_of(disbursement, "lines"):
        line.granted = granted.get(line.pk, 0)
        line.save(update_fields=["granted"])


def pay(disbursement: Disbursement, attempt: Attempt) -> None:
    """Pay, with the money lines of the task locked: of two payments at once the second one is measured after the first.

    Raises:
        TransitionRefused: the lines have no room any more.
    """
    lines = money.locked_lines(disbursement.task)
    _must_be_payable(disbursement, attempt)
    for key, amount in guards.sums_of(disbursement).items():
        lines[key].paid += amount
        lines[key].save(update_fields=["paid"])
    disbursement.paid_at = attempt.at
    if isinstance(attempt.facts, PayFacts):
        disbursement.voucher = attempt.facts.voucher
    if disbursement.milestone is not None:
        disbursement.milestone.released = True
        disbursement.milestone.save(update_fields=["released"])


def _must_be_payable(disbursement: Disbursement, attempt: Attempt) -> None:
    refused = guards.money_refusals(disbursement, attempt)
    if refused:
        raise TransitionRefused(refused)


def clear(disbursement: Disbursement, attempt: Attempt) -> None:
    """What is confirmed as spent, and what waits for equipment late through no fault of the host."""
    facts = attempt.facts
    if not isinstance(facts, ClearFacts):
        return
    lines = {line.pk: line for line in children_of(disbursement, "lines")}
    for row in facts.lines:
        line = lines[row.line.pk]
        line.cleared, line.excused = line.cleared + row.amount, row.excused
        line.save(update_fields=["cleared", "excused"])


def recover(disbursement: Disbursement, attempt: Attempt) -> None:
    """What came back, on the payment and on the money line."""
    facts = attempt.facts
    if not isinstance(facts, RecoverFacts):
        return
    register = money.locked_lines(disbursement.task)
    lines = {line.pk: line for line in children_of(disbursement, "lines")}
    for row in facts.lines:
        line = lines[row.line.pk]
        line.recovered += row.amount
        line.excused = min(line.excused, line.open)
        line.save(update_fields=["recovered", "excused"])
        entry = register[line.source, line.year]
        entry.recovered += row.amount
        entry.save(update_fields=["recovered"])
