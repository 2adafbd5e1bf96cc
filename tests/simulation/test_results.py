"""People of the simulation take a finished task to its registered, spread and replicated result, or to its failure."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random

import pytest

from gieo.acceptance.models import Acceptance, Registration
from gieo.core import clock, events
from gieo.outcomes.invariants import faults
from gieo.outcomes.models import Outcome, Replication
from gieo.registry.models import Task
from gieo.simulation.cast import assemble, fill_bank
from gieo.simulation.engine import Engine
from gieo.simulation.scripts import SCRIPTS
from gieo.simulation.scripts.results import begin_replication
from gieo.simulation.world import World
from tests.acceptance import makers
from tests.conftest import moment
from tests.factories import province_of

pytestmark = [pytest.mark.db, pytest.mark.django_db]
ENDED = moment("2024-03-30 08:00")


@pytest.fixture
def engine() -> Iterator[Engine]:
    """A province on the morning after a task has ended."""
    with clock.settable() as set_clock, events.in_this_process() as inbox:
        set_clock(ENDED)
        cast = assemble(province_of("BG"))
        fill_bank(cast, ENDED)
        world = World(cast, 2025, Random(1), inbox, ENDED)  # noqa: S311  (not for secrets)
        yield Engine(world, SCRIPTS, set_clock)


def ended_task(engine: Engine, rulebook: str = "") -> Task:
    """A task of the first host, its acceptance opened."""
    host = engine.world.cast.hosts[0]
    task = makers.task(host=host.body, principal_investigator=host.person, rulebook=rulebook)
    makers.opened(task)
    return task


def usual(_world: World, share: float) -> bool:
    """What happens in most cases happens."""
    return share >= 0.5


def unlucky(_world: World, _share: float) -> bool:
    """Everything that may happen does: late, measurable, failing."""
    return True


@pytest.mark.parametrize(("rulebook", "end"), [("", "recognised"), (makers.L2025, "achieved")])
def test_a_good_result_is_registered_spread_and_replicated(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, rulebook: str, end: str
) -> None:
    monkeypatch.setattr(World, "chance", usual)
    task = ended_task(engine, rulebook)
    engine.run(moment("2024-11-01 08:00"))
    begin_replication(engine.world)
    engine.run(moment("2025-12-01 08:00"))
    accepted = Acceptance.objects.get(task=task)
    assert (accepted.state, accepted.rating, accepted.readiness_met) == (end, "met", True)
    registered = Registration.objects.get(task=task)
    assert (registered.state, registered.certificate) == ("published", accepted.certificate)
    followed = Outcome.objects.get(task=task)
    assert (followed.state, followed.disseminations.count(), followed.uses.count()) == ("effective", 2, 1)
    assert list(followed.reports.values_list("period", flat=True)) == [1]
    spread = Replication.objects.get()
    assert (spread.state, spread.plan_year, spread.assignments.count()) == ("done", 2025, 2)
    assert faults() == []


@pytest.mark.parametrize(("rulebook", "end"), [("", "failed"), (makers.L2025, "not_achieved_risk")])
def test_a_failed_task_is_paid_back_or_excused(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, rulebook: str, end: str
) -> None:
    monkeypatch.setattr(World, "chance", unlucky)
    task = ended_task(engine, rulebook)
    engine.run(ENDED + timedelta(days=200))
    accepted = Acceptance.objects.get(task=task)
    assert (accepted.state, accepted.rating, accepted.days_late > 0) == (end, "not_met", True)
    assert not Registration.objects.exists()
