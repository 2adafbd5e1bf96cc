"""The legal moves of a call."""

from gieo.dossiers.policies import roles_on
from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition, Workflow
from gieo.rulebooks import library
from gieo.selection.call import effects, guards
from gieo.selection.call.facts import CallFacts, CancelFacts, DirectFacts, OpeningFacts, PublishFacts
from gieo.selection.call.states import CallState as S
from gieo.selection.models import Call

OFFICER = frozenset({Role.SCIENCE_OFFICER})
HEAD = frozenset({Role.DIRECTOR})
CALLING, CALLING_2025 = ("TT20-2023:3.2", "LUAT29-2013:29"), ("ND267-2025:10",)
OPENING, OPENING_2025 = ("TT20-2023:7",), ("ND267-2025:12.2",)
AGAIN, CALLED_OFF_2025 = ("TT20-2023:3.3",), ("GIEO-MACDINH:16",)

CALL: Workflow[S, Call] = Workflow(
    name="call",
    label=_("Thông báo tuyển chọn"),
    states=S,
    initial=S.DRAFT,
    final=(S.CHECKED, S.REPEATED, S.CANCELLED),
    owners={
        S.DRAFT: Role.SCIENCE_OFFICER,
        S.OPEN: Role.SCIENCE_OFFICER,
        S.CLOSED: Role.SCIENCE_OFFICER,
        S.OPENED: Role.SCIENCE_OFFICER,
        S.FAILED: Role.DIRECTOR,
    },
    roles_on=roles_on,
    legal_index=library.legal_index(),
    rows=(
        Transition(
            name="write",
            label=_("Soạn thông báo"),
            source=frozenset({S.DRAFT}),
            target=S.DRAFT,
            actors=OFFICER,
            legal_basis=CALLING,
            legal_basis_2025=CALLING_2025,
            facts=CallFacts,
            writes=effects.rewrite,
        ),
        Transition(
            name="sign_exception",
            label=_("Ký giao trực tiếp"),
            source=frozenset({S.DRAFT}),
            target=S.DRAFT,
            actors=frozenset({Role.CHAIRMAN}),
            requires=(guards.is_direct,),
            legal_basis=("LUAT29-2013:30.1", "TT20-2023:21"),
            legal_basis_2025=("LUAT93-2025:16.2",),
            facts=DirectFacts,
            writes=effects.sign_exception,
        ),
        Transition(
            name="publish",
            label=_("Đăng thông báo"),
            source=frozenset({S.DRAFT}),
            target=S.OPEN,
            actors=HEAD,
            requires=(
                guards.says_how_to_apply,
                guards.exception_is_signed,
                guards.stays_open_long_enough,
                guards.repeats_in_time,
            ),
            legal_basis=CALLING,
            legal_basis_2025=CALLING_2025,
            facts=PublishFacts,
            writes=effects.publish,
            issues=("call_notice",),
            announces="call.published",
        ),
        Transition(
            name="close",
            label=_("Hết hạn nộp hồ sơ"),
            source=frozenset({S.OPEN}),
            target=S.CLOSED,
            actors=frozenset({Role.SYSTEM}),
            legal_basis=CALLING,
            legal_basis_2025=CALLING_2025,
            announces="call.closed",
            deadline="call.opening",
            on_expiry=True,
        ),
        Transition(
            name="open_applications",
            label=_("Mở hồ sơ"),
            source=frozenset({S.CLOSED}),
            target=S.OPENED,
            actors=OFFICER,
            requires=(guards.both_units_are_there,),
            legal_basis=OPENING,
            legal_basis_2025=OPENING_2025,
            facts=OpeningFacts,
            writes=effects.list_sealed,
            issues=("opening_minutes",),
            announces="call.opened",
            deadline="call.opening",
        ),
        Transition(
            name="pass_on",
            label=_("Chuyển hồ sơ hợp lệ ra hội đồng"),
            source=frozenset({S.OPENED}),
            target=S.CHECKED,
            actors=OFFICER,
            requires=(guards.all_are_checked, guards.some_are_valid),
            legal_basis=OPENING,
            legal_basis_2025=OPENING_2025,
            announces="call.checked",
        ),
        Transition(
            name="fail",
            label=_("Kết luận không có hồ sơ hợp lệ"),
            source=frozenset({S.OPENED}),
            target=S.FAILED,
            actors=OFFICER,
            requires=(guards.all_are_checked, guards.none_are_valid),
            legal_basis=AGAIN,
            legal_basis_2025=OPENING_2025,
            announces="call.failed",
            deadline="call.second",
        ),
        Transition(
            name="call_again",
            label=_("Thông báo lần hai"),
            source=frozenset({S.FAILED}),
            target=S.REPEATED,
            actors=HEAD,
            legal_basis=AGAIN,
            legal_basis_2025=CALLING_2025,
            announces="call.repeated",
        ),
        Transition(
            name="cancel",
            label=_("Hủy thông báo"),
            source=frozenset({S.DRAFT, S.OPEN, S.CLOSED, S.OPENED, S.FAILED}),
            target=S.CANCELLED,
            actors=HEAD | {Role.CHAIRMAN},
            legal_basis=("TT20-2023:17",),
            legal_basis_2025=CALLED_OFF_2025,
            facts=CancelFacts,
            issues=("call_cancelled",),
            announces="call.cancelled",
        ),
    ),
)
