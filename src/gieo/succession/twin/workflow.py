"""The legal moves of a pair of records."""

from gieo.dossiers.policies import roles_on
from gieo.dossiers.two_people import typed_by_another
from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition, Workflow
from gieo.rulebooks import library
from gieo.succession.act.workflow import CERTIFIERS, TYPISTS
from gieo.succession.ledger import BASIS
from gieo.succession.models import Twin
from gieo.succession.twin import effects, guards
from gieo.succession.twin.facts import LookedFacts
from gieo.succession.twin.states import TwinState as S

TWIN: Workflow[S, Twin] = Workflow(
    name="twin",
    label=_("Bản ghi trùng"),
    states=S,
    initial=S.FOUND,
    final=(S.MERGED, S.SEPARATED, S.DISMISSED),
    owners={S.FOUND: Role.ADMINISTRATOR},
    roles_on=roles_on,
    legal_index=library.legal_index(),
    rows=(
        Transition(
            name="swap",
            label=_("Giữ lại bản kia"),
            source=frozenset({S.FOUND}),
            target=S.FOUND,
            actors=TYPISTS,
            legal_basis=BASIS,
            writes=effects.swap,
        ),
        Transition(
            name="merge",
            label=_("Xác nhận là một, gộp"),
            source=frozenset({S.FOUND}),
            target=S.MERGED,
            actors=CERTIFIERS,
            requires=(typed_by_another("twin.merge"), guards.both_still_stand),
            legal_basis=BASIS,
            facts=LookedFacts,
            writes=effects.merge,
            announces="twin.merged",
        ),
        Transition(
            name="dismiss",
            label=_("Không phải là một"),
            source=frozenset({S.FOUND}),
            target=S.DISMISSED,
            actors=TYPISTS,
            legal_basis=BASIS,
            facts=LookedFacts,
        ),
        Transition(
            name="separate",
            label=_("Tách lại"),
            source=frozenset({S.MERGED}),
            target=S.SEPARATED,
            actors=CERTIFIERS,
            requires=(guards.nothing_rests_on_it,),
            legal_basis=BASIS,
            facts=LookedFacts,
            writes=effects.separate,
            announces="twin.separated",
            correction=True,
        ),
    ),
)
