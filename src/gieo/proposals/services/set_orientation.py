"""What of the orientation a proposal answers, or why it lies outside."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.orientation.models import OrientationItem
from gieo.proposals.models import Proposal
from gieo.proposals.services.draft import locked_draft


@transaction.atomic
def set_items(*, proposal: Proposal, items: Iterable[int], actor: Actor, at: datetime) -> Proposal:
    """Answer these items of the notice the window belongs to.

    Raises:
        Refused: not a draft of the actor's, or an item of another notice.
    """
    locked = locked_draft(proposal, actor)
    wanted = set(items)
    found = OrientationItem.objects.filter(pk__in=wanted, field__notice=locked.window.notice_id)
    if found.count() != len(wanted):
        message = _("Nội dung đã chọn không thuộc thông báo định hướng của đợt này.")
        raise Refused(
            [Refusal(code="foreign_item", message=message, basis=(locked.window.basis,), field="orientation")]
        )
    locked.items.set(found)
    locked.saved_at = at
    locked.save(update_fields=["saved_at"])
    return locked


@transaction.atomic
def set_outside_orientation(*, proposal: Proposal, outside: bool, reason: str, actor: Actor, at: datetime) -> Proposal:
    """Propose outside the orientation, with the reason why it is necessary and urgent (LS25-II-7), or no longer.

    Raises:
        Refused: not a draft of the actor's.
    """
    locked = locked_draft(proposal, actor)
    locked.outside_orientation = outside
    locked.outside_reason = text.nfc(reason).strip()
    locked.saved_at = at
    locked.save(update_fields=["outside_orientation", "outside_reason", "saved_at"])
    return locked
