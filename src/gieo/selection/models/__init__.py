"""Tables of the selection."""

from gieo.selection.models.application import Application
from gieo.selection.models.approval import Approval
from gieo.selection.models.budget_appraisal import AppraisedLine, BudgetAppraisal
from gieo.selection.models.call import Call
from gieo.selection.models.selection import Selection
from gieo.selection.models.unwanted_judge import UnwantedJudge

__all__ = ["Application", "AppraisedLine", "Approval", "BudgetAppraisal", "Call", "Selection", "UnwantedJudge"]
