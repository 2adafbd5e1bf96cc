"""Preconditions of the moves of a session."""

from gieo.duties.council_session.facts import HoldFacts
from gieo.duties.models import CouncilSession
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.rulebooks import library

SITTING = ("GIEO-MACDINH:37",)
COUNCIL = "of_a_body"


def has_come_to_pass(session: CouncilSession, attempt: Attempt) -> Refusal | None:
    """No minutes of what lies ahead."""
    if session.held_at <= attempt.at:
        return None
    return Refusal(code="still_ahead", message=_("Phiên họp chưa diễn ra."), basis=SITTING)


def enough_were_there(session: CouncilSession, attempt: Attempt) -> Refusal | None:
    """As many of the members as the rulebook asks, where no rule of the body's own says otherwise."""
    facts = attempt.facts
    if not isinstance(facts, HoldFacts):
        return None
    quorum = library.get(session.rulebook).councils[COUNCIL].quorum
    present, members = len({each.id for each in facts.present}), len(session.members)
    if quorum.is_reached(present, members):
        return None
    message = _("Có mặt %(present)d trên %(members)d thành viên; cần ít nhất %(share)s.")
    params = {"present": present, "members": members, "share": str(quorum.share)}
    return Refusal(code="no_quorum", message=message, params=params, basis=quorum.basis, field="present")


def advises_something(session: CouncilSession, _attempt: Attempt) -> Refusal | None:
    """An empty list needs no signature."""
    if session.tasks:
        return None
    return Refusal(code="no_tasks", message=_("Danh mục chưa có nhiệm vụ nào."), basis=SITTING)
