"""What follows by itself when a limit has passed."""

import pytest

from gieo.core import trail
from gieo.dossiers.services.act import act
from gieo.dossiers.services.run_clocks import run_clocks
from gieo.orientation.order.facts import ReturnFacts
from tests.conftest import moment

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def test_an_expired_clock_acts_once_and_in_the_name_of_the_system(focal, make_order, officer) -> None:
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
    assert (order.state, last.actor_name, last.name) == ("sent", "Hệ thống", "leave_as_sent")


def test_where_people_must_act_the_clock_only_turns_red(focal, make_order) -> None:
    actor = focal()
    order = act(make_order(actor), "send", actor=actor, at=moment("2023-10-02 08:00")).subject
    assert run_clocks(at=moment("2024-10-30 00:00")) == 0
    order.refresh_from_db()
    assert order.state == "sent"
