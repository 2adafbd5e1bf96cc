"""The who-may-do-what table, read off the tables of legal moves."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypedDict

from gieo.core.workflows import bound
from gieo.dossiers.kinds import DossierKind, kinds
from gieo.identity.models.appointment import ROLE_LABELS
from gieo.kernel.actors import Role
from gieo.kernel.workflow import Transition, Workflow


class Right(TypedDict):
    """One cell: may this role do this act in this state?"""

    subject: str
    state: str
    act: str
    role: str
    allowed: bool
    basis: list[str]


def access_matrix() -> list[Right]:
    """Every state × act × role of every table."""
    return [
        Right(
            subject=binding.workflow.name,
            state=str(state),
            act=row.name,
            role=str(role),
            allowed=state in row.source and role in row.actors,
            basis=list(row.legal_basis),
        )
        for binding in bound()
        for state in binding.workflow.states
        for row in binding.workflow.rows
        for role in Role
    ]


HEAD = (
    "Drawn from the tables by `gieo access matrix`; do not edit. A role counts on the dossier: a seat of its province,",
    "or a party that stands on it. What is not here, nobody may do.",
)


def matrix_page() -> str:
    """The table as a page of the manual (Markdown); the same tables give the same text, so that a change is seen."""
    lines = ["# Who may do what in which state", "", *HEAD]
    for binding in bound():
        lines += ["", f"## {binding.workflow.label} (`{binding.workflow.name}`)", ""]
        lines += ["| State | Act | Who |", "|---|---|---|"]
        lines += [
            f"| {state} | `{row.name}` | {', '.join(sorted(row.actors))} |"
            for state in binding.workflow.states
            for row in _leaving(binding.workflow, state)
        ]
    return "\n".join([*lines, ""])


def _leaving(workflow: Workflow[Any, Any], state: Any) -> Iterable[Transition[Any, Any]]:
    return (row for row in workflow.rows if state in row.source)


@dataclass(frozen=True, slots=True)
class Power:
    """One act a role may do: on which dossiers, in which states, resting on what.

    Attributes:
        act: the button.
        states: in words, where the act starts.
        basis: keys of the legal index.
        only: the law under which alone it is there, in words; empty: under both.
    """

    act: str
    states: list[str]
    basis: tuple[str, ...]
    only: str


@dataclass(frozen=True, slots=True)
class Powers:
    """What a role may do on one kind of dossier."""

    kind: DossierKind
    powers: list[Power]


def powers_of(role: Role) -> list[Powers]:
    """Everything a role may do, kind by kind, in the order of the year; kinds it has no part in are left out."""
    found = [Powers(kind, [_power(kind, row) for row in kind.workflow.rows if role in row.actors]) for kind in kinds()]
    return [each for each in found if each.powers]


def _power(kind: DossierKind, row: Transition[Any, Any]) -> Power:
    states = [kind.state_label(str(state)) for state in kind.workflow.states if state in row.source]
    return Power(row.label, states, row.legal_basis, row.law.value if row.law else "")


def roles_with_powers() -> list[tuple[Role, str]]:
    """The roles that may do anything, with their words."""
    acting = {role for kind in kinds() for role in kind.workflow.actors} - {Role.SYSTEM}
    return [(role, ROLE_LABELS[role]) for role in Role if role in acting]
