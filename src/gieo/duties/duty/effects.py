"""What the moves of a duty write beside its state."""

from datetime import timedelta

from gieo.duties.duty.facts import FoundFacts, NewDayFacts, PaperFacts, TaskFacts, TransferFacts
from gieo.duties.models import Duty, DutyTenure, GrassrootsTask
from gieo.identity.models import Organisation
from gieo.kernel.workflow import Attempt


def keep_paper(duty: Duty, attempt: Attempt) -> None:
    """The document that proves it."""
    facts = attempt.facts
    if isinstance(facts, PaperFacts):
        duty.counted, duty.proved_at = duty.owed, attempt.at
        duty.proofs = [f"{facts.document} ({facts.issued_on:%d/%m/%Y})"[:200]]
        duty.file_id = facts.file.id if facts.file else None
        duty.document_id, duty.note = (facts.registered.pk if facts.registered else None), facts.note


def keep_findings(duty: Duty, attempt: Attempt) -> None:
    """What was counted, by the numbers of the dossiers."""
    facts = attempt.facts
    if isinstance(facts, FoundFacts):
        duty.counted, duty.proved_at = facts.count, facts.fulfilled_at
        duty.proofs = [proof.name[:200] for proof in facts.proofs]


def keep_task(duty: Duty, attempt: Attempt) -> None:
    """A line of the district's own tasks."""
    facts = attempt.facts
    if isinstance(facts, TaskFacts):
        GrassrootsTask.objects.update_or_create(
            duty=duty, title=facts.title, defaults=facts.model_dump(exclude={"title"})
        )


def pass_on(duty: Duty, attempt: Attempt) -> None:
    """End one tenure, begin the next the day after."""
    facts = attempt.facts
    if not isinstance(facts, TransferFacts):
        return
    duty.tenures.filter(until__isnull=True).update(until=facts.since - timedelta(days=1))
    duty.body, duty.member, duty.role = Organisation.objects.get(pk=facts.to.pk), None, ""
    DutyTenure.objects.create(duty=duty, body=duty.body, name=facts.to.name, since=facts.since, document=facts.document)


def give_back(duty: Duty, _attempt: Attempt) -> None:
    """Take the last passing on back: the holder before holds it as if it had never ended."""
    last, before = duty.tenures.order_by("-since", "-pk")[:2]
    last.delete()
    before.until = None
    before.save(update_fields=["until"])
    duty.body, duty.member, duty.role = before.body, before.member, before.role


def take_day(duty: Duty, attempt: Attempt) -> None:
    """The notice of the year goes before the standing day."""
    facts = attempt.facts
    if isinstance(facts, NewDayFacts):
        duty.closes_at, duty.boundary, duty.closing_basis = facts.closes_at, facts.boundary, facts.basis
