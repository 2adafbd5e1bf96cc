"""An adjustment measured against the matrix of its rulebook."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from gieo.contracts import money
from gieo.contracts.models import Contract
from gieo.core.clock import LEGAL_ZONE
from gieo.execution.models import Adjustment
from gieo.execution.rules.adjustments import Request, Ruling, RunningTask, assess
from gieo.kernel.working_days import ONE_DAY, add_months
from gieo.registry.models import LumpSumMode
from gieo.rulebooks import library
from gieo.rulebooks.models import AdjustmentRule, AdjustmentSubject, Decider, NamedRule, SubjectRule
from gieo.rulebooks.models import LumpSumMode as RuledMode

OPINIONS = frozenset({"council_opinion", "advice"})  # requirements that the officer shows, not the host
BY_HOST = frozenset({Decider.HOST, Decider.HOST_WITH_NOTICE})


def rule_of(rulebook: str) -> AdjustmentRule:
    """The matrix of a rulebook.

    Raises:
        LookupError: it has none, which is an error of the rulebook.
    """
    rule = library.get(rulebook).adjustments
    if rule is None:
        raise LookupError(f"{rulebook} has no rule on adjustments")
    return rule


def row_of(adjustment: Adjustment) -> SubjectRule:
    """The row of the matrix for its subject."""
    return rule_of(adjustment.rulebook).subject(AdjustmentSubject(adjustment.subject))


def decider_of(adjustment: Adjustment) -> Decider:
    """Who decides on it."""
    return row_of(adjustment).decider(mode_of(adjustment.contract))


def mode_of(contract: Contract) -> RuledMode:
    """The mode of a contract as the matrix knows it: whatever is not lumped to the final product is lumped in parts."""
    return RuledMode.FINAL_PRODUCT if contract.lump_sum == LumpSumMode.FINAL_PRODUCT else RuledMode.PARTIAL


def hears_a_council(adjustment: Adjustment) -> bool:
    """Whether a council may, or has to, be heard on its subject."""
    return row_of(adjustment).council is not None


def conditions_of(adjustment: Adjustment) -> list[NamedRule]:
    """What the host may have to prove: requirements, grounds, the special case of an extension."""
    row, special = row_of(adjustment), rule_of(adjustment.rulebook).extension.special_case
    found = [*row.requires, *row.grounds]
    if special and adjustment.subject == AdjustmentSubject.EXTENSION:
        found.append(special)
    return [each for each in found if each.key not in OPINIONS]


def ruling_of(adjustment: Adjustment, at: datetime) -> Ruling:
    """Who decides, and everything that stands against it.

    Raises:
        ValueError: the contract has no term yet.
    """
    contract = adjustment.contract
    if contract.ends_on is None or contract.months is None:
        raise ValueError(f"{contract} has no term")
    opinions = OPINIONS if adjustment.council_agrees else frozenset()
    request = Request(
        subject=AdjustmentSubject(adjustment.subject),
        asked_on=adjustment.requested_on or at.astimezone(LEGAL_ZONE).date(),
        months=adjustment.months,
        before=adjustment.sum_before,
        after=adjustment.sum_after,
        shown=frozenset(adjustment.shown) | opinions,
    )
    task = RunningTask(
        mode=mode_of(contract),
        term_months=contract.months,
        ends_on=contract.ends_on,
        extensions=contract.extensions,
        content_done=adjustment.content_done(),
    )
    ask = library.get(adjustment.rulebook).deadline("adjustment.extension_request")
    return assess(request, task=task, rule=rule_of(adjustment.rulebook), ask=ask)


def new_end_of(adjustment: Adjustment) -> date | None:
    """The last day of the term after it, where the term changes."""
    end = adjustment.contract.ends_on
    if adjustment.subject == AdjustmentSubject.EXTENSION and end:
        return add_months(end + ONE_DAY, adjustment.months) - ONE_DAY
    return adjustment.new_end if adjustment.subject == AdjustmentSubject.SHORTENING else None


def standing(adjustment: Adjustment) -> str:
    """What the contract says of the subject now, as people read it; nothing where it says it in other papers."""
    told = _TOLD.get(AdjustmentSubject(adjustment.subject))
    return told(adjustment.contract) if told else ""


def _end(contract: Contract) -> str:
    return f"{contract.ends_on:%d/%m/%Y}" if contract.ends_on else ""


_TOLD: Mapping[AdjustmentSubject, Callable[[Contract], str]] = {
    AdjustmentSubject.EXTENSION: _end,
    AdjustmentSubject.SHORTENING: _end,
    AdjustmentSubject.TITLE: lambda contract: contract.title,
    AdjustmentSubject.GOAL: lambda contract: contract.objectives,
    AdjustmentSubject.PRODUCT: lambda contract: "; ".join(product["name"] for product in contract.products),
    AdjustmentSubject.PRINCIPAL_INVESTIGATOR: lambda contract: str(contract.task.principal_investigator or ""),
    AdjustmentSubject.HOST: lambda contract: str(contract.task.host or ""),
}


def wanted(adjustment: Adjustment) -> str:
    """What it would say afterwards."""
    end = new_end_of(adjustment)
    people = (adjustment.new_investigator, adjustment.new_host)
    products = "; ".join(product["name"] for product in adjustment.products)
    return next(filter(None, (f"{end:%d/%m/%Y}" if end else "", *map(_named, people), products)), adjustment.after)


def _named(record: object | None) -> str:
    return str(record) if record else ""


def lines_of(adjustment: Adjustment) -> dict[int, str]:
    """The money lines of its task, by primary key."""
    return {line.pk: money.called(line) for line in adjustment.task.money.all()}
