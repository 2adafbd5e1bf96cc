"""The kinds of dossier of this stage, in the order they follow one another."""

from gieo.selection.application.kind import APPLICATION_KIND
from gieo.selection.approval.kind import APPROVAL_KIND
from gieo.selection.budget_appraisal.kind import BUDGET_APPRAISAL_KIND
from gieo.selection.call.kind import CALL_KIND
from gieo.selection.selection.kind import SELECTION_KIND

KINDS = (CALL_KIND, APPLICATION_KIND, SELECTION_KIND, BUDGET_APPRAISAL_KIND, APPROVAL_KIND)
