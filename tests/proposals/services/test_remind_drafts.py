"""Whoever writes is reminded of a form that was not sent: seven days, three, one, and three hours before the end.

The window of the province closes at the end of 31/5/2024.
"""

import pytest

from gieo.core.clock import LEGAL_ZONE
from gieo.notifications.models import Alert
from gieo.proposals.services.remind_drafts import remind_drafts
from gieo.proposals.services.start_proposal import start_proposal
from gieo.proposals.services.submit_proposal import submit_proposal
from tests.proposals.conftest import IN_TIME, moment

pytestmark = [pytest.mark.db, pytest.mark.django_db, pytest.mark.requirement("X-13")]

WEEK = moment("2024-05-25 00:00")


def told():
    return list(Alert.objects.filter(key__startswith="draft-").order_by("pk"))


def test_each_reminder_is_said_once_and_the_last_one_in_the_evening_is_urgent(ready):
    for when in ("2024-05-24 23:59", "2024-05-25 00:00", "2024-05-25 00:10", "2024-05-27 12:00"):
        remind_drafts(at=moment(when))
    for when in ("2024-05-29 00:00", "2024-05-31 00:00", "2024-05-31 20:59", "2024-05-31 21:00", "2024-05-31 23:59"):
        remind_drafts(at=moment(when))
    alerts = told()
    assert [alert.key.rpartition("-")[2] for alert in alerts] == ["168", "72", "24", "3"]
    assert [alert.topic for alert in alerts] == ["reminder", "reminder", "reminder", "last_day"]
    held = [alert.held_until and alert.held_until.astimezone(LEGAL_ZONE).strftime("%d/%m %H:%M") for alert in alerts]
    assert held == ["25/05 07:00", "29/05 07:00", "31/05 07:00", None]
    assert alerts[0].subject == f"Phiếu {ready.number} chưa nộp: hạn 23:59 31/05/2024"
    assert "Phiếu đã đủ để nộp." in alerts[0].body


def test_of_what_was_missed_only_the_later_is_said_and_nothing_after_the_end(ready):
    remind_drafts(at=moment("2024-05-30 10:00"))
    assert [alert.key.rpartition("-")[2] for alert in told()] == ["72"]
    assert remind_drafts(at=moment("2024-06-01 00:00")) == 0


def test_who_sent_it_is_left_alone_and_so_is_who_began_late_or_wrote_nothing(ready, proposer, window):
    submit_proposal(proposal=ready, actor=proposer, at=IN_TIME)
    start_proposal(window=window, actor=proposer, at=IN_TIME)  # never written on
    assert remind_drafts(at=WEEK) == 0


def test_what_is_missing_is_counted(window, proposer, fill):
    fill(start_proposal(window=window, actor=proposer, at=IN_TIME), objectives="", contents=[])
    remind_drafts(at=WEEK)
    [alert] = told()
    assert "điểm phải hoàn thành trước khi nộp" in alert.body


def test_who_begins_after_a_reminder_does_not_hear_it(window, proposer, fill):
    fill(start_proposal(window=window, actor=proposer, at=moment("2024-05-30 09:00")))
    assert remind_drafts(at=moment("2024-05-30 09:10")) == 0
    assert remind_drafts(at=moment("2024-05-31 00:00")) == 1
