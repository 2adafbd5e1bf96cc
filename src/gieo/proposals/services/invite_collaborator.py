"""The owner of a draft invites somebody to write on it or to remark on it."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext

from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.docket import record
from gieo.identity.selectors import account_of, actor_of
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.notifications.services.notify import notify
from gieo.proposals.models import Collaborator, Proposal
from gieo.proposals.models.collaborator import STANDING
from gieo.proposals.policies import READERS, WRITERS, owns
from gieo.proposals.services.draft import own_draft
from gieo.proposals.sharing import SHARING, Part
from gieo.rulebooks.models import Topic


@transaction.atomic
def invite_collaborator(*, proposal: Proposal, email: str, part: Part, actor: Actor, at: datetime) -> Collaborator:
    """Open the draft to the account of this address, in this part, and tell it; another part takes the place of one.

    Args:
        proposal: a draft of the actor's or of the actor's body.
        email: of an account that may propose.
        part: to write, or to remark.
        actor: the owner.
        at: when.

    Raises:
        Refused: not the actor's own draft, no such account to invite, one that owns the draft already or reads what
            the province receives, or invited in this part already.
    """
    locked = own_draft(proposal, actor)
    guest = account_of(email)
    invited = actor_of(guest, at.astimezone(LEGAL_ZONE).date()) if guest and guest.is_active else None
    refusal = _refusal(locked, invited, part)
    if refusal or guest is None or invited is None:
        raise Refused([refusal or _nobody()])
    Collaborator.objects.filter(STANDING, proposal=locked, user=guest).update(taken_back_at=at)
    collaborator = Collaborator.objects.create(
        proposal=locked, user=guest, name=invited.name, part=part, invited_at=at, invited_by_id=actor.user or 0
    )
    record(locked)
    _tell(locked, collaborator, actor, at)
    return collaborator


def _refusal(proposal: Proposal, invited: Actor | None, part: Part) -> Refusal | None:
    """Whoever has no seat to write from is nobody to invite: it is not told apart from an address without account."""
    if invited is None or not any(seat.role in WRITERS for seat in invited.seats):
        return _nobody()
    if owns(invited, proposal):
        message = _("Người này đã là chủ phiếu hoặc cùng cơ quan của chủ phiếu, không cần mời.")
        return Refusal(code="writes_already", message=message, basis=SHARING, field="email")
    if invited.roles_in(proposal.province_id) & READERS:
        message = _("Người này nhận, xem xét đề xuất của tỉnh nên không cùng viết.")
        return Refusal(code="reads_for_the_province", message=message, basis=("GIEO-MACDINH:38",), field="email")
    if proposal.collaborators.filter(STANDING, user=invited.user, part=part).exists():
        message = _("Người này đã được mời với phần việc đó.")
        return Refusal(code="invited_already", message=message, basis=SHARING, field="email")
    return None


def _nobody() -> Refusal:
    message = _("Không có tài khoản người đề xuất nào đã xác nhận địa chỉ thư này.")
    return Refusal(code="nobody_to_invite", message=message, basis=SHARING, field="email")


def _tell(proposal: Proposal, collaborator: Collaborator, actor: Actor, at: datetime) -> None:
    values = {"who": actor.name, "number": proposal.number, "part": gettext(Part(collaborator.part).label).lower()}
    notify(
        users=[collaborator.user],
        key=f"collaborator-{collaborator.pk}",
        subject=gettext("%(who)s mời ông/bà %(part)s phiếu %(number)s") % values,
        body=proposal.title or gettext("Phiếu chưa đặt tên"),
        at=at,
        url=reverse("proposals:sharing", args=[proposal.number]),
        topic=Topic.NEWS,
    )
