"""The kinds of dossier of this stage."""

from gieo.execution.adjustment.kind import ADJUSTMENT_KIND
from gieo.execution.check.kind import CHECK_KIND
from gieo.execution.finding.kind import FINDING_KIND
from gieo.execution.inspection.kind import INSPECTION_KIND
from gieo.execution.progress_report.kind import PROGRESS_REPORT_KIND

KINDS = (PROGRESS_REPORT_KIND, CHECK_KIND, INSPECTION_KIND, FINDING_KIND, ADJUSTMENT_KIND)
