"""A corrected notice takes along what was begun under the version it replaces."""

import pytest

from gieo.core.models import TransitionLog
from gieo.notifications.models import Alert
from gieo.orientation.models import IntakeWindow, OrientationItem, OrientationNotice
from gieo.proposals import handlers
from gieo.proposals.services.follow_notice import follow_notice
from gieo.proposals.services.submit_late import submit_late
from gieo.proposals.services.submit_proposal import submit_proposal
from tests.proposals.conftest import IN_TIME, TOO_LATE, moment

pytestmark = pytest.mark.db


@pytest.fixture
def corrected(window, new_window, lang_son) -> IntakeWindow:
    """A second version that closes two weeks later and no longer has item 1.2."""
    OrientationNotice.objects.filter(pk=window.notice_id).update(state="superseded")
    fresh = new_window(lang_son, 2025, version=2, closes="2024-06-15 00:00")
    OrientationNotice.objects.filter(pk=fresh.notice_id).update(supersedes=window.notice)
    OrientationItem.objects.filter(field__notice=fresh.notice, code="1.2").delete()
    fresh.notice.refresh_from_db()
    return fresh


def test_a_draft_goes_on_with_the_new_window_clock_and_items(ready, corrected):
    ready.items.set(OrientationItem.objects.filter(field__notice=ready.window.notice, code__in=["1.1", "1.2"]))
    assert follow_notice(notice=corrected.notice) == [ready]
    ready.refresh_from_db()
    assert (ready.window, ready.due_at) == (corrected, moment("2024-06-14 23:59:59.999999"))
    [item] = ready.items.all()
    assert (item.code, item.field.notice) == ("1.1", corrected.notice)
    assert follow_notice(notice=corrected.notice) == []


def test_what_was_sent_keeps_its_clock_and_its_seal(ready, proposer, corrected):
    receipt = submit_proposal(proposal=ready, actor=proposer, at=IN_TIME)
    ready.refresh_from_db()
    due_at = ready.due_at
    follow_notice(notice=corrected.notice)
    ready.refresh_from_db()
    assert (ready.window, ready.due_at, ready.content_hash) == (corrected, due_at, receipt.content_hash)


def test_late_stays_late(ready, proposer, corrected):
    submit_late(proposal=ready, actor=proposer, at=TOO_LATE)
    assert follow_notice(notice=corrected.notice) == []


def test_a_first_version_moves_nothing(draft, window):
    assert follow_notice(notice=window.notice) == []


def test_the_writer_is_told_once(ready, corrected):
    entry = TransitionLog.objects.filter(subject_id=corrected.notice_id, workflow="orientation_notice").last()
    assert entry is not None
    for _again in range(2):
        handlers.follow_new_version(entry)
    [alert] = Alert.objects.all()
    assert ready.number in alert.subject
