"""Prepared decisions are taken all at once, or none of them is."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from gieo.dossiers.docket import dossier_of
from gieo.dossiers.models import PreparedAct
from gieo.dossiers.prepared import PREPARING, is_theirs_to_do, own_work, row_and_facts, waiting_before
from gieo.dossiers.services.act import act
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _


@transaction.atomic
def apply_prepared(*, chosen: Iterable[int], actor: Actor, at: datetime) -> list[PreparedAct]:
    """Do the chosen acts at one instant, in the order they were prepared; whoever hears of one hears of all.

    Args:
        chosen: primary keys; all must still wait and be the actor's to do: laid down by them, or within their powers.
        actor: whoever decides; the trail names them, not whoever laid it down.
        at: the instant of the click, the same for all.

    Raises:
        Refused: nothing chosen, one that waits no more, or what any of the tables refuses; each reason names its
            dossier, and then nothing at all was done.
    """
    wanted = set(chosen)
    waiting = list(waiting_before(actor).filter(pk__in=wanted).select_for_update(of=("self",), no_key=True))
    if not waiting or len(waiting) != len(wanted) or not all(is_theirs_to_do(each, actor) for each in waiting):
        message = _("Chọn những việc còn đang chờ.")
        raise Refused([Refusal(code="nothing_waits", message=message, basis=PREPARING)])
    refusals: list[Refusal] = []
    for prepared in waiting:
        try:
            with transaction.atomic():
                _do(prepared, actor, at)
        except Refused as refused:
            refusals += [_of(prepared, refusal) for refusal in refused.refusals]
    if refusals:
        raise Refused(refusals)
    PreparedAct.objects.filter(pk__in=wanted).update(applied_at=at)
    return waiting


def _do(prepared: PreparedAct, actor: Actor, at: datetime) -> None:
    if refusals := own_work(prepared, actor):
        raise Refused(refusals)
    row, facts = row_and_facts(prepared)
    act(dossier_of(prepared.entry), row.name, actor=actor, at=at, facts=facts, key=f"prepared:{prepared.pk}")


def _of(prepared: PreparedAct, refusal: Refusal) -> Refusal:
    """The reason with the number of its dossier."""
    params = {"number": prepared.entry.number, "reason": str(refusal)}
    return replace(refusal, message=_("%(number)s: %(reason)s"), params=params)
