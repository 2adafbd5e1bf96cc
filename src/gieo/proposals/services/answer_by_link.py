"""A body without an account answers by its link."""

from datetime import datetime

from gieo.core import wall
from gieo.dossiers.services.act import act
from gieo.kernel.actors import Actor, Role, Seat
from gieo.proposals.confirmation.facts import ConfirmFacts, DeclineFacts
from gieo.proposals.models import Confirmation


def answer_by_link(*, confirmation: Confirmation, facts: ConfirmFacts | DeclineFacts, at: datetime) -> Confirmation:
    """Record the answer; the trail names who gave it and to which address the link had gone.

    Raises:
        TransitionRefused: answered already, run out, or a place of application without its means.
    """
    who = f"{facts.answered_name}, {confirmation.body_name} (qua đường dẫn gửi tới {confirmation.email})"
    actor = Actor(name=who, seats=frozenset({Seat(Role.SYSTEM)}))
    name = "confirm" if isinstance(facts, ConfirmFacts) else "decline"
    with wall.as_far_as(confirmation.province_id):  # whoever holds the link is no reader of the province
        answered: Confirmation = act(confirmation, name, actor=actor, at=at, facts=facts).subject
    return answered
