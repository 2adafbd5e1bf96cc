"""The moves of a violation: decided or dismissed, published with an end, closed when the sanction has run."""

from gieo.execution.finding import effects, guards
from gieo.execution.finding import facts as asked
from gieo.execution.finding.states import FindingState as S
from gieo.execution.models import Finding
from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition

AUTHORITY = frozenset({Role.DIRECTOR, Role.CHAIRMAN})
HANDLING, PUBLISHING = ("ND51-2019",), ("GIEO-MACDINH:20",)

VIOLATION_ROWS: tuple[Transition[S, Finding], ...] = (
    Transition(
        name="decide",
        label=_("Quyết định xử lý vi phạm"),
        source=frozenset({S.SUSPECTED}),
        target=S.DECIDED,
        actors=AUTHORITY,
        requires=(guards.somebody_violated, guards.decision_has_its_days),
        legal_basis=HANDLING,
        facts=asked.DecideFacts,
        writes=effects.decide,
        issues=("violation_decision",),
        announces="finding.decided",
    ),
    Transition(
        name="dismiss",
        label=_("Không phải vi phạm"),
        source=frozenset({S.SUSPECTED}),
        target=S.DISMISSED,
        actors=AUTHORITY,
        legal_basis=HANDLING,
        facts=asked.WordsFacts,
        writes=effects.close,
        announces="finding.closed",
    ),
    Transition(
        name="publish",
        label=_("Công khai vi phạm"),
        source=frozenset({S.DECIDED}),
        target=S.PUBLISHED,
        actors=AUTHORITY,
        requires=(guards.decision_is_in_force, guards.publication_has_its_days),
        legal_basis=PUBLISHING,
        facts=asked.PublishFacts,
        writes=effects.publish,
        issues=("publication_notice",),
        announces="finding.published",
    ),
    Transition(
        name="correct_publication",
        label=_("Đính chính nội dung công khai"),
        source=frozenset({S.PUBLISHED}),
        target=S.PUBLISHED,
        actors=AUTHORITY,
        legal_basis=("GIEO-MACDINH:17",),
        facts=asked.CorrectFacts,
        writes=effects.correct,
        announces="finding.published",
    ),
    Transition(
        name="unpublish",
        label=_("Hết thời hạn công khai"),
        source=frozenset({S.PUBLISHED}),
        target=S.REMOVED,
        actors=frozenset({Role.SYSTEM}),
        legal_basis=PUBLISHING,
        announces="finding.unpublished",
        on_expiry=True,
    ),
    Transition(
        name="take_down",
        label=_("Gỡ công khai trước hạn"),
        source=frozenset({S.PUBLISHED}),
        target=S.REMOVED,
        actors=AUTHORITY,
        legal_basis=("GIEO-MACDINH:17",),
        facts=asked.WordsFacts,
        announces="finding.unpublished",
        correction=True,
    ),
    Transition(
        name="close_violation",
        label=_("Đã thi hành xong"),
        source=frozenset({S.DECIDED, S.REMOVED}),
        target=S.CLOSED,
        actors=AUTHORITY,
        requires=(guards.sanction_is_over,),
        legal_basis=HANDLING,
        facts=asked.WordsFacts,
        writes=effects.close,
        announces="finding.closed",
    ),
)
