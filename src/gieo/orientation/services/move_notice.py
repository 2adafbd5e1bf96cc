"""The notice's moves: confirm, reopen, withdraw, publish."""

from django.db import transaction

from gieo.core.clock import LEGAL_ZONE
from gieo.core.perform import perform
from gieo.kernel.actors import SYSTEM
from gieo.kernel.workflow import Attempt
from gieo.law.services.end_document import replace_document
from gieo.orientation.documents.snapshot import snapshot_of
from gieo.orientation.models import OrientationNotice
from gieo.orientation.services.distribute import Entry, distribute
from gieo.orientation.workflow import ORIENTATION_NOTICE


@transaction.atomic
def move_notice(*, notice: OrientationNotice, act: str, attempt: Attempt) -> OrientationNotice:
    """Do one act of the table on a notice.

    Publishing supersedes the version it replaces in the same transaction and freezes what the public reads;
    the notice goes to everybody of its distribution list.

    Raises:
        TransitionRefused: with every reason.
    """
    if act == "publish":
        return _publish(notice, attempt)
    return perform(ORIENTATION_NOTICE, act, notice, attempt).subject


def _publish(notice: OrientationNotice, attempt: Attempt) -> OrientationNotice:
    ORIENTATION_NOTICE.check("publish", notice, attempt)
    if notice.supersedes is not None:
        perform(ORIENTATION_NOTICE, "supersede", notice.supersedes, Attempt(actor=SYSTEM, at=attempt.at))
        day = notice.document.issued_on or attempt.at.astimezone(LEGAL_ZONE).date()
        replace_document(document=notice.supersedes.document, successor=notice.document, on=day)
    published = perform(ORIENTATION_NOTICE, "publish", notice, attempt).subject
    published.published_at = attempt.at
    published.snapshot = snapshot_of(published)
    published.save(update_fields=["published_at", "snapshot"])
    distribute(
        document=published.document,
        province=published.province,
        entries=_entries(published),
        at=attempt.at,
    )
    return published


def _entries(notice: OrientationNotice) -> list[Entry]:
    return [
        Entry(
            order=each.order,
            text=each.text,
            publishes=each.publishes,
            is_archive=each.is_archive,
            kinds=each.kinds,
            roles=each.roles,
            units=each.units,
            bodies=each.bodies.all(),
            names=each.asked,
        )
        for each in notice.recipients.prefetch_related("bodies")
    ]
