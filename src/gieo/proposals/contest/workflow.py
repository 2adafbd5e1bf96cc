"""The legal moves of a contest."""

from gieo.dossiers.policies import roles_on
from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition, Workflow
from gieo.proposals.contest import effects, guards
from gieo.proposals.contest.facts import AwardFacts, ReasonFacts, ScoreFacts
from gieo.proposals.contest.states import ContestState as S
from gieo.proposals.models import IdeaContest
from gieo.rulebooks import library

OFFICE = frozenset({Role.SCIENCE_OFFICER, Role.DIRECTOR})

IDEA_CONTEST: Workflow[S, IdeaContest] = Workflow(
    name="idea_contest",
    label=_("Hội thi ý tưởng"),
    states=S,
    initial=S.PREPARING,
    final=(S.AWARDED, S.CANCELLED),
    owners={S.PREPARING: Role.SCIENCE_OFFICER, S.ANNOUNCED: Role.SCIENCE_OFFICER, S.JUDGING: Role.COUNCIL_MEMBER},
    roles_on=roles_on,
    legal_index=library.legal_index(),
    rows=(
        Transition(
            name="announce",
            label=_("Công bố hội thi"),
            source=frozenset({S.PREPARING}),
            target=S.ANNOUNCED,
            actors=OFFICE,
            requires=(guards.is_not_over,),
            legal_basis=guards.CONTEST,
            announces="idea_contest.announced",
        ),
        Transition(
            name="start_judging",
            label=_("Bắt đầu chấm"),
            source=frozenset({S.ANNOUNCED}),
            target=S.JUDGING,
            actors=OFFICE,
            requires=(guards.has_closed, guards.received_something),
            legal_basis=guards.CONTEST,
            announces="idea_contest.judging",
        ),
        Transition(
            name="score",
            label=_("Chấm một ý tưởng"),
            source=frozenset({S.JUDGING}),
            target=S.JUDGING,
            actors=frozenset({Role.COUNCIL_MEMBER}),
            requires=(guards.judges_an_idea_of_it,),
            legal_basis=guards.CONTEST,
            facts=ScoreFacts,
            writes=effects.keep_score,
            sealed=True,
        ),
        Transition(
            name="award",
            label=_("Công nhận kết quả"),
            source=frozenset({S.JUDGING}),
            target=S.AWARDED,
            actors=frozenset({Role.DIRECTOR}),
            requires=(guards.every_idea_was_judged, guards.prizes_suffice),
            legal_basis=guards.CONTEST,
            facts=AwardFacts,
            writes=effects.give_prizes,
            issues=("contest_results",),
            announces="idea_contest.awarded",
        ),
        Transition(
            name="cancel",
            label=_("Hủy hội thi"),
            source=frozenset({S.PREPARING, S.ANNOUNCED, S.JUDGING}),
            target=S.CANCELLED,
            actors=OFFICE,
            legal_basis=guards.CONTEST,
            facts=ReasonFacts,
        ),
    ),
)
