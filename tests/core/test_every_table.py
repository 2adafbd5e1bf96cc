"""Every state × row × role × law of every table: open exactly where the row says so, refused for the right reason elsewhere."""

import pkgutil
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Any

import pytest

import gieo
from gieo.core.workflows import Binding, bound
from gieo.kernel.actors import NOBODY, Role
from gieo.kernel.law import Law
from gieo.kernel.workflow import Attempt, Workflow
from gieo.rulebooks import library
from tests.conftest import moment

pytestmark = pytest.mark.unit

TABLES = bound()
ATTEMPT = Attempt(actor=NOBODY, at=moment("2025-01-02 08:00"))


@dataclass
class Subject:
    state: Any
    law: Law


def seen_by(table: Workflow[Any, Any], role: Role) -> Workflow[Any, Any]:
    """The table as a holder of one role meets it, without what looks into a dossier or the rules of its province."""
    return Workflow(
        name=table.name,
        label=table.label,
        states=table.states,
        initial=table.initial,
        final=table.final,
        rows=tuple(replace(row, requires=(), only_where=None) for row in table.rows),
        owners=table.owners,
        roles_on=lambda _subject, _actor: frozenset({role}),
        legal_index=library.legal_index(),
    )


def test_every_table_that_is_written_is_crossed() -> None:
    """A table that is bound to no kind of dossier would be proved by nobody."""
    modules = [each.name for each in pkgutil.walk_packages(gieo.__path__, "gieo.") if each.name.endswith(".workflow")]
    written = {
        each.name: each
        for module in map(import_module, modules)
        for each in vars(module).values()
        if isinstance(each, Workflow)
    }
    assert written == {binding.workflow.name: binding.workflow for binding in TABLES}


@pytest.mark.requirement("CT-4-2a", "X-4")
@pytest.mark.parametrize("binding", TABLES, ids=[binding.workflow.name for binding in TABLES])
@pytest.mark.parametrize("law", Law)
def test_every_state_row_and_role(binding: Binding, law: Law) -> None:
    for role in Role:
        table = seen_by(binding.workflow, role)
        for state in table.states:
            subject = Subject(state, law)
            offered = {option.row.name for option in table.options(subject, ATTEMPT)}
            for row in table.rows:
                codes = [refusal.code for refusal in table.refusals(row, subject, ATTEMPT)]
                expected = (
                    ["not_yours"]
                    if role not in row.actors
                    else ["other_law"]
                    if not row.is_there_under(law)
                    else ["wrong_state"]
                    if state not in row.source
                    else []
                )
                assert codes == expected, (role, state, row.name)
                assert (row.name in offered) == (not expected), (role, state, row.name)
                assert all(key in library.legal_index() for key in row.basis_under(law))


@pytest.mark.parametrize("binding", TABLES, ids=[binding.workflow.name for binding in TABLES])
def test_every_clock_of_a_table_is_known_to_both_laws(binding: Binding) -> None:
    for row in binding.workflow.rows:
        for book in ("vn-2013", "vn-2025"):
            if row.deadline and (row.law is None or row.law == book):
                assert row.deadline in library.latest(book).deadlines, (row.name, row.deadline, book)


@pytest.mark.parametrize("binding", TABLES, ids=[binding.workflow.name for binding in TABLES])
def test_every_paper_a_row_issues_can_be_printed(binding: Binding) -> None:
    from gieo.dossiers.kinds import kind_named

    kind = kind_named(binding.workflow.name)
    if kind.url:  # prints its papers itself
        return
    issued = {name for row in binding.workflow.rows for name in row.issues}
    assert issued == set(kind.papers)
