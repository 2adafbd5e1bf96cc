"""What the rows of a council's table share: who acts, which papers they issue, on which articles they rest."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypedDict

from gieo.councils.bench import look_again
from gieo.councils.models import CouncilItem
from gieo.councils.procedure import Procedure
from gieo.councils.sitting import hearing, phases
from gieo.kernel.actors import Role
from gieo.kernel.workflow import Attempt, Effect

OFFICER = frozenset({Role.SCIENCE_OFFICER})
DESK = frozenset({Role.COUNCIL_SECRETARY, Role.SCIENCE_OFFICER})
MEMBER = frozenset({Role.COUNCIL_MEMBER})
CLERK = frozenset({Role.RECORDS_CLERK, Role.SCIENCE_OFFICER})
DECISION, INVITATION, TALLY_SHEET, MINUTES = "council_decision", "council_invitation", "tally_sheet", "council_minutes"
CONCLUSION = "council_conclusion"  # the same for those the dossier is about: no names

BASIS: dict[str, tuple[str, ...]] = {
    "found": ("ND08-2014:32.1", "ND08-2014:32.2"),
    "assign": ("ND08-2014:32.1",),
    "number": ("ND30-2020:15",),
    "papers": ("ND08-2014:33",),
    "release": hearing.HEARING,
    "declare": ("GIEO-MACDINH:38",),
    "open": ("ND08-2014:33.1",),
    "adjourn": ("ND08-2014:33.1",),
    "open_voting": ("ND08-2014:33.2",),
    "vote": ("ND08-2014:33.2", "ND08-2014:35"),
    "revise": ("GIEO-MACDINH:100",),
    "phases": phases.SETTING,
    "count": ("ND08-2014:33.2",),
}
BASIS_2025: dict[str, tuple[str, ...]] = {
    "found": ("ND267-2025:12.4",),
    "assign": ("ND267-2025:12.4",),
    "papers": ("ND267-2025:12.5",),
    "open": ("ND267-2025:12.5",),
    "adjourn": ("ND267-2025:12.5",),
    "open_voting": ("ND267-2025:12.5",),
    "vote": ("ND267-2025:12.5",),
    "count": ("ND267-2025:12.5",),
}


def guarded(procedure: Procedure, *guards: Callable[..., Any]) -> tuple[Callable[..., Any], ...]:
    """Preconditions of the library, asked of the council of a stage."""
    return tuple(partial(guard, procedure) for guard in guards)


def writing(procedure: Procedure, effect: Callable[[Procedure, Any, Attempt], None]) -> Effect:
    """The effect, after which the bench is read anew."""

    def write(item: CouncilItem, attempt: Attempt) -> None:
        effect(procedure, item, attempt)
        look_again(item)

    return write


class Grounds(TypedDict):
    """The articles of a row under both laws."""

    legal_basis: tuple[str, ...]
    legal_basis_2025: tuple[str, ...]


def grounds(procedure: Procedure, row: str) -> Grounds:
    """The articles of a row: the stage's own where it names any."""
    return Grounds(
        legal_basis=procedure.basis.get(row, BASIS[row]),
        legal_basis_2025=procedure.basis_2025.get(row, BASIS_2025.get(row, ())),
    )
