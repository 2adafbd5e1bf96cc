"""Orders and proposals, from the day they are sent until the council has them."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from gieo.kernel.asking import Picked
from gieo.novelty.searched_in import SearchedIn
from gieo.orientation.models import OrientationItem
from gieo.orientation.order.facts import NotUsedFacts, UseFacts
from gieo.proposals.facts import CompilationFacts
from gieo.proposals.rules.requirements import CRITERIA
from gieo.proposals.screening.facts import (
    ForwardFacts,
    ScreeningFacts,
    ScreeningReason,
    SearchFacts,
    Verdict,
)
from gieo.proposals.states import ProposalState as P
from gieo.simulation.world import Move, Script, World

TAKEN_UP, WEAK = 0.8, 0.25


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
    if dossier.state == P.COMPILED:
        return _screen(world, dossier)
    if dossier.state == P.SEARCHED:
        words, when = ForwardFacts(words="Đủ điều kiện trình hội đồng"), dossier.state_since + timedelta(days=1)
        return Move(act="forward", by=world.cast.director.actor, facts=words, at=when)
    return None


def _screen(world: World, dossier: Any) -> Move:
    """After the window has closed: weak ones are turned down by the Sở, the others looked up (CT-3-4c)."""
    officer, when = world.cast.officer.actor, dossier.window.closes_at + timedelta(days=3)
    if world.notes.setdefault(dossier.number, world.chance(WEAK)):
        reasons = ScreeningFacts(reasons=(ScreeningReason.UNNECESSARY,), words="Chưa thật sự cần thiết trong năm")
        return Move(act="screen_out", by=officer, facts=reasons, at=when)
    sheet = SearchFacts(
        sources=(SearchedIn.NATIONAL, SearchedIn.PROVINCIAL), keywords=dossier.title[:80], verdict=Verdict.NEW
    )
    return Move(act="search_duplicates", by=officer, facts=sheet, at=when)


SCRIPTS: Mapping[str, Script] = {"order": order, "proposal": proposal}
