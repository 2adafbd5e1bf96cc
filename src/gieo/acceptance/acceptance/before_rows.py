"""Rows before a council is founded: the host's file, and the readiness gate."""

from gieo.acceptance.acceptance import effects, guards
from gieo.acceptance.acceptance.facts import (
    CheckFacts,
    FileFacts,
    OverrideFacts,
    PostingFacts,
    ReturnFacts,
    SelfEvaluationFacts,
    ValidFacts,
)
from gieo.acceptance.acceptance.states import AcceptanceState as S
from gieo.acceptance.models import Acceptance
from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition

HOST = frozenset({Role.HOST})
OFFICER = frozenset({Role.SCIENCE_OFFICER})
SYSTEM = frozenset({Role.SYSTEM})

EVALUATING = ("TT11-2014:5",)
FILING = ("TT11-2014:6", "TT11-2014:7")
CHECKING_FILE = ("TT11-2014:7.3",)
FINAL_2025 = ("ND267-2025:17",)
# That a task is ready is looked at everywhere; that it bars the council is each province's or the house's demand.
GATE = ("TT11-2014:6", "GIEO-MACDINH:29")
GATE_2025 = ("ND267-2025:17", "GIEO-MACDINH:29")


def _self_evaluation(name: str, source: S, target: S) -> Transition[S, Acceptance]:
    return Transition(
        name=name,
        label=_("Tự đánh giá kết quả"),
        source=frozenset({source}),
        target=target,
        actors=HOST,
        requires=(guards.products_are_those_ordered,),
        legal_basis=EVALUATING,
        legal_basis_2025=FINAL_2025,
        facts=SelfEvaluationFacts,
        writes=effects.self_evaluate,
        issues=("self_evaluation",),
    )


ROWS: tuple[Transition[S, Acceptance], ...] = (
    _self_evaluation("self_evaluate", S.DRAFT, S.SELF_EVALUATED),
    _self_evaluation("self_evaluate_again", S.SELF_EVALUATED, S.SELF_EVALUATED),
    _self_evaluation("self_evaluate_late", S.OVERDUE, S.OVERDUE),
    Transition(
        name="mark_overdue",
        label=_("Ghi quá hạn nộp hồ sơ"),
        source=frozenset({S.DRAFT, S.SELF_EVALUATED}),
        target=S.OVERDUE,
        actors=SYSTEM,
        legal_basis=("TT11-2014:7", "GIEO-MACDINH:19"),
        legal_basis_2025=(*FINAL_2025, "GIEO-MACDINH:19"),
        announces="acceptance.overdue",
        on_expiry=True,
    ),
    Transition(
        name="rate_unfiled",
        label=_("Xếp không đạt vì không nộp hồ sơ"),
        source=frozenset({S.OVERDUE}),
        target=S.NOT_MET,
        actors=SYSTEM,
        legal_basis=("TT11-2014:13.1c",),
        legal_basis_2025=FINAL_2025,
        writes=effects.rate_unfiled,
        announces="acceptance.not_met",
        deadline="contract.failure_check",
        on_expiry=True,
    ),
    Transition(
        name="file",
        label=_("Nộp hồ sơ nghiệm thu"),
        source=frozenset({S.SELF_EVALUATED, S.OVERDUE}),
        target=S.FILED,
        actors=HOST,
        requires=(guards.is_self_evaluated, guards.papers_are_complete),
        legal_basis=FILING,
        legal_basis_2025=FINAL_2025,
        facts=FileFacts,
        writes=effects.file,
        issues=("request",),
        announces="acceptance.filed",
        deadline="acceptance.validity",
    ),
    Transition(
        name="return_file",
        label=_("Trả lại để bổ sung"),
        source=frozenset({S.FILED}),
        target=S.RETURNED,
        actors=OFFICER,
        legal_basis=CHECKING_FILE,
        legal_basis_2025=FINAL_2025,
        facts=ReturnFacts,
        issues=("answer",),
        announces="acceptance.returned",
        deadline="acceptance.supplement",
    ),
    Transition(
        name="file_again",
        label=_("Nộp lại hồ sơ nghiệm thu"),
        source=frozenset({S.RETURNED}),
        target=S.FILED,
        actors=HOST,
        requires=(guards.papers_are_complete,),
        legal_basis=CHECKING_FILE,
        legal_basis_2025=FINAL_2025,
        facts=FileFacts,
        writes=effects.file,
        announces="acceptance.filed",
        deadline="acceptance.validity",
    ),
    Transition(
        name="accept_file",
        label=_("Xác nhận hồ sơ hợp lệ"),
        source=frozenset({S.FILED}),
        target=S.VALID,
        actors=OFFICER,
        legal_basis=CHECKING_FILE,
        legal_basis_2025=FINAL_2025,
        facts=ValidFacts,
        writes=effects.accept_file,
        issues=("receipt",),
        announces="acceptance.valid",
        deadline="acceptance.council",
    ),
    Transition(
        name="post_file",
        label=_("Đăng thông tin đánh giá, nghiệm thu"),
        source=frozenset({S.VALID}),
        target=S.VALID,
        actors=OFFICER,
        legal_basis=("TT11-2014:8",),
        legal_basis_2025=FINAL_2025,
        facts=PostingFacts,
        issues=("evaluation_notice",),
        announces="acceptance.posted",
    ),
    Transition(
        name="check_readiness",
        label=_("Kiểm tra điều kiện nghiệm thu"),
        source=frozenset({S.VALID, S.CHECKED}),
        target=S.CHECKED,
        actors=OFFICER,
        requires=(guards.readiness_can_be_known,),
        legal_basis=GATE,
        legal_basis_2025=GATE_2025,
        facts=CheckFacts,
        writes=effects.check_readiness,
        issues=("readiness_minutes",),
        announces="acceptance.readiness_checked",
    ),
    Transition(
        name="override_readiness",
        label=_("Cho phép họp dù chưa đủ điều kiện"),
        source=frozenset({S.CHECKED}),
        target=S.CHECKED,
        actors=frozenset({Role.DIRECTOR}),
        requires=(guards.gate_is_shut,),
        legal_basis=GATE,
        legal_basis_2025=GATE_2025,
        facts=OverrideFacts,
        writes=effects.override,
        announces="acceptance.readiness_overridden",
    ),
)
