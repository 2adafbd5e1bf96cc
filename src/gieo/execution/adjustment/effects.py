"""What the moves of an adjustment write beside its state."""

from gieo.contracts.contract.facts import AmendFacts, MoneyChange, ProductRow
from gieo.contracts.services.amend_contract import amend_contract
from gieo.core.clock import LEGAL_ZONE
from gieo.councils.sitting import founding
from gieo.execution.adjustment import ruling
from gieo.execution.adjustment.facts import AdjustmentFacts, DecideFacts, OpinionFacts
from gieo.execution.models import SUBJECTS, Adjustment
from gieo.kernel.asking import Picked
from gieo.kernel.workflow import Attempt
from gieo.registry.models import MoneyLine
from gieo.rulebooks.models import AdjustmentSubject as Subject

CHANGE = ("after", "months", "new_end", "new_investigator_id", "new_host_id", "products", "money")  # what is asked
WORDS = ("reason", "after", "months", "new_end", "own_decision", "own_decided_on")


def write(adjustment: Adjustment, attempt: Attempt) -> None:
    """Take over what was typed, beside what the contract says today."""
    facts = attempt.facts
    if not isinstance(facts, AdjustmentFacts):
        return
    for name in WORDS:
        setattr(adjustment, name, getattr(facts, name))
    adjustment.new_investigator_id = facts.new_investigator.pk if facts.new_investigator else None
    adjustment.new_host_id = facts.new_host.pk if facts.new_host else None
    adjustment.products = [row.model_dump() for row in facts.products]
    adjustment.money = [row.model_dump() for row in facts.money]
    adjustment.shown = [str(each.id) for each in facts.shown]
    _sum_up(adjustment, facts)
    adjustment.before = ruling.standing(adjustment) or _told(facts.sum_before)


def _sum_up(adjustment: Adjustment, facts: AdjustmentFacts) -> None:
    """The money it touches: of the lines that are named, or as the host states it."""
    adjustment.sum_before, adjustment.sum_after = facts.sum_before, facts.sum_after
    if facts.money:
        lines = MoneyLine.objects.filter(task=adjustment.task_id, pk__in=[row.line.pk for row in facts.money])
        adjustment.sum_before = sum(line.contracted for line in lines)
        adjustment.sum_after = sum(row.amount for row in facts.money)


def _told(amount: int) -> str:
    return str(amount) if amount else ""


def ask(adjustment: Adjustment, attempt: Attempt) -> None:
    """The day it was asked for: an extension is asked for in time or not."""
    adjustment.requested_on = attempt.at.astimezone(LEGAL_ZONE).date()


def ask_again(adjustment: Adjustment, attempt: Attempt) -> None:
    """Better papers for what was asked in time; the day of the first request stays.

    An opinion was given on what was asked then: where something else is asked now, it is heard anew.
    """
    before = _content(adjustment)
    write(adjustment, attempt)
    if _content(adjustment) != before:
        adjustment.council_opinion, adjustment.council_agrees = "", None
        founding.begin_anew(adjustment)


def _content(adjustment: Adjustment) -> list[object]:
    return [getattr(adjustment, name) for name in CHANGE]


def hear(adjustment: Adjustment, attempt: Attempt) -> None:
    """What the council or the experts say."""
    if isinstance(attempt.facts, OpinionFacts):
        adjustment.council_opinion = attempt.facts.council_opinion
        adjustment.council_agrees = attempt.facts.council_agrees


def approve(adjustment: Adjustment, attempt: Attempt) -> None:
    """The decision, and the change itself."""
    if isinstance(attempt.facts, DecideFacts):
        adjustment.decision = attempt.facts.decision
        adjustment.decided_on = attempt.at.astimezone(LEGAL_ZONE).date()
    apply(adjustment, attempt)


def apply(adjustment: Adjustment, attempt: Attempt) -> None:
    """Write the change into the contract and its task.

    It is done here and not by whoever hears the event: the decision and the change stand or fall together, and no
    clock of the contract may run out between them.

    Raises:
        TransitionRefused: the contract is not running any more.
    """
    end = ruling.new_end_of(adjustment)
    leader, host = adjustment.new_investigator, adjustment.new_host
    facts = AmendFacts(
        adjustment=adjustment.number,
        decision=adjustment.decision or adjustment.own_decision,
        subject=SUBJECTS[Subject(adjustment.subject)],
        before=adjustment.before,
        after=ruling.wanted(adjustment),
        ends_on=end,
        is_extension=adjustment.subject == Subject.EXTENSION,
        title=adjustment.after if adjustment.subject == Subject.TITLE else "",
        objectives=adjustment.after if adjustment.subject == Subject.GOAL else "",
        products=tuple(ProductRow(**row) for row in adjustment.products),
        principal_investigator=Picked(id=leader.pk, name=str(leader)) if leader else None,
        host=Picked(id=host.pk, name=str(host)) if host else None,
        money=tuple(MoneyChange.model_validate(row) for row in adjustment.money),
    )
    amend_contract(contract=adjustment.contract, facts=facts, at=attempt.at)
