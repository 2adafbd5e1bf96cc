"""Send a draft after the window has closed: an act of its own."""

from datetime import datetime

from gieo.kernel.actors import Actor
from gieo.proposals.models import Proposal, Receipt
from gieo.proposals.services.send_form import send_form


def submit_late(*, proposal: Proposal, actor: Actor, at: datetime, key: str = "") -> Receipt:
    """A receipt marked late; the form is kept in the late register and never compiled (BG25-III-3).

    Raises:
        Refused: with every reason, each with its article; see `send_form`.
    """
    return send_form(act="submit_late", proposal=proposal, actor=actor, at=at, key=key)
