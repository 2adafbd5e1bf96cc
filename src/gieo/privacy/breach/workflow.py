"""The legal moves of a breach of personal data."""

from gieo.dossiers.policies import roles_on
from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition, Workflow
from gieo.privacy.breach import effects, guards
from gieo.privacy.breach.facts import ClosedFacts, NoBreachFacts, ToldFacts
from gieo.privacy.breach.states import BreachState as S
from gieo.privacy.models import DataBreach
from gieo.rulebooks import library

HANDLERS = frozenset({Role.ADMINISTRATOR, Role.DIRECTOR})
BASIS = ("LUAT91-2025",)

DATA_BREACH: Workflow[S, DataBreach] = Workflow(
    name="data_breach",
    label=_("Vi phạm dữ liệu cá nhân"),
    states=S,
    initial=S.FOUND,
    final=(S.CLOSED, S.NO_BREACH),
    owners={S.FOUND: Role.ADMINISTRATOR, S.LATE: Role.ADMINISTRATOR, S.TOLD: Role.ADMINISTRATOR},
    roles_on=roles_on,
    legal_index=library.legal_index(),
    rows=(
        Transition(
            name="tell",
            label=_("Ghi đã thông báo cơ quan chuyên trách"),
            source=frozenset({S.FOUND, S.LATE}),
            target=S.TOLD,
            actors=HANDLERS,
            requires=(guards.told_after_it_was_found,),
            legal_basis=BASIS,
            facts=ToldFacts,
            writes=effects.tell,
        ),
        Transition(
            name="expire",
            label=_("Quá 72 giờ"),
            source=frozenset({S.FOUND}),
            target=S.LATE,
            actors=frozenset({Role.SYSTEM}),
            legal_basis=BASIS,
            on_expiry=True,
        ),
        Transition(
            name="close",
            label=_("Kết thúc, ghi việc đã làm"),
            source=frozenset({S.TOLD}),
            target=S.CLOSED,
            actors=HANDLERS,
            legal_basis=BASIS,
            facts=ClosedFacts,
            writes=effects.close,
        ),
        Transition(
            name="dismiss",
            label=_("Kết luận không phải vi phạm"),
            source=frozenset({S.FOUND, S.LATE}),
            target=S.NO_BREACH,
            actors=HANDLERS,
            legal_basis=BASIS,
            facts=NoBreachFacts,
        ),
    ),
)
