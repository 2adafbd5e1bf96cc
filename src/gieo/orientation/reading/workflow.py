"""The table of a reading."""

from gieo.kernel.actors import SYSTEM, Actor, Role
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition, Workflow
from gieo.orientation.models import DocumentReading
from gieo.orientation.reading import guards
from gieo.orientation.reading.states import ReadingState as S
from gieo.rulebooks import library

OFFICER = frozenset({Role.SCIENCE_OFFICER})


def roles_on(reading: DocumentReading, actor: Actor) -> frozenset[Role]:
    """The roles an actor has in its province."""
    return frozenset({Role.SYSTEM}) if actor == SYSTEM else actor.roles_in(reading.province_id)


DOCUMENT_READING: Workflow[S, DocumentReading] = Workflow(
    name="document_reading",
    label=_("Bản đọc văn bản"),
    states=S,
    initial=S.DRAFT,
    final=(S.CONFIRMED, S.WITHDRAWN),
    owners={S.DRAFT: Role.SCIENCE_OFFICER},
    roles_on=roles_on,
    legal_index=library.legal_index(),
    rows=(
        Transition(
            name="confirm",
            label=_("Xác nhận đã đối chiếu"),
            source=frozenset({S.DRAFT}),
            target=S.CONFIRMED,
            actors=OFFICER,
            requires=(guards.something_is_left, guards.lines_answered),
            legal_basis=("ND30-2020:PL1",),
        ),
        Transition(
            name="withdraw",
            label=_("Hủy bản nhập"),
            source=frozenset({S.DRAFT}),
            target=S.WITHDRAWN,
            actors=OFFICER,
            legal_basis=("GIEO-MACDINH:3",),
        ),
    ),
)
