"""What follows by itself when a limit has passed."""

from dataclasses import replace

import pytest

from gieo.core import trail, workflows
from gieo.dossiers import kinds
from gieo.dossiers.services.act import act
from gieo.dossiers.services.run_clocks import run_clocks
from gieo.kernel.actors import Role
from gieo.kernel.workflow import Workflow
from gieo.orientation.order.kind import ORDER_KIND
from gieo.orientation.order.workflow import ORDER
from tests.conftest import moment

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.fixture
def expiring(monkeypatch) -> None:
    """The table of orders, where a returned order is withdrawn by itself when its supplement does not come."""
    rows = tuple(
        replace(row, actors=row.actors | {Role.SYSTEM}, on_expiry=True, source=frozenset({ORDER.states("returned")}))
        if row.name == "withdraw"
        else row
        for row in ORDER.rows
    )
    table = Workflow(
        name="order", label=ORDER.label, states=ORDER.states, initial=ORDER.initial, final=ORDER.final, rows=rows,
        owners=ORDER.owners, roles_on=ORDER.roles_on, legal_index=("ND08-2014:29", *[
            key for row in ORDER.rows for key in (*row.legal_basis, *row.legal_basis_2025)]),
    )  # fmt: skip
    kind = replace(ORDER_KIND, workflow=table)
    monkeypatch.setitem(kinds._kinds, "order", kind)
    monkeypatch.setitem(kinds._by_model, ORDER_KIND.model, kind)
    monkeypatch.setitem(workflows._bindings, "order", workflows.Binding(ORDER_KIND.model, table))


def test_an_expired_clock_acts_once_and_in_the_name_of_the_system(expiring, focal, make_order, officer) -> None:
    from gieo.orientation.order.facts import ReturnFacts

    actor = focal()
    order = act(make_order(actor), "send", actor=actor, at=moment("2023-10-02 08:00")).subject
    facts = ReturnFacts(reason="Rõ hơn")
    order = act(order, "return_for_supplement", actor=officer, at=moment("2023-10-03 08:00"), facts=facts).subject
    assert order.due_at is not None
    assert run_clocks(at=order.due_at) == 0
    assert run_clocks(at=moment("2023-10-30 00:00")) == 1
    assert run_clocks(at=moment("2023-10-30 00:05")) == 0
    order.refresh_from_db()
    last = trail.history_of(order).last()
    assert last
    assert (order.state, last.actor_name, last.name) == ("withdrawn", "Hệ thống", "withdraw")


def test_where_people_must_act_the_clock_only_turns_red(focal, make_order) -> None:
    actor = focal()
    order = act(make_order(actor), "send", actor=actor, at=moment("2023-10-02 08:00")).subject
    assert run_clocks(at=moment("2024-10-30 00:00")) == 0
    order.refresh_from_db()
    assert order.state == "sent"
