"""What must hold when a year is over, asked of the database by questions that share no code with the services."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db import connection

from gieo.contracts import invariants as contracts
from gieo.core import clock, trail
from gieo.core.workflows import bound
from gieo.councils import invariants as councils
from gieo.dossiers import docket
from gieo.duties import invariants as duties
from gieo.outcomes import invariants as outcomes
from gieo.reporting import invariants as reporting
from gieo.selection import invariants as selection

Check = Callable[[], Iterable[str]]


def _rows(question: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return list(cursor.fetchall())


def states_follow_the_tables() -> Iterator[str]:
    """2: one state, equal to the last row of the log; every log row follows a row of the table; the chain verifies."""
    yield from trail.faults()
    yield from docket.faults()
    legal = {
        (binding.workflow.name, row.name, str(source), str(row.target))
        for binding in bound()
        for row in binding.workflow.rows
        for source in row.source
    }
    births = {(binding.workflow.name, "open", "", str(binding.workflow.initial)) for binding in bound()}
    done = _rows("select workflow, name, source, target, count(*) from core_transitionlog group by 1, 2, 3, 4")
    for workflow, name, source, target, _count in done:
        if (workflow, name, source, target) not in legal | births:
            yield f"{workflow}: {name} from {source} to {target} is no row of the table"


def every_proposal_ends_or_is_held() -> Iterator[str]:
    """3: every proposal has an end state with a reason, or an owner and a running clock."""
    loose = _rows(
        """
        select number, state from dossiers_docketentry
        where kind = 'proposal' and is_open and (holder_role = '' or due_at >= '9999-01-01')
        """
    )
    yield from (f"{number} stands in {state} without owner or clock" for number, state in loose)


def years_are_over() -> Iterator[str]:
    """8: every duty of a year that has ended has ended, by one holder, with proof or without."""
    return duties.faults(ended_before=clock.today())


CHECKS: dict[str, tuple[Check, ...]] = {
    "2": (states_follow_the_tables,),
    "3": (every_proposal_ends_or_is_held,),
    "4": (councils.faults,),
    "5": (selection.faults,),
    "6": (contracts.faults,),
    "7": (outcomes.faults,),
    "8": (years_are_over, reporting.faults),
}


def faults() -> dict[str, list[str]]:
    """Every fault, by the number of the invariant."""
    return {number: [fault for check in checks for fault in check()] for number, checks in CHECKS.items()}
