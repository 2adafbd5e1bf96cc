"""Writing and verifying the chain of acts."""

from collections.abc import Container, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import QuerySet

from gieo.core import anchoring
from gieo.core.models import ChainHead, Stateful, TransitionLog
from gieo.core.prepared import Prepared, plans_kept
from gieo.kernel.actors import Role
from gieo.kernel.workflow import Attempt, Workflow

# Every act of everybody passes here: plain statements, because making them anew each time cost more than doing them.
LOCK_END = "select sequence, hash from core_chainhead where chain = %s for update"
BEGIN_CHAIN = "insert into core_chainhead (chain, sequence, hash) values (%s, 0, '') on conflict do nothing"
ADD_LINKS = """
    with link as (insert into core_transitionlog ({columns}) values {rows} returning id)
    update core_chainhead set sequence = %s, hash = %s where chain = %s
    returning (select array_agg(id order by id) from link)
"""


_overheard: list[list[TransitionLog]] = []


@contextmanager
def overheard() -> Iterator[list[TransitionLog]]:
    """The links this process appends meanwhile, those of acts that were rolled back among them.

    Whoever listens takes them off the list.
    """
    links: list[TransitionLog] = []
    _overheard.append(links)
    try:
        yield links
    finally:
        _overheard.remove(links)


def link(
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
    """What is to be written of one act; its place in the chain follows when it is appended.

    `actors` are the roles the act belongs to: whoever does it in a lent seat is named with whose seat it is.
    """
    return TransitionLog(
        chain=subject.audit_chain,
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        workflow=workflow.name,
        name=name,
        source=source,
        target=target,
        actor_id=attempt.actor.user,
        actor_name=attempt.actor.named_as(actors, subject.audit_chain),
        at=attempt.at,
        legal_basis=list(legal_basis),
        rulebook=subject.rulebook,
        facts=attempt.facts.model_dump(mode="json"),
        key=attempt.key,
    )


def append(links: Sequence[TransitionLog]) -> None:
    """Add links of one chain, each following the one before, in as many statements however many they are.

    The head of the chain stays locked until the transaction ends.
    """
    chain = links[0].chain
    end, last_hash = _locked_end(chain)
    for place, each in enumerate(links, start=end + 1):
        each.sequence, each.previous_hash = place, last_hash
        each.hash = last_hash = each.compute_hash()
    fields = [field for field in TransitionLog._meta.concrete_fields if not field.primary_key]
    database = connections[DEFAULT_DB_ALIAS]  # once: `connection` looks it up at every dot
    values = [field.get_db_prep_save(getattr(each, field.attname), database) for each in links for field in fields]
    with plans_kept(writing=True), database.cursor() as cursor:
        cursor.execute(_add_links(len(links)), [*values, end + len(links), last_hash, chain])
        (keys,) = cursor.fetchone()
    for each, each.pk in zip(links, keys, strict=True):
        each._state.adding, each._state.db = False, DEFAULT_DB_ALIAS
    for listener in _overheard:
        listener.extend(links)


@cache
def _add_links(count: int) -> str:
    columns = [str(field.column) for field in TransitionLog._meta.concrete_fields if not field.primary_key]
    row = f"({', '.join(['%s'] * len(columns))})"
    return ADD_LINKS.format(columns=", ".join(columns), rows=", ".join([row] * count))


def _locked_end(chain: str) -> tuple[int, str]:
    """Number and hash of the last link of a chain, which is begun with its first."""
    with plans_kept(writing=True), connection.cursor() as cursor:
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


def done_before(subject: Stateful, key: str) -> TransitionLog | None:
    """The act on a dossier that was done under a key; no act is done twice under one."""
    if not key:
        return None
    found = _DONE_BEFORE.ask(kind=subject._meta.label_lower, pk=subject.pk, key=key)
    return found[0] if found else None


# Asked by every click, before it costs anything.
_DONE_BEFORE = Prepared(
    lambda kind, pk, key: TransitionLog.objects.filter(subject_type=kind, subject_id=pk, key=key).order_by("sequence")[
        :1
    ],
    kind="<kind>",
    pk=-1,
    key="<key>",
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
