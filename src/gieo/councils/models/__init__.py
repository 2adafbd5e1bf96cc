"""Tables of the councils."""

from gieo.councils.models.choosing import CandidateDraw, DrawAnswer, PanelProposal, SuspicionReview, Verdict
from gieo.councils.models.council import STANDING, Council, Membership
from gieo.councils.models.expert import (
    ChangeAnswer,
    Expert,
    ExpertApplication,
    ExpertChange,
    ExpertRefusal,
    Level,
    Origin,
    Reach,
)
from gieo.councils.models.item import CouncilItem
from gieo.councils.models.letter import CouncilLetter, LetterRound
from gieo.councils.models.member import MemberNote
from gieo.councils.models.minutes import BoundScan, MinutesEdit, ObserverReport
from gieo.councils.models.preference import ReviewPreference
from gieo.councils.models.presence import Attendance, Ballot, Declaration
from gieo.councils.models.reply import RemarkRelease, RemarkReply
from gieo.councils.models.reviewer import NamedReviewer
from gieo.councils.models.service import LedgerContest, QualityRecord, SittingFee, Usefulness
from gieo.councils.models.standing import FollowUp, SessionAttendance, ThematicSession, WorkingRegulation
from gieo.councils.models.technology import PriorityTechnology, TechnologyList
from gieo.councils.models.unwanted_name import UnwantedName

__all__ = [
    "STANDING",
    "Attendance",
    "Ballot",
    "BoundScan",
    "CandidateDraw",
    "ChangeAnswer",
    "Council",
    "CouncilItem",
    "CouncilLetter",
    "Declaration",
    "DrawAnswer",
    "Expert",
    "ExpertApplication",
    "ExpertChange",
    "ExpertRefusal",
    "FollowUp",
    "LedgerContest",
    "LetterRound",
    "Level",
    "MemberNote",
    "Membership",
    "MinutesEdit",
    "NamedReviewer",
    "ObserverReport",
    "Origin",
    "PanelProposal",
    "PriorityTechnology",
    "QualityRecord",
    "Reach",
    "RemarkRelease",
    "RemarkReply",
    "ReviewPreference",
    "SessionAttendance",
    "SittingFee",
    "SuspicionReview",
    "TechnologyList",
    "ThematicSession",
    "UnwantedName",
    "Usefulness",
    "Verdict",
    "WorkingRegulation",
]
