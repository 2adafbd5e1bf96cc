"""Tables of the running tasks."""

from gieo.execution.models.adjustment import SUBJECTS, Adjustment
from gieo.execution.models.check import Check, CheckMember, Occasion, Organiser, Part
from gieo.execution.models.finding import Finding, FindingKind, Origin, Sanction
from gieo.execution.models.inspection import Inspection, Signal, Trigger
from gieo.execution.models.progress_report import ProgressReport

__all__ = [
    "SUBJECTS",
    "Adjustment",
    "Check",
    "CheckMember",
    "Finding",
    "FindingKind",
    "Inspection",
    "Occasion",
    "Organiser",
    "Origin",
    "Part",
    "ProgressReport",
    "Sanction",
    "Signal",
    "Trigger",
]
