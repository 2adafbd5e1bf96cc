"""The legal moves of a payment (T24f, T29, T34, T44)."""

from gieo.contracts.disbursement import effects, guards
from gieo.contracts.disbursement import facts as asked
from gieo.contracts.disbursement.states import DisbursementState as S
from gieo.contracts.models import Disbursement
from gieo.dossiers.policies import roles_on
from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition, Workflow
from gieo.rulebooks import library

HOST = frozenset({Role.HOST})
FINANCE = frozenset({Role.FINANCE_OFFICER})
ASKING, ASKING_2025 = ("TTLT27-2015:13.2b", "TTLT27-2015:13.1"), ("ND265-2025", "TT39-2025")
PAYING = ("TTLT27-2015:13", "ND95-2014:5.3c")
CLEARING = ("TTLT27-2015:13.2",)
RECOVERING = ("TTLT27-2015:17",)

DISBURSEMENT: Workflow[S, Disbursement] = Workflow(
    name="disbursement",
    label=_("Cấp kinh phí"),
    states=S,
    initial=S.DRAFT,
    final=(S.CLEARED, S.REFUSED, S.WITHDRAWN),
    owners={
        S.DRAFT: Role.HOST,
        S.REQUESTED: Role.FINANCE_OFFICER,
        S.RETURNED: Role.HOST,
        S.APPRAISED: Role.DIRECTOR,
        S.PAID: Role.FINANCE_OFFICER,
    },
    roles_on=roles_on,
    legal_index=library.legal_index(),
    rows=(
        Transition(
            name="write",
            label=_("Soạn đề nghị"),
            source=frozenset({S.DRAFT}),
            target=S.DRAFT,
            actors=HOST,
            requires=(guards.lines_are_of_the_state,),
            legal_basis=ASKING,
            legal_basis_2025=ASKING_2025,
            facts=asked.DisbursementFacts,
            writes=effects.write,
        ),
        Transition(
            name="request",
            label=_("Gửi đề nghị"),
            source=frozenset({S.DRAFT}),
            target=S.REQUESTED,
            actors=HOST,
            requires=(guards.asks_for_something, *guards.ON_MONEY),
            legal_basis=ASKING,
            legal_basis_2025=ASKING_2025,
            issues=("payment_request",),
            announces="disbursement.requested",
            deadline="disbursement.answer",
        ),
        Transition(
            name="return_for_supplement",
            label=_("Trả lại để bổ sung"),
            source=frozenset({S.REQUESTED}),
            target=S.RETURNED,
            actors=FINANCE,
            legal_basis=("GIEO-MACDINH:12",),
            facts=asked.ReasonFacts,
            announces="disbursement.returned",
            deadline="disbursement.supplement",
        ),
        Transition(
            name="request_again",
            label=_("Sửa và gửi lại"),
            source=frozenset({S.RETURNED}),
            target=S.REQUESTED,
            actors=HOST,
            requires=(guards.lines_are_of_the_state,),
            legal_basis=ASKING,
            legal_basis_2025=ASKING_2025,
            facts=asked.DisbursementFacts,
            writes=effects.request_again,
            issues=("payment_request",),
            announces="disbursement.requested",
            deadline="disbursement.answer",
        ),
        Transition(
            name="appraise",
            label=_("Thẩm tra"),
            source=frozenset({S.REQUESTED}),
            target=S.APPRAISED,
            actors=FINANCE,
            requires=(guards.grants_no_more,),
            legal_basis=PAYING,
            legal_basis_2025=ASKING_2025,
            facts=asked.AppraisalFacts,
            writes=effects.appraise,
            announces="disbursement.appraised",
            deadline="disbursement.answer",
        ),
        Transition(
            name="refuse",
            label=_("Không cấp"),
            source=frozenset({S.REQUESTED, S.APPRAISED}),
            target=S.REFUSED,
            actors=FINANCE | {Role.DIRECTOR},
            legal_basis=PAYING,
            legal_basis_2025=ASKING_2025,
            facts=asked.ReasonFacts,
            issues=("payment_answer",),
            announces="disbursement.refused",
        ),
        Transition(
            name="pay",
            label=_("Cấp kinh phí"),
            source=frozenset({S.APPRAISED}),
            target=S.PAID,
            actors=frozenset({Role.DIRECTOR}),
            requires=guards.ON_MONEY,
            legal_basis=PAYING,
            legal_basis_2025=ASKING_2025,
            facts=asked.PayFacts,
            writes=effects.pay,
            announces="disbursement.paid",
        ),
        Transition(
            name="clear",
            label=_("Thanh toán tạm ứng"),
            source=frozenset({S.PAID}),
            target=S.PAID,
            actors=FINANCE,
            requires=(guards.is_open_of_paid,),
            legal_basis=CLEARING,
            legal_basis_2025=ASKING_2025,
            facts=asked.ClearFacts,
            writes=effects.clear,
            announces="disbursement.cleared_in_part",
        ),
        Transition(
            name="recover",
            label=_("Thu hồi"),
            source=frozenset({S.PAID}),
            target=S.PAID,
            actors=FINANCE,
            requires=(guards.is_open_of_paid,),
            legal_basis=RECOVERING,
            legal_basis_2025=("LUAT93-2025:9", "ND265-2025"),
            facts=asked.RecoverFacts,
            writes=effects.recover,
            announces="disbursement.recovered",
        ),
        Transition(
            name="close",
            label=_("Đã thanh toán hết"),
            source=frozenset({S.PAID}),
            target=S.CLEARED,
            actors=FINANCE,
            requires=(guards.everything_is_explained,),
            legal_basis=CLEARING,
            legal_basis_2025=ASKING_2025,
            announces="disbursement.cleared",
        ),
        Transition(
            name="withdraw",
            label=_("Rút đề nghị"),
            source=frozenset({S.DRAFT, S.REQUESTED, S.RETURNED}),
            target=S.WITHDRAWN,
            actors=HOST,
            legal_basis=("GIEO-MACDINH:15",),
            announces="disbursement.withdrawn",
        ),
    ),
)
