"""The legal moves of a question."""

from gieo.calls.models import CallQuestion
from gieo.calls.question import effects
from gieo.calls.question.facts import CorrectFacts, KeepPrivateFacts, PublishFacts
from gieo.calls.question.states import QuestionState as S
from gieo.dossiers.policies import roles_on
from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition, Workflow
from gieo.rulebooks import library

ASKING = ("GIEO-MACDINH:90",)
# The body that opened the call answers for it beside the Sở.
ANSWERERS = frozenset({Role.SCIENCE_OFFICER, Role.FOCAL_OFFICER})

CALL_QUESTION: Workflow[S, CallQuestion] = Workflow(
    name="call_question",
    label=_("Câu hỏi về đợt nhận"),
    states=S,
    initial=S.WAITING,
    final=(S.PUBLISHED, S.KEPT_PRIVATE),
    owners={S.WAITING: Role.SCIENCE_OFFICER},
    roles_on=roles_on,
    legal_index=library.legal_index(),
    rows=(
        Transition(
            name="publish",
            label=_("Trả lời và công bố"),
            source=frozenset({S.WAITING}),
            target=S.PUBLISHED,
            actors=ANSWERERS,
            legal_basis=ASKING,
            facts=PublishFacts,
            writes=effects.publish,
            announces="call_question.published",
        ),
        Transition(
            name="keep_private",
            label=_("Không công bố, trả lời riêng"),
            source=frozenset({S.WAITING}),
            target=S.KEPT_PRIVATE,
            actors=ANSWERERS,
            legal_basis=ASKING,
            facts=KeepPrivateFacts,
            writes=effects.keep_private,
            announces="call_question.kept_private",
        ),
        Transition(
            name="correct",
            label=_("Đính chính câu trả lời"),
            source=frozenset({S.PUBLISHED}),
            target=S.PUBLISHED,
            actors=ANSWERERS,
            legal_basis=ASKING,
            facts=CorrectFacts,
            writes=effects.correct,
            announces="call_question.corrected",
            correction=True,
        ),
    ),
)
