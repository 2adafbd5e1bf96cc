"""The shapes of a rulebook: frozen, extra keys forbidden, every value with its article and how sure it is."""

from gieo.rulebooks.models.councils import BallotRule, CouncilRule
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
from gieo.rulebooks.models.values import Frozen, Mark, Share, Sourced, Status

__all__ = [
    "Article",
    "BallotRule",
    "Binds",
    "Choice",
    "CitedBy",
    "Column",
    "CouncilRule",
    "Counted",
    "DeadlineRule",
    "Envelope",
    "FieldKind",
    "FieldOfScience",
    "FormField",
    "Frozen",
    "Holder",
    "HolidayYear",
    "Instrument",
    "LateRule",
    "LegalIndex",
    "LegalReference",
    "Mark",
    "NamedRule",
    "Profile",
    "ProposalForm",
    "QuotaRule",
    "RequiredWhen",
    "RestDays",
    "Rulebook",
    "Share",
    "Sourced",
    "Status",
    "TargetRule",
    "WindowRule",
    "WorkedSaturday",
]
