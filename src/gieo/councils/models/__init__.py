"""Tables of the councils."""

from gieo.councils.models.council import STANDING, Council, Membership
from gieo.councils.models.expert import ChangeAnswer, Expert, ExpertChange
from gieo.councils.models.item import CouncilItem
from gieo.councils.models.presence import Attendance, Ballot, Declaration

__all__ = [
    "STANDING",
    "Attendance",
    "Ballot",
    "ChangeAnswer",
    "Council",
    "CouncilItem",
    "Declaration",
    "Expert",
    "ExpertChange",
    "Membership",
]
