"""The shapes of a rulebook: frozen, extra keys forbidden, every value with its article and how sure it is."""

from gieo.rulebooks.models.councils import BallotRule, CouncilRule, Seat, SeatGroup
from gieo.rulebooks.models.duties import DutyHolder, DutyRule, Proof, Recurrence
from gieo.rulebooks.models.figures import FigureRule, RhythmRule
from gieo.rulebooks.models.forms import Choice, Column, FieldKind, FormField, ProposalForm, RequiredWhen
from gieo.rulebooks.models.holidays import HolidayYear, RestDays, WorkedSaturday
from gieo.rulebooks.models.legal import Article, Binds, CitedBy, Instrument, LegalIndex, LegalReference
from gieo.rulebooks.models.profile import Profile
from gieo.rulebooks.models.rulebook import Rulebook
from gieo.rulebooks.models.rules import (
    Counted,
    DeadlineRule,
    Envelope,
    FieldOfScience,
    Holder,
    LateRule,
    NamedRule,
    QuotaRule,
    TargetRule,
    WindowRule,
)
from gieo.rulebooks.models.tasks import Bar, BarSubject, MoneySource, TaskKind
from gieo.rulebooks.models.values import Frozen, Mark, Share, Sourced, Status

__all__ = [
    "Article",
    "BallotRule",
    "Bar",
    "BarSubject",
    "Binds",
    "Choice",
    "CitedBy",
    "Column",
    "CouncilRule",
    "Counted",
    "DeadlineRule",
    "DutyHolder",
    "DutyRule",
    "Envelope",
    "FieldKind",
    "FieldOfScience",
    "FigureRule",
    "FormField",
    "Frozen",
    "Holder",
    "HolidayYear",
    "Instrument",
    "LateRule",
    "LegalIndex",
    "LegalReference",
    "Mark",
    "MoneySource",
    "NamedRule",
    "Profile",
    "Proof",
    "ProposalForm",
    "QuotaRule",
    "Recurrence",
    "RequiredWhen",
    "RestDays",
    "RhythmRule",
    "Rulebook",
    "Seat",
    "SeatGroup",
    "Share",
    "Sourced",
    "Status",
    "TargetRule",
    "TaskKind",
    "WindowRule",
    "WorkedSaturday",
]
