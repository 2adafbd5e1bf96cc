"""The legal moves of a decision on bodies."""

from gieo.dossiers.policies import roles_on
from gieo.dossiers.two_people import typed_by_another
from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition, Workflow
from gieo.rulebooks import library
from gieo.succession.act import effects, guards
from gieo.succession.act.facts import DirectionFacts, ListFacts, PartFacts, PickedPart, ReasonFacts
from gieo.succession.act.states import SuccessionState as S
from gieo.succession.ledger import BASIS, KEEPING
from gieo.succession.models import Succession

TYPISTS = frozenset({Role.ADMINISTRATOR, Role.RECORDS_CLERK, Role.SCIENCE_OFFICER})
CERTIFIERS = frozenset({Role.ADMINISTRATOR, Role.DIRECTOR})
DRAFT = frozenset({S.DRAFT})

SUCCESSION: Workflow[S, Succession] = Workflow(
    name="succession",
    label=_("Kế thừa của cơ quan"),
    states=S,
    initial=S.DRAFT,
    final=(S.CARRIED_OUT, S.REVERSED, S.DROPPED),
    owners={S.DRAFT: Role.ADMINISTRATOR},
    roles_on=roles_on,
    legal_index=library.legal_index(),
    rows=(
        Transition(
            name="name_body",
            label=_("Nêu một cơ quan"),
            source=DRAFT,
            target=S.DRAFT,
            actors=TYPISTS,
            requires=(guards.is_new_in_it,),
            legal_basis=BASIS,
            facts=PartFacts,
            writes=effects.name_body,
        ),
        Transition(
            name="name_listed",
            label=_("Nêu theo danh sách (tệp)"),
            source=DRAFT,
            target=S.DRAFT,
            actors=TYPISTS,
            requires=(guards.is_a_list,),
            legal_basis=BASIS,
            facts=ListFacts,
            writes=effects.name_listed,
        ),
        Transition(
            name="name_all",
            label=_("Nêu mọi cơ quan của tỉnh"),
            source=DRAFT,
            target=S.DRAFT,
            actors=TYPISTS,
            requires=(guards.is_of_a_province,),
            legal_basis=BASIS,
            writes=effects.name_all,
        ),
        Transition(
            name="name_left",
            label=_("Nêu mọi cơ quan đã kết thúc mà còn giữ việc"),
            source=DRAFT,
            target=S.DRAFT,
            actors=TYPISTS,
            requires=(guards.is_of_what_was_left,),
            legal_basis=KEEPING,
            writes=effects.name_left,
        ),
        Transition(
            name="take_off",
            label=_("Bỏ một dòng"),
            source=DRAFT,
            target=S.DRAFT,
            actors=TYPISTS,
            legal_basis=BASIS,
            facts=PickedPart,
            writes=effects.take_off,
        ),
        Transition(
            name="direct",
            label=_("Nói việc nào về đâu"),
            source=DRAFT,
            target=S.DRAFT,
            actors=TYPISTS,
            requires=(guards.has_a_choice,),
            legal_basis=BASIS,
            facts=DirectionFacts,
            writes=effects.direct,
        ),
        Transition(
            name="carry_out",
            label=_("Xác nhận, thực hiện"),
            source=DRAFT,
            target=S.CARRIED_OUT,
            actors=CERTIFIERS,
            requires=(
                typed_by_another("succession.carry_out"),
                guards.its_day_has_come,
                guards.has_its_shape,
                guards.everything_has_an_heir,
            ),
            legal_basis=BASIS,
            writes=effects.carry_out,
            announces="succession.carried_out",
        ),
        Transition(
            name="drop",
            label=_("Bỏ, không thực hiện"),
            source=DRAFT,
            target=S.DROPPED,
            actors=TYPISTS,
            legal_basis=BASIS,
            facts=ReasonFacts,
        ),
        Transition(
            name="reverse",
            label=_("Hoàn lại"),
            source=frozenset({S.CARRIED_OUT}),
            target=S.REVERSED,
            actors=CERTIFIERS,
            requires=(guards.nothing_rests_on_it,),
            legal_basis=BASIS,
            facts=ReasonFacts,
            writes=effects.reverse,
            announces="succession.reversed",
            correction=True,
        ),
    ),
)
