"""The legal moves of a session of a grass-roots council."""

from gieo.dossiers.policies import roles_on
from gieo.duties.council_session import effects, guards
from gieo.duties.council_session.facts import ApproveFacts, HoldFacts, ReasonFacts
from gieo.duties.council_session.states import SessionState as S
from gieo.duties.models import CouncilSession
from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition, Workflow
from gieo.rulebooks import library

BODY = frozenset({Role.FOCAL_OFFICER})
ADVISING = ("GIEO-MACDINH:37",)
AT_THE_GRASS_ROOTS = ("ND08-2014:28",)

COUNCIL_SESSION: Workflow[S, CouncilSession] = Workflow(
    name="council_session",
    label=_("Phiên họp hội đồng cơ sở"),
    states=S,
    initial=S.CALLED,
    final=(S.APPROVED, S.NOT_APPROVED, S.CANCELLED),
    owners={S.CALLED: Role.FOCAL_OFFICER, S.HELD: Role.FOCAL_OFFICER},
    roles_on=roles_on,
    legal_index=library.legal_index(),
    rows=(
        Transition(
            name="hold",
            label=_("Ghi biên bản họp"),
            source=frozenset({S.CALLED}),
            target=S.HELD,
            actors=BODY,
            requires=(guards.has_come_to_pass, guards.enough_were_there),
            legal_basis=ADVISING,
            facts=HoldFacts,
            writes=effects.keep_minutes,
            issues=("grassroots_minutes",),
            announces="council_session.held",
        ),
        Transition(
            name="approve",
            label=_("Ký phê duyệt danh mục"),
            source=frozenset({S.HELD}),
            target=S.APPROVED,
            actors=BODY,
            requires=(guards.advises_something,),
            legal_basis=AT_THE_GRASS_ROOTS,
            legal_basis_2025=ADVISING,
            facts=ApproveFacts,
            writes=effects.approve,
            issues=("grassroots_list",),
            announces="council_session.approved",
        ),
        Transition(
            name="not_approve",
            label=_("Không phê duyệt"),
            source=frozenset({S.HELD}),
            target=S.NOT_APPROVED,
            actors=BODY,
            legal_basis=ADVISING,
            facts=ReasonFacts,
        ),
        Transition(
            name="cancel",
            label=_("Không họp"),
            source=frozenset({S.CALLED}),
            target=S.CANCELLED,
            actors=BODY,
            legal_basis=("GIEO-MACDINH:16",),
            facts=ReasonFacts,
        ),
    ),
)
