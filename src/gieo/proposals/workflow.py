"""The legal moves of a proposal."""

from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition, Workflow
from gieo.proposals import guards
from gieo.proposals.effects import tell_of_admission
from gieo.proposals.facts import (
    AdmissionFacts,
    CarryOverFacts,
    CompilationFacts,
    PaperFacts,
    RemovalFacts,
    ReturnFacts,
    SubmissionFacts,
    WithdrawalFacts,
)
from gieo.proposals.models import Proposal
from gieo.proposals.policies import roles_on
from gieo.proposals.screening.rows import SCREENING_ROWS
from gieo.proposals.states import ProposalState as S
from gieo.rulebooks import library

PROPOSER = frozenset({Role.PROPOSER})
OFFICER = frozenset({Role.SCIENCE_OFFICER})
COUNTER = frozenset({Role.COUNTER_CLERK})

ROWS: tuple[Transition[S, Proposal], ...] = (
    Transition(
        name="submit",
        label=_("Nộp"),
        source=frozenset({S.DRAFT}),
        target=S.SUBMITTED,
        actors=PROPOSER,
        requires=(guards.window_is_open, guards.form_is_complete, guards.fits_the_page_limit),
        legal_basis=("TT06-2023:3",),
        issues=("proposal_form", "submission_receipt"),
        announces="proposal.submitted",
        deadline="proposal.screening",
        facts=SubmissionFacts,
    ),
    # An act of its own, so that nobody can mistake a late form for one in time (docs/decisions/0003-late-forms.md).
    Transition(
        name="submit_late",
        label=_("Nộp muộn"),
        source=frozenset({S.DRAFT}),
        target=S.LATE,
        actors=PROPOSER,
        requires=(
            guards.window_is_past,
            guards.late_forms_are_kept,
            guards.form_is_complete,
            guards.fits_the_page_limit,
        ),
        legal_basis=("GIEO-MACDINH:5",),
        issues=("proposal_form", "submission_receipt"),
        announces="proposal.submitted_late",
        deadline="proposal.late_wish",
        facts=SubmissionFacts,
    ),
    # On paper the form is what was handed over: what is missing in it is asked for afterwards, like of anybody.
    Transition(
        name="receive_paper",
        label=_("Tiếp nhận phiếu giấy"),
        source=frozenset({S.DRAFT}),
        target=S.SUBMITTED,
        actors=COUNTER,
        requires=(guards.came_on_paper, guards.window_is_open),
        legal_basis=("TT06-2023:3",),
        issues=("submission_receipt",),
        announces="proposal.submitted",
        deadline="proposal.screening",
        facts=PaperFacts,
    ),
    Transition(
        name="receive_paper_late",
        label=_("Tiếp nhận phiếu giấy nộp muộn"),
        source=frozenset({S.DRAFT}),
        target=S.LATE,
        actors=COUNTER,
        requires=(guards.came_on_paper, guards.window_is_past, guards.late_forms_are_kept),
        legal_basis=("GIEO-MACDINH:5",),
        issues=("submission_receipt",),
        announces="proposal.submitted_late",
        deadline="proposal.late_wish",
        facts=PaperFacts,
    ),
    Transition(
        name="compile",
        label=_("Đưa vào danh mục tổng hợp"),
        source=frozenset({S.SUBMITTED}),
        target=S.COMPILED,
        actors=OFFICER,
        requires=(guards.criteria_are_scored, guards.criteria_are_met),
        legal_basis=("TT06-2023:8.1",),
        announces="proposal.compiled",
        deadline="determination.session",
        facts=CompilationFacts,
    ),
    *SCREENING_ROWS,
    Transition(
        name="return_for_supplement",
        label=_("Trả lại để bổ sung"),
        source=frozenset({S.SUBMITTED}),
        target=S.RETURNED,
        actors=OFFICER,
        requires=(guards.reasons_are_given,),
        legal_basis=("GIEO-MACDINH:1",),
        issues=("supplement_letter",),
        announces="proposal.returned",
        deadline="proposal.supplement",
        facts=ReturnFacts,
    ),
    Transition(
        name="resubmit",
        label=_("Nộp lại"),
        source=frozenset({S.RETURNED}),
        target=S.SUBMITTED,
        actors=PROPOSER,
        requires=(guards.supplement_is_in_time, guards.form_is_complete, guards.fits_the_page_limit),
        legal_basis=("GIEO-MACDINH:1",),
        issues=("proposal_form", "submission_receipt"),
        announces="proposal.resubmitted",
        deadline="proposal.screening",
        facts=SubmissionFacts,
    ),
    Transition(
        name="uncompile",
        label=_("Đưa ra khỏi danh mục"),
        source=frozenset({S.COMPILED}),
        target=S.SUBMITTED,
        actors=OFFICER,
        requires=(guards.removal_is_explained,),
        legal_basis=("TT06-2023:8.1",),
        announces="proposal.uncompiled",
        deadline="proposal.screening",
        facts=RemovalFacts,
        correction=True,
    ),
    Transition(
        name="carry_over",
        label=_("Chuyển sang năm sau"),
        source=frozenset({S.LATE}),
        target=S.CARRIED_OVER,
        actors=PROPOSER | OFFICER,
        requires=(guards.may_be_carried_over, guards.a_later_window_waits),
        legal_basis=("GIEO-MACDINH:5",),
        announces="proposal.carried_over",
        facts=CarryOverFacts,
    ),
    Transition(
        name="withdraw",
        label=_("Rút phiếu"),
        source=frozenset({S.DRAFT, S.SUBMITTED, S.RETURNED, S.LATE}),
        target=S.WITHDRAWN,
        actors=PROPOSER,
        legal_basis=("GIEO-MACDINH:2",),
        announces="proposal.withdrawn",
        facts=WithdrawalFacts,
    ),
    # The only way back from the late register into the year: by a numbered decision, told in the public ledger.
    Transition(
        name="admit_late",
        label=_("Nhận phiếu quá hạn theo quyết định"),
        source=frozenset({S.LATE}),
        target=S.SUBMITTED,
        actors=frozenset({Role.SCIENCE_OFFICER, Role.DIRECTOR}),
        requires=(guards.a_decision_admits_it,),
        legal_basis=("GIEO-MACDINH:51",),
        announces="proposal.admitted_late",
        deadline="proposal.screening",
        facts=AdmissionFacts,
        writes=tell_of_admission,
        correction=True,
    ),
    # Nobody waits for ever: without a word of its proposer a late form is closed after the next window.
    Transition(
        name="lapse",
        label=_("Hết thời gian chờ nguyện vọng"),
        source=frozenset({S.LATE}),
        target=S.WITHDRAWN,
        actors=frozenset({Role.SYSTEM}),
        legal_basis=("GIEO-MACDINH:5",),
        announces="proposal.withdrawn",
        on_expiry=True,
    ),
    Transition(
        name="undo_withdraw",
        label=_("Khôi phục phiếu đã rút"),
        source=frozenset({S.WITHDRAWN}),
        target=S.DRAFT,
        actors=PROPOSER,
        requires=(guards.window_is_not_past,),
        legal_basis=("GIEO-MACDINH:2",),
        announces="proposal.restored",
        correction=True,
    ),
)

PROPOSAL: Workflow[S, Proposal] = Workflow(
    name="proposal",
    label=_("Đề xuất"),
    states=S,
    initial=S.DRAFT,
    final={S.SCREENED_OUT, S.MERGED, S.FORWARDED, S.CARRIED_OVER, S.WITHDRAWN},
    rows=ROWS,
    # A late form waits for the proposer's wish: carry it over or take it back.
    owners={
        S.DRAFT: Role.PROPOSER,
        S.SUBMITTED: Role.SCIENCE_OFFICER,
        S.RETURNED: Role.PROPOSER,
        S.LATE: Role.PROPOSER,
        S.COMPILED: Role.SCIENCE_OFFICER,
        S.SEARCHED: Role.SCIENCE_OFFICER,
    },
    roles_on=roles_on,
    legal_index=library.legal_index(),
)
