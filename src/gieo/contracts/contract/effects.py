"""What the moves of a contract write beside its state."""

from collections.abc import Iterable
from datetime import date

from gieo.contracts import money
from gieo.contracts.contract import guards
from gieo.contracts.contract.facts import (
    AmendFacts,
    ContractFacts,
    FollowFacts,
    HostSignFacts,
    InstalmentRow,
    JudgeFacts,
    MilestoneRow,
    RemunerationFacts,
    ReturnedFacts,
    SignFacts,
    TerminateFacts,
)
from gieo.contracts.models import Contract, Instalment, Milestone, Remuneration, paid_lines
from gieo.core.clock import LEGAL_ZONE
from gieo.identity.models import Organisation, Person
from gieo.kernel.actors import Role
from gieo.kernel.refusal import TransitionRefused
from gieo.kernel.workflow import Attempt
from gieo.kernel.working_days import ONE_DAY, add_months
from gieo.registry.models.money_line import STATE_SOURCES
from gieo.rulebooks import library

AMENDABLE = ("title", "objectives", "products", "ends_on", "principal_investigator", "host")
WORDS = ("objectives", "lump_amount", "non_lump_amount", "months", "counterpart_proof", "account", "terms")


def day_of(attempt: Attempt) -> date:
    """The legal day of an act."""
    return attempt.at.astimezone(LEGAL_ZONE).date()


# ---------------------------------------------------------------- writing and signing


def write(contract: Contract, attempt: Attempt) -> None:
    """Take over what was agreed."""
    facts = attempt.facts
    if not isinstance(facts, ContractFacts):
        return
    for name in WORDS:
        setattr(contract, name, getattr(facts, name))
    contract.lump_sum = facts.lump_sum.value
    contract.products = [product.model_dump() for product in facts.products]
    contract.starts_on = facts.starts_on
    contract.ends_on = contract.agreed_end = add_months(facts.starts_on, facts.months) - ONE_DAY
    _write_instalments(contract, facts.instalments)
    _write_milestones(contract, facts.milestones)


def _write_instalments(contract: Contract, rows: Iterable[InstalmentRow]) -> None:
    rows = tuple(rows)
    keys = money.picked_keys((row.line.pk for row in rows), contract.task)
    contract.instalments.all().delete()
    made = [
        Instalment(
            contract=contract,
            order=order,
            source=keys[row.line.pk][0],
            year=keys[row.line.pk][1],
            amount=row.amount,
            condition=row.condition,
        )
        for order, row in enumerate(rows, start=1)
    ]
    Instalment.objects.bulk_create(made)
    contract.other_amount = sum(row.amount for row in made if row.source not in STATE_SOURCES)


def _write_milestones(contract: Contract, rows: Iterable[MilestoneRow]) -> None:
    contract.milestones.all().delete()
    Milestone.objects.bulk_create(
        Milestone(contract=contract, order=order, **row.model_dump()) for order, row in enumerate(rows, start=1)
    )


def host_signs(contract: Contract, attempt: Attempt) -> None:
    """Who signed for the host."""
    if isinstance(attempt.facts, HostSignFacts):
        contract.party_b_signer = attempt.facts.signer


def sign(contract: Contract, attempt: Attempt) -> None:
    """Names of the parties on the day, the money of the lines, the term of the task.

    Raises:
        TransitionRefused: a line has less approved money than it had when the guards looked.
    """
    facts, today = attempt.facts, day_of(attempt)
    if not isinstance(facts, SignFacts):
        return
    task = contract.task
    contract.contract_number, contract.signed_on = facts.contract_number, today
    contract.party_a, contract.party_a_signer = _party_a(contract, attempt), facts.signer
    contract.party_b = task.host.name_on(today) if task.host else ""
    sums, lines = guards.scheduled_sums(contract), money.locked_lines(task)
    refused = list(money.above_approved(sums, lines, guards.under_law(contract, guards.MONEY, guards.MONEY_2025)))
    if refused:
        raise TransitionRefused(refused)
    for key, amount in sums.items():
        lines[key].contracted = amount
        lines[key].save(update_fields=["contracted"])
    task.starts_on, task.ends_on, task.lump_sum = contract.starts_on, contract.ends_on, contract.lump_sum
    task.save(update_fields=["starts_on", "ends_on", "lump_sum"])


def _party_a(contract: Contract, attempt: Attempt) -> str:
    """The People's Committee where the chairman signs; the department where its director does."""
    profile = library.get(contract.rulebook).profile or contract.province.latest_rulebook.profile
    if profile is None:
        return ""
    return profile.parent_body if Role.CHAIRMAN in attempt.actor.roles_in(contract.province_id) else profile.body


def run(contract: Contract, attempt: Attempt) -> None:
    """When the sheet on the running task went out."""
    contract.info_sheet_on = day_of(attempt)


def follow(contract: Contract, attempt: Attempt) -> None:
    """Who follows the task."""
    if isinstance(attempt.facts, FollowFacts):
        contract.follower = Person.objects.get(pk=attempt.facts.follower.pk)


def state_remuneration(contract: Contract, attempt: Attempt) -> None:
    """The list as it stands now, in the place of the one before."""
    if not isinstance(attempt.facts, RemunerationFacts):
        return
    contract.remunerations.all().delete()
    rows = enumerate(attempt.facts.rows, start=1)
    Remuneration.objects.bulk_create(
        Remuneration(contract=contract, order=order, **row.model_dump()) for order, row in rows
    )


# ---------------------------------------------------------------- pausing, ending, terminating


def stop(contract: Contract, attempt: Attempt) -> None:
    """The host stops from this day on."""
    contract.stopped_on = day_of(attempt)


def resume(contract: Contract, _attempt: Attempt) -> None:
    """Work goes on."""
    contract.stopped_on = None


def end(contract: Contract, attempt: Attempt) -> None:
    """The term is over."""
    contract.ended_on, contract.stopped_on = day_of(attempt), None


def terminate(contract: Contract, attempt: Attempt) -> None:
    """What must come back, on top of what came back before."""
    facts = attempt.facts
    if not isinstance(facts, TerminateFacts):
        return
    lines = money.lines_of(contract.task)
    recovered = money.state_part({key: line.recovered for key, line in lines.items()})
    contract.terminated_on, contract.termination_decision = day_of(attempt), facts.decision
    contract.refund_due = recovered + facts.refund


def take_back(contract: Contract, attempt: Attempt) -> None:
    """Write what came back on the money lines and on the payments, the latest payment first.

    Of a payment the part still open goes back first, then what had been confirmed as spent: the decision of
    termination is newer than the confirmation.
    """
    facts = attempt.facts
    if not isinstance(facts, ReturnedFacts):
        return
    keys = money.picked_keys((row.line.pk for row in facts.lines), contract.task)
    register = money.locked_lines(contract.task)
    for key, amount in money.summed((keys[row.line.pk], row.amount) for row in facts.lines).items():
        register[key].recovered += amount
        register[key].save(update_fields=["recovered"])
        _take_back_of_payments(contract, key, amount)


def _take_back_of_payments(contract: Contract, key: money.Key, amount: int) -> None:
    source, year = key
    for line in paid_lines(contract).filter(source=source, year=year).order_by("-disbursement__paid_at", "-pk"):
        share = min(amount, line.granted - line.recovered)
        line.recovered += share
        line.cleared = min(line.cleared, line.granted - line.recovered)
        line.excused = min(line.excused, line.open)
        line.save(update_fields=["recovered", "cleared", "excused"])
        amount -= share
        if not amount:
            return


def settle(contract: Contract, attempt: Attempt) -> None:
    """Everything that was paid and did not come back is settled, once, line by line."""
    for line in money.locked_lines(contract.task).values():
        line.settled = line.paid - line.recovered
        line.save(update_fields=["settled"])
    contract.settled_on = day_of(attempt)


def close_out(contract: Contract, attempt: Attempt) -> None:
    """The day of the liquidation."""
    contract.closed_on = day_of(attempt)


# ---------------------------------------------------------------- amending and judging


def amend(contract: Contract, attempt: Attempt) -> None:
    """Change what an approved adjustment names, on the contract and on its task."""
    facts = attempt.facts
    if not isinstance(facts, AmendFacts):
        return
    contract.amendments += 1
    for change in (_amend_term, _amend_words, _amend_people, _amend_money):
        change(contract, facts)
    contract.task.save(update_fields=AMENDABLE)


def _amend_term(contract: Contract, facts: AmendFacts) -> None:
    if facts.ends_on:
        contract.ends_on = contract.task.ends_on = facts.ends_on
        contract.extensions += facts.is_extension


def _amend_words(contract: Contract, facts: AmendFacts) -> None:
    if facts.title:
        contract.title = contract.task.title = facts.title
    if facts.objectives:
        contract.objectives = contract.task.objectives = facts.objectives
    if facts.products:
        contract.products = contract.task.products = [product.model_dump() for product in facts.products]


def _amend_people(contract: Contract, facts: AmendFacts) -> None:
    if facts.principal_investigator:
        contract.task.principal_investigator = Person.objects.get(pk=facts.principal_investigator.pk)
    if facts.host:
        contract.task.host = Organisation.objects.get(pk=facts.host.pk)
        contract.party_b = contract.task.host.name


def _amend_money(contract: Contract, facts: AmendFacts) -> None:
    """The new sums of the lines; what the contract says in all follows from them.

    A sum that grows beyond the approval carries the approval with it: it is the approving body that decides.
    """
    if not facts.money:
        return
    lines = {line.pk: line for line in money.locked_lines(contract.task).values()}
    for change in facts.money:
        line = lines[change.line.pk]
        line.contracted = change.amount
        line.approved = max(line.approved, change.amount)
        line.requested = max(line.requested, line.approved)
        line.save(update_fields=["contracted", "approved", "requested"])
    sums = {money.key_of(line): line.contracted for line in lines.values()}
    contract.non_lump_amount = money.state_part(sums) - contract.lump_amount
    contract.other_amount = sum(sums.values()) - money.state_part(sums)


def judge(contract: Contract, attempt: Attempt) -> None:
    """What the evaluation said of a milestone."""
    facts = attempt.facts
    if isinstance(facts, JudgeFacts):
        milestone = contract.milestones.get(pk=facts.milestone.pk)
        milestone.verdict, milestone.judged_on = facts.verdict.value, day_of(attempt)
        milestone.save(update_fields=["verdict", "judged_on"])
