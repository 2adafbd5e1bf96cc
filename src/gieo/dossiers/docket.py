"""Keeping the docket in step: the projection that every birth and act passes through."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from gieo.core import rewriting
from gieo.core.models import Stateful, TransitionLog
from gieo.core.prepared import Prepared, plans_kept
from gieo.dossiers.kinds import DossierKind, is_enrolled, kind_named, kind_of, kinds
from gieo.dossiers.models import DocketEntry, Dossier
from gieo.dossiers.models.docket_entry import NEVER
from gieo.kernel import text
from gieo.kernel.actors import Role
from gieo.kernel.workflow import Workflow

LONGEST = 500
# Plain, because every member of every council passes here.
LET_IN = """
    update dossiers_docketentry
    set reader_users = array_append(reader_users, %(user)s::bigint),
        invited_users = array_remove(invited_users, %(user)s::bigint)
    where kind = %(kind)s and subject_id = any(%(dossiers)s) and %(user)s::bigint = any(invited_users)
"""


def enter(_workflow: Workflow[Any, Any], dossiers: Sequence[Stateful]) -> None:
    """Give dossiers that were just born their lines."""
    rewriting.enter([_first_line(dossier) for dossier in dossiers if is_enrolled(dossier)])


def follow(_workflow: Workflow[Any, Any], dossier: Stateful) -> None:
    """Write how a dossier stands into its line of the docket."""
    if is_enrolled(dossier):
        record(dossier)


def record(dossier: Stateful) -> None:
    """Bring the line of a dossier up to date. Call it too when a name or a party changed without an act.

    A dossier is born once and moves often: its origin is written at its birth, the rest each time.
    """
    kind = kind_of(dossier)
    line = _line_of(kind, dossier)
    if not rewriting.rewrite_where(DocketEntry, line, {"kind": kind.name, "subject_id": dossier.pk}):
        rewriting.enter([_first_line(dossier)])


def _first_line(dossier: Stateful) -> DocketEntry:
    kind = kind_of(dossier)
    line = _origin_of(kind, dossier) | _line_of(kind, dossier)
    return DocketEntry(kind=kind.name, subject_id=dossier.pk, **line)


def _origin_of(kind: DossierKind, dossier: Any) -> dict[str, Any]:
    """What stays for life."""
    parent = getattr(dossier, "parent", None)
    return {
        "province_id": dossier.province_id,
        "opened_at": kind.opened_at(dossier),
        "ancestors": [*parent.ancestors, parent.pk] if parent else [],
        "parent": parent,
    }


def _line_of(kind: DossierKind, dossier: Any) -> dict[str, Any]:
    """What acts may change."""
    audience, holder = kind.audience(dossier), kind.held_by(dossier)
    number, title = kind.number(dossier), kind.title(dossier)[:LONGEST]
    return {
        "number": number,
        "title": title,
        "title_key": text.sort_key(title),
        "plan_year": kind.plan_year(dossier),
        "state": str(dossier.state),
        "state_since": dossier.state_since,
        "is_open": kind.workflow.states(dossier.state) not in kind.workflow.final,
        "due_at": dossier.due_at or NEVER,
        "due_basis": dossier.due_basis,
        "holder_role": holder.role or "",
        "holder_name": holder.name[:250],
        "holder_bodies": sorted(holder.party.bodies),
        "holder_users": sorted(holder.party.users),
        "reader_roles": sorted(audience.roles - {Role.SYSTEM}),
        "reader_bodies": sorted(audience.bodies),
        "reader_users": sorted(audience.users),
        "invited_users": sorted(audience.invited),
        "task_id": getattr(dossier, "task_id", None),
        "search": text.search_key(f"{number} {title} {kind.also_found_by(dossier)}"),
    }


def let_in(kind: str, dossiers: Sequence[int], user: int) -> None:
    """Somebody who was invited to dossiers of a kind reads them from now on; the rest of their lines stays."""
    with plans_kept(writing=True), connection.cursor() as cursor:
        cursor.execute(LET_IN, {"kind": kind, "dossiers": list(dossiers), "user": user})


def entry_of(dossier: Stateful) -> DocketEntry:
    """The line of a dossier.

    Raises:
        DocketEntry.DoesNotExist: its kind is not on the docket.
    """
    lines = _ENTRY.ask(kind=kind_of(dossier).name, subject=dossier.pk)
    if not lines:
        raise DocketEntry.DoesNotExist(f"{kind_of(dossier).name} {dossier.pk}")
    return lines[0]


_ENTRY = Prepared(lambda kind, subject: DocketEntry.objects.filter(kind=kind, subject_id=subject), kind="?", subject=-1)


def entries_of(dossiers: Sequence[Stateful]) -> list[DocketEntry]:
    """The lines of dossiers of one kind, in the order of their birth."""
    if not dossiers:
        return []
    subjects = [dossier.pk for dossier in dossiers]
    return list(DocketEntry.objects.filter(kind=kind_of(dossiers[0]).name, subject_id__in=subjects).order_by("pk"))


def dossier_of(entry: DocketEntry) -> Any:
    """The dossier of a line, with what its page shows."""
    return _with_key(entry.kind, entry.subject_id)


def dossier_of_act(act: TransitionLog) -> Any:
    """The dossier an act was done on, as it stands by now, with what its page shows."""
    return _with_key(act.workflow, act.subject_id)


def _with_key(kind: str, pk: int) -> Any:
    whole = _by_key(kind).first(pk=pk)
    if whole is None:
        raise kind_named(kind).model.DoesNotExist(f"{kind} {pk}")
    return whole


def dossiers_of(entries: Iterable[DocketEntry]) -> dict[int, Any]:
    """The same for many lines, by their primary keys: one query for each kind."""
    lines: dict[str, dict[int, int]] = defaultdict(dict)
    for entry in entries:
        lines[entry.kind][entry.subject_id] = entry.pk
    return {
        line_of[dossier.pk]: dossier for kind, line_of in lines.items() for dossier in _of_kind(kind, list(line_of))
    }


def _of_kind(kind: str, keys: list[int]) -> Iterable[Any]:
    if len(keys) == 1:
        return _by_key(kind).ask(pk=keys[0])
    return _whole(kind_named(kind)).filter(pk__in=keys).order_by("pk")


@cache
def _by_key(kind: str) -> Prepared[Any]:
    return Prepared(lambda pk: _whole(kind_named(kind)).filter(pk=pk), pk=-1)


def _whole(kind: DossierKind) -> QuerySet[Any]:
    shared = ("province", "task", "parent") if issubclass(kind.model, Dossier) else ("province",)
    return kind.model._base_manager.select_related(*shared, *kind.related)


def faults() -> list[str]:
    """Every line that is not in step with its dossier, and every dossier without a line."""
    wrong = []
    for kind in kinds():
        lines = dict(DocketEntry.objects.filter(kind=kind.name).values_list("subject_id", "state"))
        for pk, state in kind.model._base_manager.order_by("pk").values_list("pk", "state"):
            if lines.pop(pk, None) != state:
                wrong.append(f"{kind.name} {pk}: the docket is not in step")
        wrong += [f"{kind.name} {pk}: on the docket, but there is no such dossier" for pk in lines]
    return wrong
