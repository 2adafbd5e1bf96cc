"""Name the reviewers of every dossier before a council of a term, as the act of its table."""

from collections.abc import Collection
from datetime import datetime

from gieo.councils.bench import bench_of
from gieo.councils.models import CouncilItem
from gieo.councils.procedure import Procedure
from gieo.councils.reviewing import act_now
from gieo.councils.sitting.facts import ReviewerRow, ReviewersFacts
from gieo.councils.sitting.reviewers import judged_of
from gieo.dossiers.services.act import act
from gieo.kernel.actors import Actor
from gieo.kernel.asking import Picked


def name_reviewers(
    *, procedure: Procedure, item: CouncilItem, pairs: Collection[tuple[str, int]], actor: Actor, at: datetime
) -> None:
    """Name them in the place of those before; whoever is no member, and what is not before the council, is left out.

    Args:
        procedure: of the council.
        item: the dossier of the council.
        pairs: number of a dossier and membership.
        actor: who names them.
        at: when.

    Raises:
        Refused: as the row refuses: too few or too many of a dossier, somebody who may not review, or not the actor's.
    """
    names = {each.membership.pk: each.name for each in bench_of(item).sitters}
    titles = dict(judged_of(item))
    rows = tuple(
        ReviewerRow(dossier=Picked(id=number, name=titles[number]), reviewer=Picked(id=member, name=names[member]))
        for number, member in sorted(pairs)
        if number in titles and member in names
    )
    act(item, act_now(procedure, item), actor=actor, at=at, facts=ReviewersFacts(reviewers=rows))
