"""Send a returned form again."""

from datetime import datetime

from gieo.kernel.actors import Actor
from gieo.proposals.models import Proposal, Receipt
from gieo.proposals.services.send_form import send_form


def resubmit_proposal(*, proposal: Proposal, actor: Actor, at: datetime, key: str = "") -> Receipt:
    """A new receipt; the earlier ones stay on file.

    Raises:
        Refused: with every reason, each with its article; see `send_form`.
    """
    return send_form(act="resubmit", proposal=proposal, actor=actor, at=at, key=key)
