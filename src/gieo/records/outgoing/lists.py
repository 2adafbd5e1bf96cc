"""Lists to pick from in the forms of a document."""

from typing import Any

from gieo.dossiers.kinds import Options
from gieo.kernel.actors import Actor
from gieo.officialdocs.models import Delivery
from gieo.officialdocs.symbols import ABBREVIATIONS
from gieo.records.incoming.states import IncomingState
from gieo.records.models import IncomingDocument, OutgoingDocument
from gieo.records.models.outgoing import LETTER
from gieo.records.outgoing.papers import KIND
from gieo.records.outgoing.states import OutgoingState as S

MOST = 200


def opening_lists(name: str, province: str, _actor: Actor) -> Options:
    """Types of document, documents that can be corrected, documents that wait for an answer."""
    match name:
        case "types":
            return [(each, each[:1].upper() + each[1:]) for each in (LETTER, *ABBREVIATIONS)]
        case "issued":
            gone = OutgoingDocument.objects.filter(province=province, state__in=(S.ISSUED, S.FILED))
            return [(each.pk, f"{each.full_number} {each.title}"[:200]) for each in gone.order_by("-pk")[:MOST]]
        case "incoming":
            came = (
                IncomingDocument.objects.filter(province=province)
                .exclude(state=IncomingState.DONE)
                .order_by("-pk")[:MOST]
            )
            return [(each.pk, f"{each.document_number} {each.title}"[:200]) for each in came]
    return ()


def act_lists(name: str, document: Any, _actor: Actor) -> Options:
    """Recipients that have not shown a receipt yet."""
    if name != "deliveries":
        return ()
    return [(each.pk, each.name) for each in Delivery.objects.of(KIND, document.pk).unproved()]
