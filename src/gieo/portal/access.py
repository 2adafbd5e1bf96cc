"""The who-may-do-what table, read off the tables of legal moves."""

from typing import TypedDict

from gieo.core.workflows import bound
from gieo.kernel.actors import Role


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
