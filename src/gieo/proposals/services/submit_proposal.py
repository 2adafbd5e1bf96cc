"""Send a draft inside the window."""

from datetime import datetime

from gieo.kernel.actors import Actor
from gieo.proposals.models import Proposal, Receipt
from gieo.proposals.services.send_form import send_form


def submit_proposal(*, proposal: Proposal, actor: Actor, at: datetime, key: str = "") -> Receipt:
    """A numbered receipt for a form that arrived inside the window (T01), or inside the call of a body.

    Raises:
        Refused: with every reason, each with its article; see `send_form`.
    """
    return send_form(act="hand_in" if proposal.call_id else "submit", proposal=proposal, actor=actor, at=at, key=key)
