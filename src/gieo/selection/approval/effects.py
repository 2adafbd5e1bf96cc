"""What the moves of an approval write beside its state: on the day of the decision the task gets its host."""

from datetime import date, timedelta

from gieo.core.clock import LEGAL_ZONE
from gieo.identity.models import Person
from gieo.kernel.workflow import Attempt
from gieo.kernel.working_days import ONE_DAY, add_months
from gieo.registry.models import Effort, MoneyLine, Task
from gieo.registry.rules.bulletins import bare_name
from gieo.registry.rules.efforts import months_of
from gieo.rulebooks import library
from gieo.rulebooks.models import Rulebook
from gieo.selection.application.facts import CancelFacts
from gieo.selection.approval.facts import DecisionFacts, LawFacts, NoteFacts, PublicationFacts
from gieo.selection.models import Application, Approval

POSTED = "approval.posted"


def rewrite(approval: Approval, attempt: Attempt) -> None:
    """Take over what was typed."""
    if isinstance(attempt.facts, NoteFacts):
        for name in NoteFacts.model_fields:
            setattr(approval, name, getattr(attempt.facts, name))


def approve(approval: Approval, attempt: Attempt) -> None:
    """The decision; with it the register learns host, leader, money, mode, time, and the law the task runs under."""
    facts = attempt.facts
    if not isinstance(facts, DecisionFacts):
        return
    approval.decision_number, approval.decided_on = facts.number, facts.decided_on
    approval.decided_by_name = attempt.actor.name
    approval.task_rulebook = _rulebook_of(approval, facts.decided_on).id
    _assign(approval, Task.objects.select_for_update(no_key=True).get(pk=approval.task_id or 0))
    _approve_money(approval)


def put_under(approval: Approval, attempt: Attempt) -> None:
    """Under which rulebook the task runs, decided by hand before there is a contract that keeps it."""
    if isinstance(attempt.facts, LawFacts):
        approval.task_rulebook = str(attempt.facts.rulebook.id)
        Task.objects.filter(pk=approval.task_id or 0).update(rulebook=approval.task_rulebook)


def _rulebook_of(approval: Approval, decided_on: date) -> Rulebook:
    """By the day of the decision; of rulebooks under one law, where they say so, by the day the host applied."""
    sealed_at = approval.application.sealed_at
    filed_on = sealed_at.astimezone(LEGAL_ZONE).date() if sealed_at else None
    return library.for_assignment(approval.province.family, on=decided_on, filed_on=filed_on)


def _assign(approval: Approval, task: Task) -> None:
    application = approval.application
    task.host_id = application.host_id
    task.principal_investigator = _leader(application)
    task.lump_sum = approval.appraisal.lump_sum
    task.objectives = application.objectives
    task.products = application.products
    task.approved_on, task.starts_on = approval.decided_on, approval.starts_on
    task.ends_on = add_months(approval.starts_on, approval.months) - ONE_DAY if approval.starts_on else None
    task.rulebook = approval.task_rulebook
    task.save()
    _promise_time(application, task)


def _promise_time(application: Application, task: Task) -> None:
    """Who gives how much time to it; of a person who stands in two rows all of it."""
    Effort.objects.filter(task=task).delete()
    given: dict[str, Effort] = {}
    for row in application.members:
        name, months = bare_name(row["name"])[:200], months_of(row["months"])
        if name in given:
            given[name].months += months
        else:
            given[name] = Effort(
                province_id=task.province_id, task=task, name=name, part=row["part"][:200], months=months
            )
    Effort.objects.bulk_create(given.values())


def _leader(application: Application) -> Person:
    """The person picked; whoever was only named becomes a person of the register now."""
    return application.principal_investigator or Person.objects.create(
        full_name=application.principal_name, province=application.province
    )


def _approve_money(approval: Approval) -> None:
    for line in approval.appraisal.lines.all():
        MoneyLine.objects.update_or_create(
            province=approval.province,
            task=approval.task,
            source=line.source,
            year=line.year,
            defaults={"requested": line.requested, "approved": line.appraised},
        )


def publish(approval: Approval, attempt: Attempt) -> None:
    """Posted from today, for as long as the rulebook says."""
    if isinstance(attempt.facts, PublicationFacts):
        days = library.get(approval.rulebook).figures[POSTED].value
        approval.published_at, approval.publication = attempt.at, attempt.facts.publication
        approval.published_until = attempt.at.astimezone(LEGAL_ZONE).date() + timedelta(days=days)


def cancel(approval: Approval, attempt: Attempt) -> None:
    """Which case of the law; the register forgets what the decision gave the task."""
    if isinstance(attempt.facts, CancelFacts):
        approval.cancelled_cause = str(attempt.facts.cause.id)
    if approval.decided_on is None:
        return
    Task.objects.filter(pk=approval.task_id or 0).update(
        host=None,
        principal_investigator=None,
        lump_sum="",
        approved_on=None,
        starts_on=None,
        ends_on=None,
        rulebook="",
    )
    MoneyLine.objects.filter(task=approval.task_id).update(approved=0)
    Effort.objects.filter(task=approval.task_id).delete()
