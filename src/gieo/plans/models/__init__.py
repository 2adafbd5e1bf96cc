"""Tables of the plans."""

from gieo.plans.models.activity import PlanActivity
from gieo.plans.models.check import PlanCheck
from gieo.plans.models.content import PlanContent, PlanGoal
from gieo.plans.models.cost import PlanCost
from gieo.plans.models.estimate import Estimate, EstimateLine, LineRemark
from gieo.plans.models.plan import Plan
from gieo.plans.models.row import PlanRow
from gieo.plans.models.target import PlanTarget, TargetMember, TargetResult

__all__ = [
    "Estimate",
    "EstimateLine",
    "LineRemark",
    "Plan",
    "PlanActivity",
    "PlanCheck",
    "PlanContent",
    "PlanCost",
    "PlanGoal",
    "PlanRow",
    "PlanTarget",
    "TargetMember",
    "TargetResult",
]
