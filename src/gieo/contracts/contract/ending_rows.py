"""The moves that end a contract: termination, settlement, liquidation (T32-T34, T44, T49; N24-N25, N34, N37)."""

from gieo.contracts.contract import effects, ending_guards, guards, parallel
from gieo.contracts.contract import facts as asked
from gieo.contracts.contract.signing_rows import AUTHORITY, EVALUATION, HOST, NEW, OFFICER, STOPPING, Rows
from gieo.contracts.contract.states import ContractState as S
from gieo.contracts.models import Contract
from gieo.contracts.rules.refunds import Cause
from gieo.kernel.actors import Role
from gieo.kernel.law import Law
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition

FINANCE = frozenset({Role.FINANCE_OFFICER})
TERMINATION = ("TT04-2015:22.3c", "TTLT27-2015:16")
SETTLEMENT, SETTLEMENT_2025 = ("TTLT27-2015:14", "ND95-2014:15.4", "ND95-2014:16.4"), ("ND265-2025", "TT39-2025")
RECOVERY, RECOVERY_2025 = ("TTLT27-2015:17",), ("LUAT93-2025:9", "ND265-2025")
LIQUIDATION = ("TT11-2014:15.1", "TT05-2014:PL.TL")

TERMINATION_ROWS: Rows = (
    Transition(
        name="propose_termination",
        label=_("Đề nghị chấm dứt"),
        source=frozenset({S.RUNNING, S.PAUSED, S.ENDED}),
        target=S.TERMINATING,
        actors=HOST | OFFICER | FINANCE,
        legal_basis=("TT04-2015:21", "TT05-2014:PL.5"),
        legal_basis_2025=EVALUATION,
        facts=asked.ProposeTerminationFacts,
        announces="contract.termination_proposed",
        deadline="contract.pause_notice",
    ),
    Transition(
        name="stop_work",
        label=_("Thông báo tạm dừng"),
        source=frozenset({S.TERMINATING}),
        target=S.TERMINATING,
        actors=AUTHORITY,
        legal_basis=STOPPING,
        legal_basis_2025=EVALUATION,
        facts=asked.ReasonFacts,
        writes=effects.stop,
        issues=("pause_notice",),
        announces="contract.paused",
        deadline="contract.failure_check",
    ),
    Transition(
        name="go_on",
        label=_("Không chấm dứt, thực hiện tiếp"),
        source=frozenset({S.TERMINATING}),
        target=S.RUNNING,
        actors=AUTHORITY,
        requires=(ending_guards.term_is_not_over,),
        legal_basis=("TT04-2015:22.3",),
        legal_basis_2025=EVALUATION,
        facts=asked.ReasonFacts,
        writes=effects.resume,
        announces="contract.resumed",
        correction=True,
    ),
    Transition(
        name="wait_for_acceptance",
        label=_("Không chấm dứt, chờ nghiệm thu"),
        source=frozenset({S.TERMINATING}),
        target=S.ENDED,
        actors=AUTHORITY,
        requires=(ending_guards.term_is_over,),
        legal_basis=("TT04-2015:22.3",),
        legal_basis_2025=EVALUATION,
        facts=asked.ReasonFacts,
        deadline="contract.settlement",
        correction=True,
    ),
    Transition(
        name="terminate",
        label=_("Quyết định chấm dứt"),
        source=frozenset({S.TERMINATING}),
        target=S.TERMINATED,
        actors=AUTHORITY,
        requires=(
            guards.signs_in_power,
            ending_guards.host_was_stopped,
            ending_guards.money_is_explained,
            ending_guards.refund_is_lawful(None),
        ),
        legal_basis=TERMINATION,
        law=Law.L2013,
        facts=asked.CausedTerminateFacts,
        writes=effects.terminate,
        issues=("termination_decision",),
        announces="contract.terminated",
        deadline="contract.refund",
    ),
    Transition(
        name="terminate_for_risk",
        label=_("Chấm dứt do rủi ro được chấp nhận"),
        source=frozenset({S.TERMINATING}),
        target=S.TERMINATED_RISK,
        actors=AUTHORITY,
        requires=(
            guards.signs_in_power,
            ending_guards.host_was_stopped,
            ending_guards.risk_is_accepted,
            ending_guards.money_is_explained,
            ending_guards.refund_is_lawful(Cause.ACCEPTED_RISK),
        ),
        legal_basis=("LUAT93-2025:9", "ND267-2025:35"),
        law=Law.L2025,
        facts=asked.RiskFacts,
        writes=effects.terminate,
        issues=("termination_decision",),
        announces="contract.terminated",
        deadline="contract.refund",
    ),
    Transition(
        name="terminate_for_fault",
        label=_("Chấm dứt do lỗi"),
        source=frozenset({S.TERMINATING}),
        target=S.TERMINATED_FAULT,
        actors=AUTHORITY,
        requires=(
            guards.signs_in_power,
            ending_guards.host_was_stopped,
            ending_guards.money_is_explained,
            ending_guards.refund_is_lawful(Cause.SUBJECTIVE),
        ),
        legal_basis=EVALUATION,
        law=Law.L2025,
        facts=asked.TerminateFacts,
        writes=effects.terminate,
        issues=("termination_decision",),
        announces="contract.terminated",
        deadline="contract.refund",
    ),
    Transition(
        name="stop_parallel",
        label=_("Dừng phương án song song không được chọn"),
        source=frozenset({S.TERMINATING}),
        target=S.STOPPED_PARALLEL,
        actors=AUTHORITY,
        requires=(
            guards.signs_in_power,
            ending_guards.host_was_stopped,
            parallel.is_one_of_several,
            parallel.stops_at_a_milestone,
            parallel.another_goes_on,
            ending_guards.money_is_explained,
            ending_guards.refund_is_lawful(Cause.LOST_PARALLEL),
        ),
        legal_basis=EVALUATION,
        law=Law.L2025,
        facts=asked.TerminateFacts,
        writes=effects.terminate,
        issues=("termination_decision",),
        announces="contract.terminated",
        deadline="contract.refund",
    ),
)


def _refund_row(name: str, state: S, law: Law) -> Transition[S, Contract]:
    """Money comes back by the decision, whether it was confirmed as spent before or not."""
    return Transition(
        name=name,
        label=_("Ghi nhận hoàn trả"),
        source=frozenset({state}),
        target=state,
        actors=FINANCE,
        requires=(ending_guards.refund_is_owed, ending_guards.came_from_what_was_paid),
        legal_basis=RECOVERY if law is Law.L2013 else RECOVERY_2025,
        law=law,
        facts=asked.ReturnedFacts,
        writes=effects.take_back,
        announces="contract.refunded",
    )


REFUND_ROWS: Rows = (
    _refund_row("refund", S.TERMINATED, Law.L2013),
    _refund_row("refund_after_risk", S.TERMINATED_RISK, Law.L2025),
    _refund_row("refund_after_fault", S.TERMINATED_FAULT, Law.L2025),
    _refund_row("refund_after_stop", S.STOPPED_PARALLEL, Law.L2025),
)

CLOSING_ROWS: Rows = (
    Transition(
        name="settle",
        label=_("Quyết toán"),
        source=frozenset({S.ENDED}),
        target=S.SETTLED,
        actors=FINANCE,
        requires=(ending_guards.is_accepted, ending_guards.nothing_is_on_its_way, ending_guards.advances_are_cleared),
        legal_basis=SETTLEMENT,
        legal_basis_2025=SETTLEMENT_2025,
        facts=asked.SettleFacts,
        writes=effects.settle,
        announces="contract.settled",
        deadline="contract.close_out",
    ),
    Transition(
        name="settle_terminated",
        label=_("Quyết toán hợp đồng đã chấm dứt"),
        source=frozenset({S.TERMINATED, S.TERMINATED_RISK, S.TERMINATED_FAULT, S.STOPPED_PARALLEL}),
        target=S.SETTLED,
        actors=FINANCE,
        requires=(
            ending_guards.refund_is_paid,
            ending_guards.nothing_is_on_its_way,
            ending_guards.advances_are_cleared,
        ),
        legal_basis=SETTLEMENT,
        legal_basis_2025=SETTLEMENT_2025,
        facts=asked.SettleFacts,
        writes=effects.settle,
        announces="contract.settled",
        deadline="contract.close_out",
    ),
    Transition(
        name="close_out",
        label=_("Thanh lý hợp đồng"),
        source=frozenset({S.SETTLED}),
        target=S.CLOSED_OUT,
        actors=AUTHORITY,
        requires=(
            ending_guards.products_and_assets_are_handed_over,
            ending_guards.result_is_registered,
            ending_guards.result_is_recognised,
        ),
        legal_basis=LIQUIDATION,
        legal_basis_2025=NEW,
        facts=asked.CloseOutFacts,
        writes=effects.close_out,
        issues=("liquidation_minutes",),
        announces="contract.closed_out",
        deadline="contract.archive",
    ),
    Transition(
        name="archive",
        label=_("Nộp hồ sơ vào lưu trữ"),
        source=frozenset({S.CLOSED_OUT}),
        target=S.ARCHIVED,
        actors=frozenset({Role.RECORDS_CLERK}),
        legal_basis=("ND30-2020:30",),
        facts=asked.ArchiveFacts,
        issues=("archive_list", "handover_minutes"),
        announces="contract.archived",
    ),
)
