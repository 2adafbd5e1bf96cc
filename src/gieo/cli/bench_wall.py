"""What the second wall costs: the same questions as a reader of one province asks them, and as a clock does."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

from gieo.cli import framework
from gieo.cli.measuring import Measurement, summarise, tell, timed

OFFICER = "canbo.langson@gieo.local"


@click.command()
@click.option("--proposals", default=10_000, show_default=True, help="proposals of the province")
@click.option("--dossiers", default=100_000, show_default=True, help="dossiers of the other stages")
@click.option("--times", default=30, show_default=True, help="runs of each question")
@click.option("--json", "out", type=click.Path(dir_okay=False, path_type=Path), help="write the results here")
def wall(proposals: int, dossiers: int, times: int, out: Path | None) -> None:
    """Measure lists, counts, searches and single rows behind the wall, beside the same without a policy to ask.

    Both ways the question is the program's own, with `visible_to`; the difference is what PostgreSQL adds. The
    demonstration is loaded into a scratch database and multiplied.
    """
    with framework.start_on_scratch():
        from gieo.core import clock
        from gieo.demo.load import load
        from gieo.simulation.crowd import multiply

        load(clock.now(), with_past=True)
        multiply(proposals=proposals, others=dossiers)
        tell(list(compared(times, proposals=proposals, dossiers=dossiers)), out)


def compared(times: int, **sizes: float) -> Iterator[Measurement]:
    """Each question behind the wall, with how many times as long it took as without."""
    from gieo.core import clock, wall
    from gieo.identity.models import User
    from gieo.identity.selectors import actor_of

    user = User.objects.get(email=OFFICER)
    reader = wall.reader(user.pk, clock.today())
    with wall.seen_as(reader):
        actor = actor_of(user, clock.today())
    for name, ask in _questions(actor):
        measured = {}
        for way, view in (("without", wall.EVERYWHERE), ("behind", reader)):
            with wall.seen_as(view):
                measured[way] = summarise(name, timed(ask, times=times), unit="ms", **sizes)
        behind = measured["behind"]
        behind.notes["without"] = measured["without"].median
        behind.notes["ratio"] = round(behind.median / measured["without"].median, 2)
        yield behind
    yield summarise("wall.enter", timed(lambda: _entered(reader), times=times), unit="ms", **sizes)


def _questions(actor: Any) -> Iterator[tuple[str, Callable[[], object]]]:
    from django.db.models import Sum

    from gieo.dossiers import selectors
    from gieo.dossiers.models import DocketEntry
    from gieo.proposals.models import Proposal
    from gieo.registry.models import MoneyLine

    seen = selectors.visible_to
    number = DocketEntry.objects.filter(province="LS").latest("pk").number
    yield "wall.list", lambda: list(seen(actor).order_by("-state_since", "-pk")[:60])
    yield "wall.count", lambda: seen(actor).filter(is_open=True).count()
    yield "wall.search", lambda: list(seen(actor).filter(search__contains="thach den")[:60])
    yield "wall.row", lambda: list(seen(actor).filter(number=number))
    yield "wall.proposals", lambda: list(Proposal.objects.order_by("-pk")[:60])
    yield "wall.part", lambda: MoneyLine.objects.aggregate(Sum("paid"))


def _entered(reader: Any) -> None:
    """Tell the connection who asks, anew."""
    from django.db import connection

    from gieo.core import wall

    for view in (wall.NOTHING, reader):
        with wall.seen_as(view), connection.cursor() as cursor:
            cursor.execute("select 1")
