"""Asking for a supplement: once, with everything in it, the clock of whoever checks standing still meanwhile."""

from django.utils.translation import gettext

from gieo.core.clock import LEGAL_ZONE
from gieo.core.models import Pausable
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt, Effect
from gieo.rulebooks import library

REQUESTS = "supplement.requests"


def may_be_asked_again(dossier: Pausable, _attempt: Attempt) -> Refusal | None:
    """As often as the rulebook allows, and no more; what was not asked for then is not asked for any more."""
    limit = library.get(dossier.rulebook).figures[REQUESTS]
    if limit.holds_for(dossier.supplements + 1):
        return None
    return Refusal(
        code="supplement_asked",
        message=_("Hồ sơ này đã được yêu cầu bổ sung, tối đa %(count)d lần. Xét theo hồ sơ đang có."),
        params={"count": limit.value},
        basis=limit.basis,
    )


def was_asked_in_vain(dossier: Pausable, attempt: Attempt) -> Refusal | None:
    """Nobody is turned away for what is missing before it was asked for."""
    if may_be_asked_again(dossier, attempt) is not None:
        return None
    limit = library.get(dossier.rulebook).figures[REQUESTS]
    message = _("Chưa yêu cầu bổ sung: yêu cầu trước, rồi mới kết thúc vì thiếu.")
    return Refusal(code="not_asked_yet", message=message, basis=limit.basis)


def stopping(key: str) -> Effect:
    """An effect that counts the request and keeps what is left of the period of a key of the rulebook."""

    def stop(dossier: Pausable, attempt: Attempt) -> None:
        dossier.supplements += 1
        rule = library.get(dossier.rulebook).deadline(key)
        last = dossier.due_at and dossier.due_at.astimezone(LEGAL_ZONE).date()
        dossier.days_left = rule.left(attempt.at.astimezone(LEGAL_ZONE), last) if last else None

    return stop


def requests_in_words(dossier: Pausable, key: str, *, stands_still: bool) -> str:
    """How often it was asked to be supplemented, and what is left of the period of a key; empty if it never was."""
    if not dossier.supplements:
        return ""
    book = library.get(dossier.rulebook)
    values = {"times": dossier.supplements, "limit": book.figures[REQUESTS].value}
    asked: str = gettext("Đã yêu cầu bổ sung %(times)d/%(limit)d lần") % values
    if not stands_still or dossier.days_left is None:
        return asked
    left = {"left": book.deadline(key).left_in_words(dossier.days_left)}
    still: str = gettext("thời hạn xem xét của Sở đang dừng, còn %(left)s, tính tiếp từ khi nộp lại") % left
    return f"{asked}; {still}"
