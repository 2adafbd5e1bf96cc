"""What the moves of a progress report write beside its state."""

from gieo.contracts import money
from gieo.execution.models import ProgressReport
from gieo.execution.progress_report.facts import ReportFacts
from gieo.kernel.workflow import Attempt
from gieo.kernel.working_days import end_of_day

WORDS = ("products", "state_spent", "staff", "facilities", "difficulties", "next_steps", "signer")


def submit(report: ProgressReport, attempt: Attempt) -> None:
    """The report as it was sent; sent anew it is a new version, and late only if the first one was."""
    facts = attempt.facts
    if not isinstance(facts, ReportFacts):
        return
    for name in WORDS:
        setattr(report, name, getattr(facts, name))
    report.work = [row.model_dump(mode="json") for row in facts.work]
    report.counterpart = [row.model_dump(mode="json") for row in facts.counterpart]
    report.version += 1
    if report.submitted_at is None:
        report.is_late = attempt.at > end_of_day(report.due_on)
    report.submitted_at = attempt.at


def accept(report: ProgressReport, _attempt: Attempt) -> None:
    """The counterpart money it tells of is paid in, on the lines of the task."""
    lines = {line.pk: line for line in money.locked_lines(report.task).values()}
    for row in report.counterpart:
        line = lines[row["line"]["id"]]
        line.paid += row["amount"]
        line.save(update_fields=["paid"])
