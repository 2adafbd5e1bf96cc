"""The table of an orientation notice: read, compared, confirmed, published, superseded."""

from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition, Workflow
from gieo.orientation import guards
from gieo.orientation.models import OrientationNotice
from gieo.orientation.policies import roles_on
from gieo.orientation.states import NoticeState
from gieo.rulebooks import library

OFFICERS = frozenset({Role.SCIENCE_OFFICER, Role.DIRECTOR})

ORIENTATION_NOTICE: Workflow[NoticeState, OrientationNotice] = Workflow(
    name="orientation_notice",
    label=_("Thông báo định hướng"),
    states=NoticeState,
    initial=NoticeState.DRAFT,
    final=(NoticeState.SUPERSEDED, NoticeState.WITHDRAWN),
    owners={
        NoticeState.DRAFT: Role.SCIENCE_OFFICER,
        NoticeState.CONFIRMED: Role.DIRECTOR,
        NoticeState.PUBLISHED: Role.SCIENCE_OFFICER,
    },
    roles_on=roles_on,
    legal_index=library.legal_index(),
    rows=(
        Transition(
            name="confirm",
            label=_("Xác nhận đã đối chiếu"),
            source=frozenset({NoticeState.DRAFT}),
            target=NoticeState.CONFIRMED,
            actors=OFFICERS,
            requires=(guards.has_items, guards.lines_answered, guards.findings_decided),
            legal_basis=("ND30-2020:PL1",),
            deadline="orientation.publish",
        ),
        Transition(
            name="publish",
            label=_("Công bố"),
            source=frozenset({NoticeState.CONFIRMED}),
            target=NoticeState.PUBLISHED,
            actors=OFFICERS,
            requires=(guards.number_and_date_known, guards.window_known, guards.none_in_force),
            legal_basis=("ND30-2020:18", "ND30-2020:15"),
            issues=("orientation_notice",),
            announces="orientation_notice.published",
        ),
        Transition(
            name="reopen",
            label=_("Mở lại để đối chiếu"),
            source=frozenset({NoticeState.CONFIRMED}),
            target=NoticeState.DRAFT,
            actors=OFFICERS,
            legal_basis=("ND30-2020:PL1",),
            correction=True,
        ),
        Transition(
            name="supersede",
            label=_("Bị thay thế"),
            source=frozenset({NoticeState.PUBLISHED}),
            target=NoticeState.SUPERSEDED,
            actors=frozenset({Role.SYSTEM}),
            legal_basis=("ND30-2020:15",),
            announces="orientation_notice.superseded",
        ),
        Transition(
            name="withdraw",
            label=_("Hủy bản nhập"),
            source=frozenset({NoticeState.DRAFT, NoticeState.CONFIRMED}),
            target=NoticeState.WITHDRAWN,
            actors=OFFICERS,
            legal_basis=("GIEO-MACDINH:3",),
        ),
    ),
)
