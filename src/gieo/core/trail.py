"""Writing and verifying the chain of acts."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from gieo.core.models import ChainHead, Stateful, TransitionLog
from gieo.kernel.workflow import Attempt, Workflow


def append(
    *,
    workflow: Workflow[Any, Any],
    name: str,
    subject: Stateful,
    source: str,
    target: str,
    legal_basis: tuple[str, ...],
    attempt: Attempt,
) -> TransitionLog:
    """Add one link. The head of the chain stays locked until the transaction ends."""
    head = _locked_head(subject.audit_chain)
    entry = TransitionLog(
        chain=head.chain,
        sequence=head.sequence + 1,
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        workflow=workflow.name,
        name=name,
        source=source,
        target=target,
        actor_id=attempt.actor.user,
        actor_name=attempt.actor.name,
        at=attempt.at,
        legal_basis=list(legal_basis),
        rulebook=subject.rulebook,
        facts=attempt.facts.model_dump(mode="json"),
        key=attempt.key,
        previous_hash=head.hash,
    )
    entry.hash = entry.compute_hash()
    entry.save(force_insert=True)
    ChainHead.objects.filter(chain=head.chain).update(sequence=entry.sequence, hash=entry.hash)
    return entry


def _locked_head(chain: str) -> ChainHead:
    """The end of a chain, made with its first link."""
    heads = ChainHead.objects.select_for_update()
    try:
        return heads.get(chain=chain)
    except ChainHead.DoesNotExist:
        ChainHead.objects.bulk_create([ChainHead(chain=chain)], ignore_conflicts=True)
        return heads.get(chain=chain)


def history_of(subject: Stateful) -> QuerySet[TransitionLog]:
    """The acts on a dossier, in order."""
    return TransitionLog.objects.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk).order_by(
        "sequence"
    )


def faults() -> Iterator[str]:
    """Every break of the trail: a changed, removed or inserted link, a state that is not its last act."""
    for head in ChainHead.objects.order_by("chain"):
        yield from _faults_of_chain(head)
    from gieo.core.workflows import bound  # noqa: PLC0415  (the registry imports this module)

    for binding in bound():
        yield from _faults_of_states(binding.model)


def _faults_of_chain(head: ChainHead) -> Iterator[str]:
    expected, previous = 0, ""
    for entry in TransitionLog.objects.filter(chain=head.chain).order_by("sequence").iterator():
        expected += 1
        place = f"{head.chain} #{entry.sequence}"
        if entry.sequence != expected:
            yield f"{place}: #{expected} is missing"
            expected = entry.sequence
        if entry.previous_hash != previous:
            yield f"{place}: does not follow the link before it"
        if entry.compute_hash() != entry.hash:
            yield f"{place}: its content was changed"
        previous = entry.hash
    if (head.sequence, head.hash) != (expected, previous):
        yield f"{head.chain}: the end of the chain was cut off or added to"


def _faults_of_states(model: type[Stateful]) -> Iterator[str]:
    label = model._meta.label_lower
    entries = TransitionLog.objects.filter(subject_type=label).order_by("sequence")
    last = dict(entries.values_list("subject_id", "target").iterator())  # a later act replaces an earlier one
    for pk, state in model._base_manager.order_by("pk").values_list("pk", "state").iterator():
        if last.get(pk) != state:
            yield f"{label} {pk}: stands in {state}, its last act says {last.get(pk, 'nothing')}"
