"""The programme year, from the first order to the yearly report."""

import gc
from collections.abc import Callable
from datetime import timedelta
from random import Random

from django.db import connection

from gieo.core import clock, events
from gieo.identity.models import Province
from gieo.law.services.load_cited import load_instruments
from gieo.simulation import checks, season
from gieo.simulation.cast import assemble, fill_bank
from gieo.simulation.engine import Engine
from gieo.simulation.one_core import stay_on_one_core
from gieo.simulation.result import Result, result_of
from gieo.simulation.rounds import Rounds
from gieo.simulation.scripts import SCRIPTS
from gieo.simulation.season import at_eight
from gieo.simulation.timetable import Timetable, timetable_of
from gieo.simulation.world import World

# New things after which rubbish is looked for: a run is over before it fills the memory, and few things are in circles.
RUBBISH = 100_000
PROVINCES = {
    "bac-giang": ("BG", "Bắc Giang"),
    "lang-son": ("LS", "Lạng Sơn"),
    "binh-phuoc": ("BP", "Bình Phước"),
    "bac-ninh": ("BN", "Bắc Ninh"),
}


def run(*, province: str, plan_year: int, scale: int, seed: int, tell: Callable[[str], object]) -> Result:
    """Simulate one year in the present database, which must be empty.

    Args:
        province: family of the rulebook.
        plan_year: the year the programme is for.
        scale: number of proposals.
        seed: of the chance.
        tell: hears what is going on.

    Raises:
        KeyError: there is no such family.
        Stuck: a step was refused that the law should have allowed.
    """
    with connection.cursor() as cursor:
        cursor.execute("set synchronous_commit = off")  # a scratch database need not survive a power cut
        cursor.execute("set plan_cache_mode = force_generic_plan")  # while tables grow it would plan anew for ever
    stay_on_one_core()
    gc.freeze()  # modules, tables and rulebooks stay: looking through them again and again for rubbish is in vain
    gc.set_threshold(RUBBISH)
    times = timetable_of(province, plan_year)
    with clock.settable() as set_clock, events.in_this_process() as inbox:
        set_clock(at_eight(times.orders))
        load_instruments()
        cast = assemble(_province(province))
        fill_bank(cast, at_eight(times.orders))
        world = World(cast, plan_year, Random(seed), inbox, at_eight(times.orders))  # noqa: S311  (not for secrets)
        engine = Engine(world, SCRIPTS, set_clock)
        rounds = Rounds(world, engine)
        _first_half(world, engine, rounds, times, scale)
        tell(f"{engine.acts} việc, đến {world.now:%d/%m/%Y}")
        rounds.run(at_eight(times.end))
        tell(f"{engine.acts} việc, đến {world.now:%d/%m/%Y}")
        return result_of(checks.faults())  # under the simulated clock: which years are over is asked of it


def _province(family: str) -> Province:
    code, name = PROVINCES[family]
    return Province.objects.create(code=code, slug=family, name=name, family=family)


def _first_half(world: World, engine: Engine, rounds: Rounds, times: Timetable, scale: int) -> None:
    """Orders, the orientation, proposals day by day through the window, and some after it."""
    season.send_orders(world)
    rounds.run(at_eight(times.notice))
    notice = season.draft_orientation(world, closes_on=times.closes)
    season.publish_orientation(world, notice, opens_on=times.opens, closes_on=times.closes)
    engine.wake("order")
    days = (times.closes - times.opens).days
    arrivals = sorted(times.opens + timedelta(days=world.rng.randint(0, days)) for _each in range(scale))
    late = [number for number in range(scale) if world.chance(season.LATE)]
    for number, day in enumerate(arrivals):
        if number not in late:
            rounds.run(at_eight(day, minutes=number))
            season.propose(world, number, late=False)
    for number in late:
        rounds.run(at_eight(times.closes + timedelta(days=2), minutes=number))
        season.propose(world, number, late=True)
