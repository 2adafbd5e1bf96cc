"""Orders and proposals, from the day they are sent until the council has them."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from gieo.kernel.asking import Picked
from gieo.orientation.models import OrientationItem
from gieo.orientation.order.facts import NotUsedFacts, UseFacts
from gieo.proposals.facts import CompilationFacts
from gieo.proposals.rules.requirements import CRITERIA
from gieo.proposals.states import ProposalState as P
from gieo.simulation.world import Move, Script, World

TAKEN_UP, WEAK, COPIED = 0.8, 0.25, 0.1


def order(world: World, dossier: Any) -> Move | None:
    """The officer takes most orders up into the orientation, once there is one, and answers the others."""
    item = OrientationItem.objects.filter(
        field__notice__province=dossier.province_id, field__notice__plan_year=dossier.plan_year
    ).order_by("pk")
    if dossier.state != "sent" or not item.exists():
        return None
    officer = world.cast.officer.actor
    if world.chance(TAKEN_UP):
        chosen = world.rng.choice(list(item))
        return Move(act="use", by=officer, facts=UseFacts(items=(Picked(id=chosen.pk, name=chosen.text),)))
    return Move(act="leave_out", by=officer, facts=NotUsedFacts(reason="Chưa phải ưu tiên của năm"))


def proposal(world: World, dossier: Any) -> Move | None:
    """Checked and compiled within days."""
    officer = world.cast.officer.actor
    if dossier.state == P.SUBMITTED:
        facts = CompilationFacts(criteria=dict.fromkeys(CRITERIA, True))
        return Move(act="compile", by=officer, facts=facts, at=dossier.state_since + timedelta(days=2))
    return None


SCRIPTS: Mapping[str, Script] = {"order": order, "proposal": proposal}
