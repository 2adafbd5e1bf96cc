"""The clocks of the records office."""

from gieo.rulebooks.models.rules import DeadlineRule
from gieo.rulebooks.models.values import Frozen


class ClericalRules(Frozen):
    """How long documents may lie with the clerk.

    Attributes:
        number: from the signature in ink to the number.
        send: from the number to the sending.
        hand_up: from the arrival of a document to whoever decides who answers it.
    """

    number: DeadlineRule
    send: DeadlineRule
    hand_up: DeadlineRule
