"""Tables of the councils."""

from gieo.councils.models.council import STANDING, Council, Membership
from gieo.councils.models.expert import ChangeAnswer, Expert, ExpertApplication, ExpertChange, Origin, Reach
from gieo.councils.models.item import CouncilItem
from gieo.councils.models.presence import Attendance, Ballot, Declaration
from gieo.councils.models.service import LedgerContest, SittingFee

__all__ = [
    "STANDING",
    "Attendance",
    "Ballot",
    "ChangeAnswer",
    "Council",
    "CouncilItem",
    "Declaration",
    "Expert",
    "ExpertApplication",
    "ExpertChange",
    "LedgerContest",
    "Membership",
    "Origin",
    "Reach",
    "SittingFee",
]
