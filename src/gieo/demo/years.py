"""The years before today: the people of one province live through them, so that every stage has dossiers to look at.

They act through the same services as the pages, with the clock set to the day they acted; what they had not come to by
today waits in the to-do lists of the accounts of the demonstration.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from random import Random

import yaml
from django.db import connection

from gieo.core import clock, events
from gieo.councils.services.register_expert import register_expert
from gieo.demo.models import PersonEntry, YearEntry, Years
from gieo.identity.models import Person, Province
from gieo.notifications.models import Alert
from gieo.simulation import season
from gieo.simulation.cast import LONG_AGO, seated
from gieo.simulation.engine import Engine
from gieo.simulation.rounds import Rounds
from gieo.simulation.scripts import SCRIPTS
from gieo.simulation.season import at_eight
from gieo.simulation.world import World

DATA = Path(__file__).parent / "data" / "years.yaml"
Publish = Callable[[YearEntry], object]
Seat = Callable[[PersonEntry], Person]


def read() -> Years:
    """What the file says."""
    return Years.model_validate(yaml.safe_load(DATA.read_text()))


def live_through(years: Years, *, province: Province, seat: Seat, publish: Publish, until: datetime) -> None:
    """Let the years of the file happen, up to an instant.

    Args:
        years: the file.
        province: whose offices are held already.
        seat: gives a person an account and a seat.
        publish: publishes the orientation of a year that has one of its own.
        until: now.
    """
    for entry in years.people:
        seat(entry)
    experts = [
        (Person.objects.get(email=each.email) if each.email else seat(each.as_person(number)), each)
        for number, each in enumerate(years.experts)
    ]
    start = at_eight(years.years[0].orders)
    with clock.settable() as set_clock, events.in_this_process() as inbox:
        set_clock(start)
        cast = seated(province)
        for person, known in experts:
            register_expert(
                person=person,
                province=province,
                degree=known.degree,
                speciality=known.speciality,
                actor=cast.officer.actor,
                at=start,
                consented_on=LONG_AGO,
            )
        rng = Random(years.seed)  # noqa: S311  (not for secrets)
        world = World(cast, years.years[0].plan_year, rng, inbox, start, years.subjects)
        engine = Engine(world, SCRIPTS, set_clock)
        rounds = Rounds(world, engine)
        for year in years.years:
            _live(year, world, engine, rounds, publish)
        rounds.run(until)
    _send_no_old_mail()


def _live(year: YearEntry, world: World, engine: Engine, rounds: Rounds, publish: Publish) -> None:
    """Orders in autumn, the orientation, proposals on their days."""
    rounds.run(at_eight(year.orders))
    world.plan_year = year.plan_year
    season.send_orders(world)
    if year.notice:
        rounds.run(at_eight(year.notice.issued or year.notice.opens))
        publish(year)
        engine.wake("order")
    for number, proposal in enumerate(year.proposals):
        rounds.run(at_eight(proposal.sent, minutes=number))
        season.propose(world, number, late=False, title=proposal.title)


def _send_no_old_mail() -> None:
    """Nobody is written to about what happened years ago."""
    with connection.cursor() as cursor:
        cursor.execute("delete from procrastinate_jobs where status = 'todo' and task_name like %s", ["%send_mail"])
    Alert.objects.filter(held_until__isnull=False).update(held_until=None)
