"""The periods of both laws against the figures of the sources (regulations/2013-law.md 3.3, 2025-procedures.md 4.3)."""

from datetime import date

import pytest

from gieo.rulebooks import library
from gieo.rulebooks.models import DeadlineRule, Mark, Status

pytestmark = pytest.mark.unit

LAW_2013 = library.get("vn-2013/2023-11-27")
LAW_2025 = library.get("vn-2025/2025-10-14")
UNITS = {"working_days": "WD", "calendar_days": "CD", "months": "MO"}
# key → figure under the law of 2013 and of 2025; "before" counts back from a session. A figure without a second one is kept.
FIGURES = {
    "order.review": ("30 CD",),
    "determination.papers": ("5 WD before", "10 CD before"),
    "determination.text": ("5 WD",),
    "determination.review": ("15 CD",),
    "determination.publish": ("15 CD",),
    "determination.expert_report": ("15 CD",),
    "commissioned_task.publish": ("15 CD",),
    "call.open": ("30 CD",),
    "call.publish": ("15 CD",),
    "call.second": ("6 MO",),
    "call.opening": ("7 WD",),
    "application.supplement": ("5 WD",),
    "selection.papers": ("7 WD before", "10 CD before"),
    "selection.questions": ("5 WD before",),
    "selection.session": ("30 CD",),
    "selection.revision": ("20 CD", "15 CD"),
    "selection.expert_documents": ("5 WD",),
    "selection.expert_report": ("15 CD",),
    "budget_appraisal.papers": ("3 WD before",),
    "budget_appraisal.meeting": ("10 CD",),
    "budget_appraisal.revision": ("15 CD",),
    "approval.decision": ("15 CD",),
    "approval.publish": ("15 CD",),
    "approval.cancel_notice": ("7 CD",),
    "contract.sign": ("30 CD",),
    "contract.info_sheet": ("30 WD",),
    "contract.info_publication": ("15 CD",),
    "contract.publicity": ("30 CD",),
    "contract.pause_notice": ("7 WD",),
    "contract.failure_report": ("15 WD",),
    "contract.failure_check": ("30 WD",),
    "contract.refund": ("60 CD",),
    "contract.settlement": ("4 MO",),
    "contract.treasury_settlement": ("6 MO",),
    "contract.close_out": ("30 CD",),
    "disbursement.answer": ("20 WD",),
    "disbursement.supplement": ("5 WD",),
    "progress_report.due": ("6 MO",),
    "progress_report.review": ("10 WD",),
    "check.interval": ("12 MO",),
    "check.notice": ("5 WD before",),
    "check.work_confirmation": ("10 WD",),
    "check.spending_confirmation": ("20 WD",),
    "check.summary": ("6 MO",),
    "inspection.start": ("10 WD",),
    "finding.correction": ("30 CD",),
    "finding.handling": ("30 CD",),
    "adjustment.answer": ("30 CD",),
    "adjustment.self_notice": ("5 WD",),
    "adjustment.objection": ("5 WD",),
    "adjustment.extension_request": ("1 MO before",),
    "acceptance.file": ("30 CD",),
    "acceptance.validity": ("3 WD",),
    "acceptance.supplement": ("5 WD",),
    "acceptance.publish": ("5 WD",),
    "acceptance.council": ("15 WD",),
    "acceptance.session": ("30 CD",),
    "acceptance.papers": ("7 WD before",),
    "acceptance.remarks": ("1 WD before",),
    "acceptance.expert_report": ("2 WD before",),
    "acceptance.conclusion": ("2 WD",),
    "acceptance.perfecting": ("30 WD",),
    "acceptance.recognition": ("10 WD",),
    "registration.file": ("30 WD",),
    "registration.certificate": ("5 WD",),
    "registration.publication": ("15 CD",),
    "outcome.report": ("12 MO",),
    "outcome.follow_years": ("60 MO",),
    "outcome.assessment": ("12 MO",),
    "outcome.publication": ("15 CD",),
    "outcome.dissemination": ("12 MO",),
    "replication.assignment": ("30 CD",),
    "replication.plan": ("30 CD",),
    "replication.send": ("10 WD",),
    "replication.report": ("12 MO",),
    "return.review": ("10 WD",),
    "duty.reminders": ("30 CD before",),
}
NO_LONGER = {
    "rights.screening",
    "rights.supplement",
    "rights.assessment",
    "rights.decision",
    "rights.answer",
    "rights.own_file",
}
NEW = {"adjustment.innovation_answer", "acceptance.unfunded_result", "platform.update"}
# What the law of 2025, or one that does not change with it, fixes itself.
BINDING_IN_2025 = {
    "orientation.publish",
    "adjustment.innovation_answer",
    "acceptance.unfunded_result",
    "contract.archive",
}


def figure(rule: DeadlineRule) -> str:
    return " ".join(filter(None, (str(rule.count), UNITS[rule.unit], "before" if rule.counted == "before" else "")))


@pytest.mark.parametrize(("key", "figures"), FIGURES.items(), ids=str)
def test_the_figure_of_each_law(key, figures):
    assert (figure(LAW_2013.deadline(key)), figure(LAW_2025.deadline(key))) == (figures[0], figures[-1])


def test_both_laws_have_a_period_for_every_step_they_share():
    """Ownership passes by itself under the law of 2025: nobody asks for it any more."""
    old, new = set(LAW_2013.deadlines), set(LAW_2025.deadlines)
    assert old - new == NO_LONGER
    assert new - old == NEW
    assert all(LAW_2013.deadline(key).what and LAW_2025.deadline(key).what for key in old & new)


def test_no_figure_is_called_law_of_2025_that_is_not():
    binding = {key for key, rule in LAW_2025.deadlines.items() if rule.mark is Mark.BINDING}
    complaints = {key for key in LAW_2025.deadlines if key.startswith("complaint.")}  # a law of its own, not read whole
    assert binding == BINDING_IN_2025 | complaints
    unsure = {key for key, rule in LAW_2025.deadlines.items() if rule.status is Status.TO_CONFIRM}
    assert unsure == set(LAW_2025.deadlines) - BINDING_IN_2025


KEPT = [
    key
    for key, rule in LAW_2025.deadlines.items()
    if rule.mark is Mark.FALLBACK and LAW_2013.deadline(key).mark is Mark.BINDING
]


@pytest.mark.parametrize("key", KEPT)
def test_what_is_kept_from_2013_is_the_figure_of_2013(key):
    old, new = LAW_2013.deadline(key), LAW_2025.deadline(key)
    assert (figure(new), new.basis) == (figure(old), old.basis)


def test_what_a_ministry_fixed_names_that_ministry():
    index = library.legal_index()
    borrowed = {key: rule for key, rule in LAW_2025.deadlines.items() if rule.mark is Mark.BORROWED}
    assert set(borrowed) == {
        "determination.papers", "determination.session", "determination.decision", "selection.papers",
        "selection.session", "selection.revision", "approval.decision", "progress_report.due", "check.interval",
    }  # fmt: skip
    assert all("TT-BGDĐT" in index[rule.basis[0]].instrument.number for rule in borrowed.values())


def test_no_borrowed_or_own_figure_can_be_printed_as_a_basis():
    index = library.legal_index()
    for rule in LAW_2025.deadlines.values():
        if rule.mark in {Mark.DESIGN, Mark.BORROWED}:
            assert not any("BGDĐT" in index[key].instrument.number for key in index.printable(rule.basis))
            assert not any(key.startswith("GIEO") for key in index.printable(rule.basis))


@pytest.mark.parametrize(
    ("key", "event", "last"),
    [
        ("call.open", "2024-03-01", "2024-04-01"),  # day 30 is Sunday 31/3
        ("selection.papers", "2024-02-20", "2024-02-02"),  # back over Tết: 19, 16, 15, 7, 6, 5, 2
        ("acceptance.remarks", "2024-05-06", "2024-05-04"),  # the Saturday worked for 29/4
        ("contract.settlement", "2024-08-31", "2024-12-31"),
        ("contract.info_sheet", "2024-01-31", "2024-03-20"),
        ("adjustment.extension_request", "2025-12-31", "2025-11-28"),  # a month earlier is Sunday 30/11
        ("outcome.follow_years", "2024-06-14", "2029-06-14"),
    ],
)
def test_days_worked_out_by_hand(key, event, last):
    assert LAW_2013.deadline(key).due(date.fromisoformat(event)) == date.fromisoformat(last)


def test_reminders_come_four_times_on_working_days():
    """CT-1-1c: 30, 14, 7 and 1 days before 15/11; a day of rest is moved away from the day, never nearer."""
    days = LAW_2013.reminders(date(2023, 11, 15))
    assert days == (date(2023, 10, 16), date(2023, 11, 1), date(2023, 11, 8), date(2023, 11, 14))
    assert LAW_2025.reminders(date(2023, 11, 15)) == days
