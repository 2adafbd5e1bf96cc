"""The moves of delays, obstacles and corrections."""

from gieo.execution.finding import effects, guards
from gieo.execution.finding import facts as asked
from gieo.execution.finding.states import FindingState as S
from gieo.execution.models import Finding, FindingKind
from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition

NOTING = frozenset({Role.SCIENCE_OFFICER, Role.INSPECTOR, Role.COUNCIL_MEMBER, Role.SYSTEM})
OFFICER = frozenset({Role.SCIENCE_OFFICER})
MEMBERS = frozenset({Role.COUNCIL_MEMBER, Role.SCIENCE_OFFICER})
HOST = frozenset({Role.HOST})
CHECKING, EVALUATION = ("TT04-2015:3", "TT04-2015:5-10"), ("ND267-2025:16",)
HOST_DUTY = ("TT04-2015:26",)
AFTER_THE_LIMIT = ("GIEO-MACDINH:29",)

NOTING_ROWS: tuple[Transition[S, Finding], ...] = (
    Transition(
        name="note_delay",
        label=_("Ghi nhận chậm tiến độ"),
        source=frozenset({S.NOTED}),
        target=S.DELAYED,
        actors=NOTING,
        legal_basis=CHECKING,
        legal_basis_2025=EVALUATION,
        facts=asked.FoundFacts,
        writes=effects.note(FindingKind.DELAY),
        announces="finding.opened",
    ),
    Transition(
        name="raise_obstacle",
        label=_("Chuyển nơi giải quyết vướng mắc"),
        source=frozenset({S.NOTED}),
        target=S.OBSTACLE,
        actors=NOTING,
        requires=(guards.says_what_is_required,),
        legal_basis=CHECKING,
        legal_basis_2025=EVALUATION,
        facts=asked.FoundFacts,
        writes=effects.note(FindingKind.OBSTACLE),
        issues=("obstacle_letter",),
        announces="finding.opened",
    ),
    Transition(
        name="demand_correction",
        label=_("Yêu cầu khắc phục"),
        source=frozenset({S.NOTED}),
        target=S.CORRECTING,
        actors=NOTING,
        requires=(guards.says_what_is_required,),
        legal_basis=CHECKING,
        legal_basis_2025=EVALUATION,
        facts=asked.FoundFacts,
        writes=effects.note(FindingKind.CORRECTION),
        issues=("correction_request",),
        announces="finding.opened",
        deadline="finding.correction",
    ),
    Transition(
        name="report_violation",
        label=_("Báo dấu hiệu vi phạm"),
        source=frozenset({S.NOTED}),
        target=S.SUSPECTED,
        actors=NOTING,
        legal_basis=("ND51-2019",),
        facts=asked.FoundFacts,
        writes=effects.note(FindingKind.VIOLATION),
        announces="finding.opened",
        deadline="finding.handling",
    ),
)

DELAY_ROWS: tuple[Transition[S, Finding], ...] = (
    Transition(
        name="remind",
        label=_("Nhắc tổ chức chủ trì"),
        source=frozenset({S.DELAYED, S.REPLIED}),
        target=S.REMINDED,
        actors=MEMBERS,
        legal_basis=CHECKING,
        legal_basis_2025=EVALUATION,
        facts=asked.WordsFacts,
        writes=effects.remind,
        announces="finding.reminded",
    ),
    Transition(
        name="reply",
        label=_("Trả lời nhắc nhở"),
        source=frozenset({S.REMINDED}),
        target=S.REPLIED,
        actors=HOST,
        legal_basis=HOST_DUTY,
        legal_basis_2025=EVALUATION,
        facts=asked.WordsFacts,
        writes=effects.answer,
        announces="finding.replied",
    ),
    Transition(
        name="close_delay",
        label=_("Đã theo kịp tiến độ"),
        source=frozenset({S.DELAYED, S.REMINDED, S.REPLIED}),
        target=S.CLOSED,
        actors=MEMBERS,
        legal_basis=CHECKING,
        legal_basis_2025=EVALUATION,
        facts=asked.WordsFacts,
        writes=effects.close,
        announces="finding.closed",
    ),
)

OBSTACLE_ROWS: tuple[Transition[S, Finding], ...] = (
    Transition(
        name="answer",
        label=_("Trả lời, giải quyết"),
        source=frozenset({S.OBSTACLE}),
        target=S.ANSWERED,
        actors=frozenset({Role.FOCAL_OFFICER, Role.DIRECTOR, Role.CHAIRMAN}),
        legal_basis=CHECKING,
        legal_basis_2025=EVALUATION,
        facts=asked.WordsFacts,
        writes=effects.answer,
        announces="finding.answered",
    ),
    Transition(
        name="close_obstacle",
        label=_("Đóng vướng mắc"),
        source=frozenset({S.ANSWERED}),
        target=S.CLOSED,
        actors=MEMBERS,
        legal_basis=CHECKING,
        legal_basis_2025=EVALUATION,
        facts=asked.WordsFacts,
        writes=effects.close,
        announces="finding.closed",
    ),
)

CORRECTION_ROWS: tuple[Transition[S, Finding], ...] = (
    Transition(
        name="report_fixed",
        label=_("Báo cáo đã khắc phục"),
        source=frozenset({S.CORRECTING, S.OVERDUE}),
        target=S.FIXED,
        actors=HOST,
        legal_basis=HOST_DUTY,
        legal_basis_2025=EVALUATION,
        facts=asked.WordsFacts,
        writes=effects.answer,
        announces="finding.fixed",
    ),
    Transition(
        name="verify",
        label=_("Xác nhận đã khắc phục"),
        source=frozenset({S.FIXED}),
        target=S.CLOSED,
        actors=OFFICER,
        legal_basis=CHECKING,
        legal_basis_2025=EVALUATION,
        facts=asked.WordsFacts,
        writes=effects.close,
        announces="finding.closed",
    ),
    Transition(
        name="ask_again",
        label=_("Chưa đạt, khắc phục tiếp"),
        source=frozenset({S.FIXED}),
        target=S.CORRECTING,
        actors=OFFICER,
        legal_basis=CHECKING,
        legal_basis_2025=EVALUATION,
        facts=asked.DueFacts,
        writes=effects.ask_again,
        announces="finding.opened",
    ),
    Transition(
        name="lapse",
        label=_("Quá hạn khắc phục"),
        source=frozenset({S.CORRECTING}),
        target=S.OVERDUE,
        actors=frozenset({Role.SYSTEM}),
        legal_basis=AFTER_THE_LIMIT,
        announces="finding.overdue",
        deadline="finding.handling",
        on_expiry=True,
    ),
    Transition(
        name="treat_as_violation",
        label=_("Chuyển xử lý vi phạm"),
        source=frozenset({S.OVERDUE}),
        target=S.SUSPECTED,
        actors=frozenset({Role.DIRECTOR, Role.SCIENCE_OFFICER}),
        legal_basis=AFTER_THE_LIMIT,
        facts=asked.WordsFacts,
        writes=effects.note(FindingKind.VIOLATION),
        announces="finding.violation_suspected",
        deadline="finding.handling",
    ),
)
