"""With whose common list a form goes to the province, and in which capacity it is proposed."""

from datetime import datetime

from django.db import transaction

from gieo.dossiers.docket import record
from gieo.identity.models import Organisation
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.law import Law
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.proposals.models import Proposal
from gieo.proposals.models.proposal import last_instant_of
from gieo.proposals.policies import sits_on_the_council
from gieo.proposals.services.draft import own_draft
from gieo.proposals.states import ProposalState

LONGEST = 200
PROPOSING = {Law.L2013: ("TT06-2023:8.1",), Law.L2025: ("ND267-2025:10",)}


@transaction.atomic
def choose_route(
    *, proposal: Proposal, through: int | None, as_member: bool, member_field: str, actor: Actor, at: datetime
) -> Proposal:
    """Record the choice on the draft.

    Args:
        proposal: a draft of the actor's.
        through: primary key of a body with a council, which lists it (BG25-IV-5); None: sent by itself.
        as_member: proposed in the capacity of a member of the provincial council (BG25-II-1).
        member_field: the field in that member's charge.
        actor: its writer.
        at: when.

    Raises:
        Refused: not the actor's own draft, a body without a council, or the actor sits on no council.
    """
    locked = own_draft(proposal, actor)
    refusals = []
    compilers = Organisation.objects.filter(province=locked.province_id, has_council=True)
    if through is not None and not compilers.filter(pk=through).exists():
        message = _("Chỉ cơ quan có Hội đồng KH&CN lập danh mục chung.")
        refusals.append(Refusal(code="no_council", message=message, basis=PROPOSING[locked.law], field="through"))
    if as_member and not sits_on_the_council(actor, locked.province_id):
        message = _("Chỉ thành viên Hội đồng KH&CN tỉnh đề xuất với tư cách đó.")
        refusals.append(Refusal(code="not_a_member", message=message, basis=PROPOSING[locked.law], field="as_member"))
    if refusals:
        raise Refused(refusals)
    if locked.state == ProposalState.DRAFT and locked.call and through != locked.call.body_id:
        # another way than the call it was written for
        locked.call, locked.due_at, locked.due_basis = None, last_instant_of(locked.window), locked.window.basis
    locked.through_id, locked.as_member, locked.saved_at = through, as_member, at
    locked.member_field = text.collapse(text.nfc(member_field))[:LONGEST] if as_member else ""
    locked.save(update_fields=["through", "call", "as_member", "member_field", "saved_at", "due_at", "due_basis"])
    record(locked)
    return locked
