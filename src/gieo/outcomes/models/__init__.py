"""Tables of the outcomes."""

from gieo.outcomes.models.follow_up import (
    ApplicationReport,
    Commendation,
    DisseminationEvent,
    ProfitShare,
    ResultUse,
)
from gieo.outcomes.models.outcome import Outcome
from gieo.outcomes.models.replication import Replication, ReplicationAssignment, ReplicationLine

__all__ = [
    "ApplicationReport",
    "Commendation",
    "DisseminationEvent",
    "Outcome",
    "ProfitShare",
    "Replication",
    "ReplicationAssignment",
    "ReplicationLine",
    "ResultUse",
]
