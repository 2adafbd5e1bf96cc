"""Writing and verifying the chain of acts."""

from collections.abc import Container, Iterator
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from gieo.core import anchoring
from gieo.core.models import ChainHead, Stateful, TransitionLog
from gieo.kernel.actors import Role
from gieo.kernel.workflow import Attempt, Workflow

# Every act of everybody passes here: plain statements, because making them anew each time cost more than doing them.
LOCK_END = "select sequence, hash from core_chainhead where chain = %s for update"
BEGIN_CHAIN = "insert into core_chainhead (chain, sequence, hash) values (%s, 0, '') on conflict do nothing"
MOVE_END = "update core_chainhead set sequence = %s, hash = %s where chain = %s"


def append(
    *,
    workflow: Workflow[Any, Any],
    name: str,
    subject: Stateful,
    source: str,
    target: str,
    legal_basis: tuple[str, ...],
    attempt: Attempt,
    actors: Container[Role] = (),
) -> TransitionLog:
    """Add one link. The head of the chain stays locked until the transaction ends.

    `actors` are the roles the act belongs to: whoever does it in a lent seat is named with whose seat it is.
    """
    chain = subject.audit_chain
    sequence, previous = _locked_end(chain)
    entry = TransitionLog(
        chain=chain,
        sequence=sequence + 1,
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        workflow=workflow.name,
        name=name,
        source=source,
        target=target,
        actor_id=attempt.actor.user,
        actor_name=attempt.actor.named_as(actors, chain),
        at=attempt.at,
        legal_basis=list(legal_basis),
        rulebook=subject.rulebook,
        facts=attempt.facts.model_dump(mode="json"),
        key=attempt.key,
        previous_hash=previous,
    )
    entry.hash = entry.compute_hash()
    entry.save(force_insert=True)
    with connection.cursor() as cursor:
        cursor.execute(MOVE_END, [entry.sequence, entry.hash, chain])
    return entry


def _locked_end(chain: str) -> tuple[int, str]:
    """Number and hash of the last link of a chain, which is begun with its first."""
    with connection.cursor() as cursor:
        cursor.execute(LOCK_END, [chain])
        end = cursor.fetchone()
        if end is None:
            cursor.execute(BEGIN_CHAIN, [chain])
            cursor.execute(LOCK_END, [chain])
            end = cursor.fetchone()
    sequence, last_hash = end
    return sequence, last_hash


def history_of(subject: Stateful) -> QuerySet[TransitionLog]:
    """The acts on a dossier, in order."""
    return TransitionLog.objects.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk).order_by(
        "sequence"
    )


def faults() -> Iterator[str]:
    """Every break of the trail: a changed, removed, inserted link, a lost anchor, a state that is not its last act."""
    for head in ChainHead.objects.order_by("chain"):
        yield from _faults_of_chain(head)
    yield from anchoring.faults()
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
