"""Preconditions of what is done about a complaint."""

from gieo.complaints.models import Complaint
from gieo.dossiers.policies import roles_on
from gieo.identity.models.appointment import ROLE_LABELS
from gieo.kernel.actors import Role
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt

DECIDING = ("LUAT02-2011:7",)


def is_theirs_to_answer(complaint: Complaint, attempt: Attempt) -> Refusal | None:
    """Whoever took the decision answers first, the one above the second time."""
    if complaint.answers in roles_on(complaint, attempt.actor):
        return None
    message = _("Khiếu nại này do %(who)s giải quyết.")
    params = {"who": ROLE_LABELS[complaint.answers]}
    return Refusal(code="not_theirs_to_answer", message=message, params=params, basis=DECIDING)


def was_looked_into(complaint: Complaint, _attempt: Attempt) -> Refusal | None:
    """Nobody is answered before it was looked into."""
    if complaint.findings:
        return None
    return Refusal(code="not_looked_into", message=_("Chưa ghi kết quả xác minh."), basis=("LUAT02-2011:29",))


def not_extended(complaint: Complaint, _attempt: Attempt) -> Refusal | None:
    """Once only."""
    if not complaint.extended:
        return None
    return Refusal(code="extended", message=_("Chỉ kéo dài một lần."), basis=("LUAT02-2011:28",))


def second_is_ours(complaint: Complaint, _attempt: Attempt) -> Refusal | None:
    """What the chairman decided first goes to the ministry or the court, not through this desk."""
    if Role(complaint.decided_by) is not Role.CHAIRMAN:
        return None
    message = _("Chủ tịch UBND tỉnh đã giải quyết lần đầu: khiếu nại lần hai gửi Bộ, hoặc khởi kiện tại Tòa án.")
    return Refusal(code="second_elsewhere", message=message, basis=DECIDING)
