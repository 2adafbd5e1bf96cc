"""The windows of a notice, written by a person: a notice may receive in several rounds."""

from datetime import date

from django.db import transaction

from gieo.kernel.actors import Actor
from gieo.kernel.law import Law
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.kernel.working_days import closing_instant, start_of
from gieo.orientation.models import IntakeWindow, OrientationNotice
from gieo.orientation.policies import check_may_edit
from gieo.rulebooks import library

# What forms are received under where the rulebook says nothing of them.
RECEIVING = {Law.L2013: "TT06-2023:8.1", Law.L2025: "ND267-2025:10"}


@transaction.atomic
def correct_window(
    *, window: IntakeWindow, actor: Actor, opens_on: date | None, closes_on: date | None, boundary: str
) -> IntakeWindow:
    """Write the days of one window, new or read, and answer for it.

    Raises:
        Refused: it ends before it begins, not the reader's to edit, or no longer a draft.
    """
    check_may_edit(window.notice, actor)
    if opens_on and closes_on and opens_on > closes_on:
        message = _("Ngày đóng phải sau ngày mở.")
        raise Refused([Refusal(code="ends_too_early", message=message, basis=(window.basis,), field="closes_on")])
    window.opens_at = start_of(opens_on) if opens_on else None
    window.closes_at = closing_instant(closes_on, boundary) if closes_on else None
    window.boundary, window.plan_year = boundary, window.notice.plan_year
    window.accept(actor.user)
    window.save()
    return window


def new_window(notice: OrientationNotice) -> IntakeWindow:
    """A further window, unsaved, under the text that founds the others."""
    late = library.get(notice.rulebook).late
    basis = late.basis[0] if late else RECEIVING[notice.law]
    return IntakeWindow(province=notice.province, notice=notice, plan_year=notice.plan_year, basis=basis)


def remove_window(*, window: IntakeWindow, actor: Actor) -> None:
    """Take a window out that is none; one always stays.

    Raises:
        Refused: it is the only one, not the reader's to edit, or no longer a draft.
    """
    check_may_edit(window.notice, actor)
    if window.notice.windows.count() == 1:
        message = _("Thông báo phải có ít nhất một đợt nhận.")
        raise Refused([Refusal(code="only_window", message=message, basis=(window.basis,))])
    window.delete()
