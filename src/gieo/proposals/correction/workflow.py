"""The legal moves of a correction."""

from gieo.dossiers.policies import roles_on
from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition, Workflow
from gieo.proposals.correction import effects, guards
from gieo.proposals.correction.facts import AcceptFacts, RefuseFacts, TakeBackFacts
from gieo.proposals.correction.states import CorrectionState as S
from gieo.proposals.models import Correction
from gieo.rulebooks import library

OFFICER = frozenset({Role.SCIENCE_OFFICER})
ASKED = frozenset({S.ASKED})

CORRECTION: Workflow[S, Correction] = Workflow(
    name="correction",
    label=_("Cải chính phiếu đã nộp"),
    states=S,
    initial=S.ASKED,
    final=(S.ACCEPTED, S.REFUSED, S.WITHDRAWN),
    owners={S.ASKED: Role.SCIENCE_OFFICER},
    roles_on=roles_on,
    legal_index=library.legal_index(),
    rows=(
        Transition(
            name="accept",
            label=_("Chấp nhận cải chính"),
            source=ASKED,
            target=S.ACCEPTED,
            actors=OFFICER,
            requires=(guards.proposal_is_sealed, guards.paper_is_there),
            legal_basis=guards.CORRECTING,
            facts=AcceptFacts,
            writes=effects.put_right,
            announces="correction.answered",
        ),
        Transition(
            name="refuse",
            label=_("Không chấp nhận cải chính"),
            source=ASKED,
            target=S.REFUSED,
            actors=OFFICER,
            legal_basis=guards.CORRECTING,
            facts=RefuseFacts,
            announces="correction.answered",
        ),
        Transition(
            name="take_back",
            label=_("Rút đề nghị"),
            source=ASKED,
            target=S.WITHDRAWN,
            actors=frozenset({Role.PROPOSER}),
            legal_basis=guards.CORRECTING,
            facts=TakeBackFacts,
        ),
    ),
)
