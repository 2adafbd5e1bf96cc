"""The clerk's number and date, and the facts a reader could not know."""

from datetime import date, datetime

from django.db import transaction

from gieo.kernel.actors import Actor
from gieo.kernel.text import nfc
from gieo.law.services.enter_document import key_of, normalise_number
from gieo.orientation.models import OrientationNotice
from gieo.orientation.policies import check_may_edit
from gieo.orientation.services.correct_window import correct_window
from gieo.orientation.services.decide_finding import settle
from gieo.orientation.states import NoticeState

SETTLED_BY_NUMBER = {"missing_number"}
SETTLED_BY_DATE = {"missing_date_place", "open_start_date"}


@transaction.atomic
def correct_header(
    *,
    notice: OrientationNotice,
    actor: Actor,
    at: datetime,
    title: str,
    number: str,
    issued_on: date | None,
    opens_on: date | None,
    closes_on: date | None,
    boundary: str,
    replaces: bool = False,
) -> OrientationNotice:
    """Write number, date, title and window; findings that this answers are settled as corrected.

    The days are those of the first window, which is answered for thereby; an empty opening day means "from the day of
    the notice". `replaces` says that the notice takes the place of the
    one in force for the same province and year.

    Raises:
        Refused: not the reader's to edit, or no longer a draft.
    """
    check_may_edit(notice, actor)
    document = notice.document
    document.number = normalise_number(number) if number else ""
    document.issued_on = issued_on
    document.subject = notice.title = nfc(title).strip() or notice.title
    document.search = key_of(document)
    document.save()
    notice.supersedes = in_force(notice) if replaces else None
    notice.save(update_fields=["title", "supersedes"])
    window = notice.first_window
    if window is not None:
        correct_window(
            window=window, actor=actor, opens_on=opens_on or issued_on, closes_on=closes_on, boundary=boundary
        )
    settled = (SETTLED_BY_NUMBER if document.number else set()) | (SETTLED_BY_DATE if issued_on else set())
    settle(notice, codes=settled, actor=actor, at=at)
    return notice


def in_force(notice: OrientationNotice) -> OrientationNotice | None:
    """The notice in force for the same province and year, if it is another one."""
    published = OrientationNotice.objects.filter(
        province=notice.province_id, plan_year=notice.plan_year, state=NoticeState.PUBLISHED
    )
    return published.exclude(pk=notice.pk).first()
