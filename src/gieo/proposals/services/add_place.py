"""Name a locality or unit where the task is to be carried out (BG25-II-3)."""

from datetime import datetime

from django.db import transaction

from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.proposals.models import ImplementationPlace, Proposal
from gieo.proposals.services.draft import locked_draft


@transaction.atomic
def add_place(*, proposal: Proposal, name: str, actor: Actor, at: datetime) -> ImplementationPlace:
    """Add a place; the same name twice is the same place.

    Raises:
        Refused: not a draft of the actor's, or no name.
    """
    locked = locked_draft(proposal, actor)
    name = text.collapse(text.nfc(name))
    if not name:
        message = _("Nhập tên địa phương hoặc đơn vị nơi thực hiện.")
        raise Refused([Refusal(code="no_place", message=message, field="places")])
    locked.saved_at = at
    locked.save(update_fields=["saved_at"])
    place, _created = ImplementationPlace.objects.get_or_create(proposal=locked, name=name[:250])
    return place
