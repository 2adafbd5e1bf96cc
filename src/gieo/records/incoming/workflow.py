"""The legal moves of a document that came in (NĐ 30/2020, articles 22 to 24)."""

from gieo.dossiers.policies import roles_on
from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition, Workflow
from gieo.records.incoming import effects, guards
from gieo.records.incoming.facts import AssignFacts, ProgressFacts
from gieo.records.incoming.states import IncomingState as S
from gieo.records.models import IncomingDocument
from gieo.rulebooks import library

CLERK = frozenset({Role.RECORDS_CLERK})
LEADERS = frozenset({Role.DIRECTOR, Role.CHAIRMAN})
ANSWERING = frozenset({Role.SCIENCE_OFFICER, Role.FINANCE_OFFICER, Role.INSPECTOR, Role.RECORDS_CLERK})
SOLVING = ("ND30-2020:24",)

INCOMING_DOCUMENT: Workflow[S, IncomingDocument] = Workflow(
    name="incoming_document",
    label=_("Văn bản đến"),
    states=S,
    initial=S.RECEIVED,
    final=(S.DONE,),
    owners={S.RECEIVED: Role.RECORDS_CLERK, S.HANDED: Role.DIRECTOR, S.IN_HAND: Role.SCIENCE_OFFICER},
    roles_on=roles_on,
    legal_index=library.legal_index(),
    rows=(
        Transition(
            name="hand_up",
            label=_("Trình lãnh đạo"),
            source=frozenset({S.RECEIVED}),
            target=S.HANDED,
            actors=CLERK,
            legal_basis=("ND30-2020:23",),
            writes=effects.hand_up,
            announces="incoming_document.handed",
        ),
        Transition(
            name="assign",
            label=_("Giao giải quyết"),
            source=frozenset({S.HANDED, S.IN_HAND}),
            target=S.IN_HAND,
            actors=LEADERS,
            requires=(guards.day_is_to_come,),
            legal_basis=SOLVING,
            facts=AssignFacts,
            writes=effects.assign,
            announces="incoming_document.assigned",
        ),
        Transition(
            name="note_progress",
            label=_("Ghi tiến độ"),
            source=frozenset({S.IN_HAND}),
            target=S.IN_HAND,
            actors=ANSWERING,
            legal_basis=SOLVING,
            facts=ProgressFacts,
            writes=effects.note_progress,
        ),
        Transition(
            name="finish",
            label=_("Ghi đã giải quyết"),
            source=frozenset({S.IN_HAND}),
            target=S.DONE,
            actors=ANSWERING | LEADERS,
            legal_basis=SOLVING,
            facts=ProgressFacts,
            writes=effects.note_progress,
        ),
        Transition(
            name="note_only",
            label=_("Để biết, lưu"),
            source=frozenset({S.HANDED}),
            target=S.DONE,
            actors=LEADERS,
            legal_basis=SOLVING,
            facts=ProgressFacts,
            writes=effects.note_progress,
        ),
    ),
)
