"""The legal moves of a yearly estimate.

A unit's is compiled, that of the province is appraised and approved, a district allocates its own.
"""

from gieo.dossiers.policies import roles_on
from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition, Workflow
from gieo.plans.estimate import effects, guards
from gieo.plans.estimate.facts import (
    AppraisalFacts,
    ApprovalFacts,
    DropFacts,
    LineFacts,
    MoneyFacts,
    RemarkFacts,
    SendBackFacts,
)
from gieo.plans.estimate.states import EstimateState as S
from gieo.plans.models import Estimate
from gieo.rulebooks import library

BODY = frozenset({Role.FOCAL_OFFICER})
OFFICER = frozenset({Role.SCIENCE_OFFICER})
FINANCE = frozenset({Role.FINANCE_OFFICER})
PLANNING = guards.PLANNING
# Finance and Planning draw the budget up on the proposal of the Sở (95/2014, article 5.2c); the committee assigns it.
APPRAISING = ("ND95-2014:5.2c",)
ASSIGNING = ("LUAT29-2013:51.3",)

ESTIMATE: Workflow[S, Estimate] = Workflow(
    name="estimate",
    label=_("Kế hoạch, dự toán năm"),
    states=S,
    initial=S.DRAFT,
    final=(S.TAKEN_UP, S.CLOSED),
    owners={
        S.DRAFT: Role.FOCAL_OFFICER,
        S.HANDED_IN: Role.SCIENCE_OFFICER,
        S.SENT: Role.FINANCE_OFFICER,
        S.APPRAISED: Role.CHAIRMAN,
        S.APPROVED: Role.FOCAL_OFFICER,
    },
    roles_on=roles_on,
    legal_index=library.legal_index(),
    rows=(
        Transition(
            name="add_line",
            label=_("Thêm dòng"),
            source=frozenset({S.DRAFT}),
            target=S.DRAFT,
            actors=BODY | OFFICER,
            requires=(guards.is_the_writers, guards.is_not_listed_yet),
            legal_basis=PLANNING,
            facts=LineFacts,
            writes=effects.keep_line,
        ),
        Transition(
            name="drop_line",
            label=_("Bỏ dòng"),
            source=frozenset({S.DRAFT}),
            target=S.DRAFT,
            actors=BODY | OFFICER,
            requires=(guards.is_the_writers, guards.has_lines),
            legal_basis=PLANNING,
            facts=DropFacts,
            writes=effects.drop_line,
        ),
        Transition(
            name="hand_in",
            label=_("Gửi Văn phòng Sở"),
            source=frozenset({S.DRAFT}),
            target=S.HANDED_IN,
            actors=BODY,
            requires=(guards.is_a_units, guards.has_lines),
            legal_basis=PLANNING,
            announces="estimate.handed_in",
        ),
        Transition(
            name="send_back",
            label=_("Trả lại đơn vị để sửa"),
            source=frozenset({S.HANDED_IN}),
            target=S.DRAFT,
            actors=OFFICER,
            legal_basis=("GIEO-MACDINH:12",),
            facts=SendBackFacts,
            announces="estimate.sent_back",
        ),
        Transition(
            name="take_up",
            label=_("Đưa vào đề nghị của tỉnh"),
            source=frozenset({S.HANDED_IN}),
            target=S.TAKEN_UP,
            actors=OFFICER,
            requires=(guards.can_be_compiled,),
            legal_basis=PLANNING,
            writes=effects.compile_lines,
            announces="estimate.taken_up",
        ),
        Transition(
            name="send",
            label=_("Ký gửi Sở Tài chính"),
            source=frozenset({S.DRAFT}),
            target=S.SENT,
            actors=frozenset({Role.DIRECTOR}),
            requires=(guards.is_of_the_province, guards.has_lines),
            legal_basis=APPRAISING,
            legal_basis_2025=PLANNING,
            issues=("funding_proposal",),
            announces="estimate.sent",
        ),
        Transition(
            name="remark",
            label=_("Góp ý một dòng"),
            source=frozenset({S.SENT}),
            target=S.SENT,
            actors=FINANCE,
            legal_basis=APPRAISING,
            legal_basis_2025=PLANNING,
            facts=RemarkFacts,
            writes=effects.keep_remark,
        ),
        Transition(
            name="appraise",
            label=_("Thẩm định từng dòng"),
            source=frozenset({S.SENT}),
            target=S.APPRAISED,
            actors=FINANCE,
            requires=(guards.judges_every_line_once, guards.says_why_it_differs),
            legal_basis=APPRAISING,
            legal_basis_2025=PLANNING,
            facts=AppraisalFacts,
            writes=effects.appraise,
            issues=("funding_appraisal",),
            announces="estimate.appraised",
        ),
        Transition(
            name="approve",
            label=_("Giao kinh phí"),
            source=frozenset({S.APPRAISED}),
            target=S.APPROVED,
            actors=frozenset({Role.CHAIRMAN}),
            requires=(guards.judges_every_line_once, guards.says_why_it_differs),
            legal_basis=ASSIGNING,
            legal_basis_2025=PLANNING,
            facts=ApprovalFacts,
            writes=effects.approve,
            announces="estimate.approved",
        ),
        Transition(
            name="allocate",
            label=_("Ghi quyết định giao kinh phí của huyện"),
            source=frozenset({S.DRAFT}),
            target=S.APPROVED,
            actors=BODY,
            requires=(
                guards.is_a_districts, guards.has_lines, guards.judges_every_line_once, guards.says_why_it_differs,
            ),
            legal_basis=guards.ALLOCATING,
            legal_basis_2025=PLANNING,
            facts=ApprovalFacts,
            writes=effects.approve,
            announces="estimate.approved",
        ),
        Transition(
            name="record_money",
            label=_("Ghi tiền đã nhận, đã chi"),
            source=frozenset({S.APPROVED}),
            target=S.APPROVED,
            actors=BODY | OFFICER,
            requires=(guards.is_the_writers, guards.is_not_more_than_came_in),
            legal_basis=PLANNING,
            facts=MoneyFacts,
            writes=effects.keep_money,
        ),
        Transition(
            name="close",
            label=_("Khép sổ cuối năm"),
            source=frozenset({S.APPROVED}),
            target=S.CLOSED,
            actors=BODY | OFFICER,
            requires=(guards.is_the_writers, guards.is_over),
            legal_basis=PLANNING,
        ),
    ),
)  # fmt: skip
