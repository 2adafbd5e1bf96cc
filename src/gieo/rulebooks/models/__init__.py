"""The shapes of a rulebook: frozen, extra keys forbidden, every value with its article and how sure it is."""

from gieo.rulebooks.models.forms import Choice, Column, FieldKind, FormField, ProposalForm, RequiredWhen
from gieo.rulebooks.models.legal import Instrument, LegalIndex, LegalReference
from gieo.rulebooks.models.rulebook import Rulebook
from gieo.rulebooks.models.values import (
    BallotRule,
    CouncilRule,
    DeadlineRule,
    LateRule,
    NamedRule,
    Profile,
    QuotaRule,
    Sourced,
    Status,
    TargetRule,
    WindowRule,
)

__all__ = [
    "BallotRule",
    "Choice",
    "Column",
    "CouncilRule",
    "DeadlineRule",
    "FieldKind",
    "FormField",
    "Instrument",
    "LateRule",
    "LegalIndex",
    "LegalReference",
    "NamedRule",
    "Profile",
    "ProposalForm",
    "QuotaRule",
    "RequiredWhen",
    "Rulebook",
    "Sourced",
    "Status",
    "TargetRule",
    "WindowRule",
]
