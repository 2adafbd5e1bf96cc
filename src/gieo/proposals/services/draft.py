"""The door every change of a draft goes through: locked, and only by whoever may write now."""

from gieo.core.prepared import Prepared
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refused
from gieo.proposals.models import Proposal
from gieo.proposals.policies import may_own, may_write


def locked_draft(proposal: Proposal, actor: Actor) -> Proposal:
    """The proposal, locked until the transaction ends.

    Raises:
        Refused: it is not the actor's to write, or was sent already.
    """
    (locked,) = _LOCKED.ask(pk=proposal.pk)
    decision = may_write(actor, locked)
    if decision.reason:
        raise Refused([decision.reason])
    return locked


def own_draft(proposal: Proposal, actor: Actor) -> Proposal:
    """The same, for what only its owner decides.

    Raises:
        Refused: the actor is invited only, or it was sent already.
    """
    (locked,) = _LOCKED.ask(pk=proposal.pk)
    decision = may_own(actor, locked)
    if decision.reason:
        raise Refused([decision.reason])
    return locked


# Asked at every pause of everybody who writes.
_LOCKED = Prepared(
    lambda pk: Proposal.objects.select_for_update(of=("self",), no_key=True).select_related("window").filter(pk=pk),
    pk=-1,
)
