"""The legal moves of a plan. The standing body alone edits it (BP-IV-1a): the officer of the Sở."""

from gieo.dossiers.policies import roles_on
from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition, Workflow
from gieo.plans.models import Plan
from gieo.plans.plan import effects, guards
from gieo.plans.plan.facts import CostFacts, FaceFacts, MembersFacts, PlanReportFacts, ResultFacts, UrgeFacts
from gieo.plans.plan.states import PlanState as S
from gieo.rulebooks import library

OFFICER = frozenset({Role.SCIENCE_OFFICER})
FOLLOWING = ("GIEO-MACDINH:45",)
FOLLOWING_2025 = ("LUAT93-2025:15",)

PLAN: Workflow[S, Plan] = Workflow(
    name="plan",
    label=_("Kế hoạch"),
    states=S,
    initial=S.DRAFT,
    final=(S.ENDED,),
    owners={S.DRAFT: Role.SCIENCE_OFFICER, S.IN_FORCE: Role.SCIENCE_OFFICER},
    roles_on=roles_on,
    legal_index=library.legal_index(),
    rows=(
        Transition(
            name="correct",
            label=_("Sửa phần đầu"),
            source=frozenset({S.DRAFT}),
            target=S.DRAFT,
            actors=OFFICER,
            requires=(guards.ends_after_it_begins,),
            legal_basis=("GIEO-MACDINH:11",),
            facts=FaceFacts,
            writes=effects.rewrite,
        ),
        Transition(
            name="confirm",
            label=_("Xác nhận đúng văn bản"),
            source=frozenset({S.DRAFT}),
            target=S.IN_FORCE,
            actors=OFFICER,
            legal_basis=FOLLOWING,
            legal_basis_2025=FOLLOWING_2025,
            announces="plan.confirmed",
        ),
        Transition(
            name="record_result",
            label=_("Ghi kết quả của chỉ tiêu"),
            source=frozenset({S.IN_FORCE}),
            target=S.IN_FORCE,
            actors=OFFICER,
            legal_basis=FOLLOWING,
            legal_basis_2025=FOLLOWING_2025,
            facts=ResultFacts,
            writes=effects.keep_result,
        ),
        Transition(
            name="record_members",
            label=_("Ghi mức đạt của từng cơ quan, nhiệm vụ"),
            source=frozenset({S.IN_FORCE}),
            target=S.IN_FORCE,
            actors=OFFICER,
            legal_basis=FOLLOWING,
            legal_basis_2025=FOLLOWING_2025,
            facts=MembersFacts,
            writes=effects.keep_members,
        ),
        Transition(
            name="record_cost",
            label=_("Ghi dòng kinh phí của phụ lục"),
            source=frozenset({S.IN_FORCE}),
            target=S.IN_FORCE,
            actors=OFFICER,
            requires=(guards.is_not_itemised_yet,),
            legal_basis=FOLLOWING,
            legal_basis_2025=FOLLOWING_2025,
            facts=CostFacts,
            writes=effects.keep_cost,
        ),
        Transition(
            name="urge",
            label=_("Đôn đốc việc chậm"),
            source=frozenset({S.IN_FORCE}),
            target=S.IN_FORCE,
            actors=OFFICER,
            legal_basis=FOLLOWING,
            legal_basis_2025=FOLLOWING_2025,
            facts=UrgeFacts,
            issues=("urging_letter",),
            announces="plan.urged",
        ),
        Transition(
            name="report",
            label=_("Báo cáo thực hiện kế hoạch"),
            source=frozenset({S.IN_FORCE}),
            target=S.IN_FORCE,
            actors=OFFICER,
            requires=(guards.reports_a_span_that_is_over,),
            legal_basis=FOLLOWING,
            legal_basis_2025=FOLLOWING_2025,
            facts=PlanReportFacts,
            issues=("plan_report",),
            announces="plan.reported",
        ),
        Transition(
            name="end",
            label=_("Kết thúc kế hoạch"),
            source=frozenset({S.IN_FORCE}),
            target=S.ENDED,
            actors=OFFICER,
            requires=(guards.is_over,),
            legal_basis=FOLLOWING,
            legal_basis_2025=FOLLOWING_2025,
            announces="plan.ended",
        ),
    ),
)
