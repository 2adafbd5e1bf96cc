"""A decision is laid down, to be taken later together with others; or it is dropped again."""

from datetime import datetime

from django.db import transaction

from gieo.dossiers.kinds import kind_named
from gieo.dossiers.models import DocketEntry, PreparedAct
from gieo.dossiers.prepared import PREPARING, may_prepare, prepared_by
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.kernel.workflow import Facts


@transaction.atomic
def prepare_act(*, entry: DocketEntry, name: str, facts: Facts, actor: Actor, at: datetime) -> PreparedAct:
    """Keep what the form of an act was given; what the same person laid down on the dossier before is dropped.

    Args:
        entry: of the dossier, which the actor may see.
        name: of the row.
        facts: of the row's own model.
        actor: who lays it down; they do it, or somebody else who has the power.
        at: when.

    Raises:
        Refused: the row is not one that is prepared, or the actor has no seat in the office.
    """
    row = kind_named(entry.kind).workflow[name]
    if not may_prepare(row, actor, entry.province_id):
        message = _("Việc này không chuẩn bị trước được.")
        raise Refused([Refusal(code="not_prepared", message=message, basis=PREPARING)])
    prepared_by(actor).filter(entry=entry).update(dropped_at=at)
    return PreparedAct.objects.create(
        entry=entry, user_id=actor.user or 0, act=name, facts=facts.model_dump(mode="json"), at=at
    )


def drop_prepared(*, pk: int, actor: Actor, at: datetime) -> None:
    """Drop one of one's own; somebody else's is not touched."""
    prepared_by(actor).filter(pk=pk).update(dropped_at=at)
