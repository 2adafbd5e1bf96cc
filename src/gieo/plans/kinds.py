"""What the docket knows of the dossiers of this stage."""

from gieo.plans.estimate.kind import ESTIMATE_KIND
from gieo.plans.plan.kind import PLAN_KIND
from gieo.plans.plan_row.kind import PLAN_ROW_KIND

KINDS = (PLAN_KIND, PLAN_ROW_KIND, ESTIMATE_KIND)
