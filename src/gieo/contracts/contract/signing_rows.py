"""The moves of a contract until it runs, and while it runs (T24, T30; N17-N23)."""

from gieo.contracts.contract import effects, guards
from gieo.contracts.contract import facts as asked
from gieo.contracts.contract.states import ContractState as S
from gieo.contracts.models import Contract
from gieo.kernel.actors import Role
from gieo.kernel.law import Law
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition

Rows = tuple[Transition[S, Contract], ...]

OFFICER = frozenset({Role.SCIENCE_OFFICER})
HOST = frozenset({Role.HOST})
AUTHORITY = frozenset({Role.CHAIRMAN, Role.DIRECTOR})
SYSTEM = frozenset({Role.SYSTEM})

FORM, NEW = ("TT05-2014:PL",), ("TT36-2025",)
SIGNING = ("ND08-2014:27.2", "LUAT29-2013:27.2b")
STOPPING, EVALUATION = ("TT04-2015:22",), ("ND267-2025:16", "TT36-2025:6")
ON_MONEY = (guards.lump_sum_adds_up, guards.keeps_to_the_approval, guards.counterpart_is_proven)

SIGNING_ROWS: Rows = (
    Transition(
        name="write",
        label=_("Soạn hợp đồng"),
        source=frozenset({S.DRAFT}),
        target=S.DRAFT,
        actors=OFFICER,
        requires=(guards.lines_are_known,),
        legal_basis=FORM,
        legal_basis_2025=NEW,
        facts=asked.ContractFacts,
        writes=effects.write,
    ),
    Transition(
        name="host_signs",
        label=_("Bên B ký"),
        source=frozenset({S.DRAFT}),
        target=S.SIGNED_BY_HOST,
        actors=HOST,
        requires=(guards.is_written, *ON_MONEY, guards.milestones_hold),
        legal_basis=FORM,
        legal_basis_2025=NEW,
        facts=asked.HostSignFacts,
        writes=effects.host_signs,
        announces="contract.signed_by_host",
    ),
    Transition(
        name="take_back",
        label=_("Soạn lại"),
        source=frozenset({S.SIGNED_BY_HOST}),
        target=S.DRAFT,
        actors=OFFICER | AUTHORITY,
        legal_basis=("GIEO-MACDINH:12",),
        facts=asked.ReasonFacts,
        correction=True,
    ),
    Transition(
        name="sign",
        label=_("Bên A ký"),
        source=frozenset({S.SIGNED_BY_HOST}),
        target=S.SIGNED,
        actors=AUTHORITY,
        requires=(guards.signs_in_power, *ON_MONEY),
        legal_basis=SIGNING,
        legal_basis_2025=NEW,
        facts=asked.SignFacts,
        writes=effects.sign,
        issues=("contract",),
        announces="contract.signed",
        deadline="contract.info_sheet",
    ),
    Transition(
        name="cancel",
        label=_("Không ký hợp đồng"),
        source=frozenset({S.DRAFT, S.SIGNED_BY_HOST}),
        target=S.CANCELLED,
        actors=AUTHORITY,
        legal_basis=("TT20-2023:17",),
        legal_basis_2025=("GIEO-MACDINH:16",),
        facts=asked.ReasonFacts,
        announces="contract.cancelled",
    ),
    Transition(
        name="send_info_sheet",
        label=_("Gửi phiếu thông tin nhiệm vụ"),
        source=frozenset({S.SIGNED}),
        target=S.RUNNING,
        actors=OFFICER,
        legal_basis=("ND11-2014:6.1", "TT14-2014:6.1"),
        legal_basis_2025=("TT14-2014:6.1",),
        facts=asked.InfoSheetFacts,
        writes=effects.run,
        issues=("info_sheet",),
        announces="contract.running",
    ),
)

# The states in which the host may say what it paid to whom: from the first payment to the archive.
_PAID_IN = {
    "state_remuneration": S.RUNNING,
    "state_remuneration_after_the_term": S.ENDED,
    "state_remuneration_after_settlement": S.SETTLED,
    "state_remuneration_after_liquidation": S.CLOSED_OUT,
}

REMUNERATION_ROWS: Rows = tuple(
    Transition(
        name=name,
        label=_("Kê thù lao từng người"),
        source=frozenset({state}),
        target=state,
        actors=HOST,
        law=Law.L2025,
        requires=(guards.remuneration_is_within_the_money, guards.remuneration_is_paid),
        legal_basis=guards.PAYING,
        facts=asked.RemunerationFacts,
        writes=effects.state_remuneration,
        confidential=True,
    )
    for name, state in _PAID_IN.items()
)

RUNNING_ROWS: Rows = (
    Transition(
        name="post_at_host",
        label=_("Ghi việc công khai nhiệm vụ tại tổ chức chủ trì"),
        source=frozenset({S.RUNNING}),
        target=S.RUNNING,
        actors=HOST,
        legal_basis=("TTLT27-2015:18",),
        legal_basis_2025=("GIEO-MACDINH:20",),
        facts=asked.PostedFacts,
        announces="contract.posted",
    ),
    Transition(
        name="assign_follower",
        label=_("Cử thành viên theo dõi"),
        source=frozenset({S.RUNNING}),
        target=S.RUNNING,
        actors=OFFICER,
        legal_basis=("GIEO-MACDINH:21",),
        facts=asked.FollowFacts,
        writes=effects.follow,
    ),
    Transition(
        name="amend",
        label=_("Điều chỉnh hợp đồng"),
        source=frozenset({S.RUNNING}),
        target=S.RUNNING,
        actors=SYSTEM,
        legal_basis=("TT04-2015:20",),
        legal_basis_2025=EVALUATION,
        facts=asked.AmendFacts,
        writes=effects.amend,
        issues=("annex",),
        announces="contract.amended",
    ),
    Transition(
        name="judge_milestone",
        label=_("Ghi kết luận về mốc"),
        source=frozenset({S.RUNNING}),
        target=S.RUNNING,
        actors=OFFICER | SYSTEM,
        legal_basis=("TT04-2015:11.1",),
        legal_basis_2025=EVALUATION,
        facts=asked.JudgeFacts,
        writes=effects.judge,
        announces="contract.milestone_judged",
    ),
    Transition(
        name="pause",
        label=_("Tạm dừng"),
        source=frozenset({S.RUNNING}),
        target=S.PAUSED,
        actors=AUTHORITY,
        legal_basis=STOPPING,
        legal_basis_2025=EVALUATION,
        facts=asked.ReasonFacts,
        writes=effects.stop,
        issues=("pause_notice",),
        announces="contract.paused",
    ),
    Transition(
        name="resume",
        label=_("Cho thực hiện tiếp"),
        source=frozenset({S.PAUSED}),
        target=S.RUNNING,
        actors=AUTHORITY,
        legal_basis=STOPPING,
        legal_basis_2025=EVALUATION,
        facts=asked.ReasonFacts,
        writes=effects.resume,
        announces="contract.resumed",
    ),
    Transition(
        name="end",
        label=_("Hết thời gian thực hiện"),
        source=frozenset({S.RUNNING, S.PAUSED}),
        target=S.ENDED,
        actors=SYSTEM,
        legal_basis=("TT05-2014:PL.2",),
        legal_basis_2025=NEW,
        writes=effects.end,
        announces="contract.ended",
        deadline="contract.settlement",
        on_expiry=True,
    ),
)
