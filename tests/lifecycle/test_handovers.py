"""Every hand-over hears an event that a row announces, and hands on to a kind of dossier there is."""

import pytest

from gieo.dossiers.kinds import kind_named
from gieo.lifecycle.handovers import HANDOVERS, HandOver

pytestmark = pytest.mark.unit


@pytest.mark.parametrize("handover", HANDOVERS, ids=lambda each: each.event)
def test_the_event_is_announced_and_the_taker_is_known(handover: HandOver) -> None:
    assert handover.event in {row.announces for row in kind_named(handover.giver).workflow.rows}
    assert kind_named(handover.taker).name == handover.taker


def test_the_chain_reaches_from_a_proposal_to_the_result() -> None:
    reached = {"proposal"}
    follows: dict[str, set[str]] = {}
    for handover in HANDOVERS:
        follows.setdefault(handover.giver, set()).add(handover.taker)
    while more := {taker for giver in reached for taker in follows.get(giver, ())} - reached:
        reached |= more
    assert {"determination", "call", "contract", "acceptance", "registration", "outcome"} <= reached
