"""Rows after the council's rating: perfecting, registration, recognition; or the end of a task that was not met."""

from gieo.acceptance.acceptance import effects, guards
from gieo.acceptance.acceptance.facts import CertificateFacts, PerfectedFacts, RefundFacts, ReturnFacts, RiskFacts
from gieo.acceptance.acceptance.states import AcceptanceState as S
from gieo.acceptance.models import Acceptance
from gieo.councils import independent
from gieo.kernel.actors import Role
from gieo.kernel.law import Law
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition

HOST = frozenset({Role.HOST})
MEMBER = frozenset({Role.COUNCIL_MEMBER})
HEADS = frozenset({Role.CHAIRMAN, Role.DIRECTOR})

PERFECTING = ("TT11-2014:13.3",)
FINAL_2025 = ("ND267-2025:17",)


def _independent_rows(state: S, name: str) -> tuple[Transition[S, Acceptance], ...]:
    """Experts look at a rating that is disputed before anything is built on it; its clock goes on."""
    return (
        Transition(
            name=f"ask_experts_{name}",
            label=_("Lấy ý kiến chuyên gia đánh giá độc lập"),
            source=frozenset({state}),
            target=state,
            actors=HEADS,
            requires=(
                independent.nobody_is_waited_for,
                independent.experts_are_enough,
                independent.experts_are_independent,
            ),
            legal_basis=("TT11-2014:14",),
            legal_basis_2025=FINAL_2025,
            facts=independent.ExpertsFacts,
            confidential=True,
            announces="acceptance.experts_asked",
        ),
        Transition(
            name=f"record_opinions_{name}",
            label=_("Ghi ý kiến chuyên gia đánh giá độc lập"),
            source=frozenset({state}),
            target=state,
            actors=frozenset({Role.SCIENCE_OFFICER}),
            requires=(independent.somebody_is_waited_for, independent.everybody_asked_has_answered),
            legal_basis=("TT11-2014:14",),
            legal_basis_2025=FINAL_2025,
            facts=independent.OpinionsFacts,
            confidential=True,
            announces="acceptance.opinions_recorded",
        ),
    )


ROWS: tuple[Transition[S, Acceptance], ...] = (
    *_independent_rows(S.PERFECTING, "if_met"),
    *_independent_rows(S.NOT_MET, "if_not_met"),
    Transition(
        name="hand_in_perfected",
        label=_("Nộp hồ sơ đã hoàn thiện"),
        source=frozenset({S.PERFECTING}),
        target=S.CONFIRMING,
        actors=HOST,
        requires=(independent.nobody_is_waited_for,),
        legal_basis=PERFECTING,
        legal_basis_2025=FINAL_2025,
        facts=PerfectedFacts,
        writes=effects.hand_in_perfected,
        issues=("completion_report",),
        announces="acceptance.perfected_filed",
    ),
    Transition(
        name="return_perfected",
        label=_("Yêu cầu hoàn thiện thêm"),
        source=frozenset({S.CONFIRMING}),
        target=S.PERFECTING,
        actors=MEMBER,
        requires=(guards.is_chair,),
        legal_basis=PERFECTING,
        legal_basis_2025=FINAL_2025,
        facts=ReturnFacts,
        announces="acceptance.perfected_returned",
        deadline="acceptance.supplement",
    ),
    Transition(
        name="confirm_perfected",
        label=_("Xác nhận hồ sơ đã hoàn thiện"),
        source=frozenset({S.CONFIRMING}),
        target=S.PERFECTED,
        actors=MEMBER,
        requires=(guards.is_chair,),
        legal_basis=PERFECTING,
        legal_basis_2025=FINAL_2025,
        writes=effects.confirm_perfected,
        announces="acceptance.perfected",
    ),
    Transition(
        name="note_certificate",
        label=_("Ghi giấy chứng nhận đăng ký kết quả"),
        source=frozenset({S.PERFECTED}),
        target=S.REGISTERED,
        actors=frozenset({Role.SYSTEM, Role.SCIENCE_OFFICER}),
        legal_basis=("TT14-2014:15",),
        facts=CertificateFacts,
        writes=effects.note_certificate,
        announces="acceptance.registered",
        deadline="acceptance.recognition",
    ),
    Transition(
        name="recognise",
        label=_("Công nhận kết quả"),
        source=frozenset({S.REGISTERED}),
        target=S.RECOGNISED,
        actors=HEADS,
        legal_basis=("TT11-2014:17",),
        # The law of 2025 has no such act: a province that keeps it does so of its own.
        legal_basis_2025=("GIEO-MACDINH:24",),
        writes=effects.recognise,
        issues=("recognition",),
        announces="acceptance.recognised",
    ),
    Transition(
        name="finish",
        label=_("Hoàn tất, không ban hành quyết định công nhận"),
        source=frozenset({S.REGISTERED}),
        target=S.ACHIEVED,
        actors=HEADS,
        law=Law.L2025,
        legal_basis=FINAL_2025,
        announces="acceptance.finished",
    ),
    Transition(
        name="accept_risk",
        label=_("Chấp nhận rủi ro"),
        source=frozenset({S.NOT_MET}),
        target=S.RISK_ACCEPTED,
        actors=frozenset({Role.CHAIRMAN}),
        requires=(independent.nobody_is_waited_for, guards.every_condition_is_shown),
        law=Law.L2025,
        legal_basis=("LUAT93-2025:9", "ND267-2025:35"),
        facts=RiskFacts,
        writes=effects.accept_risk,
        issues=("risk_decision",),
        announces="acceptance.risk_accepted",
    ),
    Transition(
        name="note_refund",
        label=_("Ghi xử lý hoàn trả kinh phí"),
        source=frozenset({S.NOT_MET}),
        target=S.FAILED,
        actors=HEADS,
        requires=(independent.nobody_is_waited_for,),
        legal_basis=("TT11-2014:15.2", "TTLT27-2015:16", "TTLT27-2015:17"),
        legal_basis_2025=("LUAT93-2025:9", "ND267-2025:35"),
        facts=RefundFacts,
        writes=effects.note_refund,
        issues=("refund_decision",),
        announces="acceptance.refund_noted",
    ),
)
