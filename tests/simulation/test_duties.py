"""Through one calendar year everybody does what is owed, some late, some never; then the year is closed."""

from datetime import timedelta
from random import Random

import pytest

from gieo.core import clock, events
from gieo.duties.invariants import faults
from gieo.duties.models import Duty
from gieo.reporting.invariants import faults as report_faults
from gieo.reporting.models import Return
from gieo.simulation.cast import assemble
from gieo.simulation.engine import Engine
from gieo.simulation.rounds import Rounds
from gieo.simulation.scripts import SCRIPTS
from gieo.simulation.world import World
from tests.conftest import moment
from tests.factories import province_of

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def test_a_year_of_duties_ends() -> None:
    begin = moment("2023-12-20 08:00")
    with clock.settable() as set_clock, events.in_this_process() as inbox:
        set_clock(begin)
        world = World(assemble(province_of("BG")), 2025, Random(1), inbox, begin)  # noqa: S311  (not for secrets)
        Rounds(world, Engine(world, SCRIPTS, set_clock)).run(begin + timedelta(days=379))  # 2 January 2025
        states = set(Duty.objects.filter(plan_year=2024).values_list("state", flat=True))
        assert states == {"met", "met_late", "unmet"}
        assert set(Return.objects.filter(plan_year=2024).values_list("state", flat=True)) == {"received"}
        assert not list(faults(ended_before=clock.today()))
        assert not list(report_faults())
