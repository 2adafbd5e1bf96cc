"""The legal moves of a determination (transitions T06b to T10, N04 to N05c)."""

from gieo.councils import independent
from gieo.councils.procedure import Outcome, Procedure
from gieo.councils.sitting.parts import MINUTES, TALLY_SHEET
from gieo.councils.sitting.rows import council_rows
from gieo.dossiers.policies import roles_on
from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition, Workflow
from gieo.proposals.determination import effects, guards
from gieo.proposals.determination.counting import COUNCIL, NOT_RECOMMENDED, RECOMMENDED, content_of, count, preview
from gieo.proposals.determination.facts import (
    AdoptionFacts,
    BallotFacts,
    OrderTextFacts,
    ResultFacts,
    ReviewFacts,
)
from gieo.proposals.determination.states import DeterminationState as S
from gieo.proposals.models import Determination
from gieo.rulebooks import library

DESK = frozenset({Role.COUNCIL_SECRETARY, Role.SCIENCE_OFFICER})
DIRECTOR = frozenset({Role.DIRECTOR})
COUNCIL_2025 = ("ND267-2025:12.6",)
REVIEWING = ("TT06-2023:15.1",)

PROCEDURE = Procedure(
    council=COUNCIL,
    title="Hội đồng tư vấn xác định nhiệm vụ",
    prefix="determination",
    draft=frozenset({S.DRAFT, S.REVIEW}),
    hears_applicants=True,
    founded=S.FOUNDED,
    papers_sent=S.PAPERS_SENT,
    sitting=S.SITTING,
    voting=S.VOTING,
    outcomes=(
        Outcome(
            name="recommend",
            label=_("Kiểm phiếu: đề nghị thực hiện"),
            key=RECOMMENDED,
            state=S.RECOMMENDED,
            announces="determination.recommended",
            legal_basis=("TT06-2023:12.7",),
            legal_basis_2025=COUNCIL_2025,
            deadline="determination.text",
            facts=ResultFacts,
        ),
        Outcome(
            name="not_recommend",
            label=_("Kiểm phiếu: không đề nghị thực hiện"),
            key=NOT_RECOMMENDED,
            state=S.NOT_RECOMMENDED,
            announces="determination.not_recommended",
            legal_basis=("TT06-2023:12.10",),
            legal_basis_2025=COUNCIL_2025,
            facts=ResultFacts,
            requires=(guards.refusal_is_explained,),
        ),
    ),
    ballot=BallotFacts,
    ballot_content=content_of,
    count=count,
    preview=preview,
    ballot_guards=(guards.criteria_are_rated, guards.reason_is_written),
    basis={
        "found": ("TT06-2023:10.1", "TT06-2023:10.2"),
        "assign": ("TT06-2023:10.1",),
        "papers": ("TT06-2023:11.4",),
        "open": ("TT06-2023:11", "ND08-2014:33.1"),
        "vote": ("TT06-2023:12.6",),
        "count": ("TT06-2023:12.7",),
    },
    codes={TALLY_SHEET: "C3-BBKP", MINUTES: "D1-BBHĐ"},
)

DETERMINATION: Workflow[S, Determination] = Workflow(
    name="determination",
    label=_("Xác định nhiệm vụ"),
    states=S,
    initial=S.DRAFT,
    final=(S.FORWARDED, S.NOT_RECOMMENDED),
    owners={
        S.DRAFT: Role.DIRECTOR,
        S.FOUNDED: Role.SCIENCE_OFFICER,
        S.PAPERS_SENT: Role.SCIENCE_OFFICER,
        S.SITTING: Role.COUNCIL_SECRETARY,
        S.VOTING: Role.COUNCIL_SECRETARY,
        S.RECOMMENDED: Role.COUNCIL_SECRETARY,
        S.TEXT_READY: Role.COUNCIL_SECRETARY,
        S.REVIEW: Role.DIRECTOR,
        S.EXPERT_CHECK: Role.SCIENCE_OFFICER,
    },
    roles_on=roles_on,
    legal_index=library.legal_index(),
    rows=(
        *council_rows(PROCEDURE),
        Transition(
            name="write_text",
            label=_("Soạn nội dung đặt hàng"),
            source=frozenset({S.RECOMMENDED, S.TEXT_READY}),
            target=S.TEXT_READY,
            actors=DESK,
            requires=(guards.products_are_named,),
            legal_basis=("TT06-2023:12.8",),
            legal_basis_2025=COUNCIL_2025,
            facts=OrderTextFacts,
            writes=effects.write_text,
            issues=("order_text",),
            deadline="determination.text",
        ),
        Transition(
            name="adopt_text",
            label=_("Thông qua nội dung đặt hàng"),
            source=frozenset({S.TEXT_READY}),
            target=S.REVIEW,
            actors=DESK,
            requires=(guards.text_is_adopted,),
            legal_basis=("TT06-2023:12.9",),
            legal_basis_2025=COUNCIL_2025,
            facts=AdoptionFacts,
            announces="determination.text_adopted",
            deadline="determination.review",
        ),
        Transition(
            name="forward",
            label=_("Trình vào danh mục đặt hàng"),
            source=frozenset({S.REVIEW}),
            target=S.FORWARDED,
            actors=DIRECTOR,
            legal_basis=REVIEWING,
            legal_basis_2025=("ND267-2025:12",),
            facts=ReviewFacts,
            issues=("review_note",),
            announces="determination.forwarded",
        ),
        Transition(
            name="drop",
            label=_("Không trình vào danh mục"),
            source=frozenset({S.REVIEW}),
            target=S.NOT_RECOMMENDED,
            actors=DIRECTOR,
            legal_basis=REVIEWING,
            legal_basis_2025=("ND267-2025:12",),
            facts=ReviewFacts,
            issues=("review_note",),
            announces="determination.not_recommended",
        ),
        Transition(
            name="sit_again",
            label=_("Đưa ra hội đồng xem xét lại"),
            source=frozenset({S.NOT_RECOMMENDED}),
            target=S.REVIEW,
            actors=DIRECTOR,
            requires=(guards.a_complaint_was_upheld,),
            legal_basis=("LUAT02-2011:31",),
            facts=ReviewFacts,
            announces="determination.reopened",
            deadline="determination.review",
            correction=True,
        ),
        Transition(
            name="ask_experts",
            label=_("Lấy ý kiến chuyên gia độc lập"),
            source=frozenset({S.REVIEW}),
            target=S.EXPERT_CHECK,
            actors=DIRECTOR,
            requires=(independent.experts_are_enough, independent.experts_are_independent),
            legal_basis=("TT06-2023:15.1", "ND08-2014:34"),
            legal_basis_2025=("ND267-2025:12",),
            facts=independent.ExpertsFacts,
            confidential=True,
            announces="determination.experts_asked",
            deadline="determination.expert_report",
        ),
        Transition(
            name="record_opinions",
            label=_("Ghi ý kiến chuyên gia"),
            source=frozenset({S.EXPERT_CHECK}),
            target=S.REVIEW,
            actors=frozenset({Role.SCIENCE_OFFICER}),
            requires=(independent.everybody_asked_has_answered,),
            legal_basis=("TT06-2023:15.1", "ND08-2014:34"),
            legal_basis_2025=("ND267-2025:12",),
            facts=independent.OpinionsFacts,
            confidential=True,
            announces="determination.opinions_recorded",
            deadline="determination.review",
        ),
    ),
)
