"""Preconditions of the moves of a session."""

from gieo.duties.council_session.facts import HoldFacts
from gieo.duties.models import CouncilSession
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt

SITTING = ("GIEO-MACDINH:37",)
QUORUM = 2, 3  # of the members


def has_come_to_pass(session: CouncilSession, attempt: Attempt) -> Refusal | None:
    """No minutes of what lies ahead."""
    if session.held_at <= attempt.at:
        return None
    return Refusal(code="still_ahead", message=_("Phiên họp chưa diễn ra."), basis=SITTING)


def enough_were_there(session: CouncilSession, attempt: Attempt) -> Refusal | None:
    """Two thirds of the members, where no rule of the body's own says otherwise."""
    facts = attempt.facts
    if not isinstance(facts, HoldFacts):
        return None
    part, of = QUORUM
    present, members = len({each.id for each in facts.present}), len(session.members)
    if present * of >= members * part:
        return None
    message = _("Có mặt %(present)d trên %(members)d thành viên; cần ít nhất 2/3.")
    params = {"present": present, "members": members}
    return Refusal(code="no_quorum", message=message, params=params, basis=SITTING, field="present")


def advises_something(session: CouncilSession, _attempt: Attempt) -> Refusal | None:
    """An empty list needs no signature."""
    if session.tasks:
        return None
    return Refusal(code="no_tasks", message=_("Danh mục chưa có nhiệm vụ nào."), basis=SITTING)
