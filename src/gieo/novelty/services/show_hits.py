"""Check what is being written, and keep what its author was shown."""

from datetime import datetime

from gieo.dossiers.docket import dossier_of
from gieo.dossiers.models import DocketEntry
from gieo.kernel.actors import Actor
from gieo.novelty.check import nearest
from gieo.novelty.models import SeenHits
from gieo.novelty.policies import may_reply, reads_the_register
from gieo.overlap.services.check_text import Near

SHOWN = 3
KEPT = 10


def show_hits(*, entry: DocketEntry, actor: Actor, at: datetime) -> list[Near]:
    """The nearest tasks; of an author the last answer is kept with its day, of other readers nothing.

    Raises:
        Refused: the register is being read for the first time.
    """
    dossier = dossier_of(entry)
    near = nearest(entry, dossier, shown=KEPT, public_only=not reads_the_register(actor, entry))
    if may_reply(actor, entry, dossier):
        hits = [{"number": each.entry.number, "title": each.entry.title, "percent": each.percent} for each in near]
        seen = {"at": at, "by_name": actor.name, "hits": hits}
        SeenHits.objects.update_or_create(entry=entry, by_id=actor.user, defaults=seen)
    return near[:SHOWN]
