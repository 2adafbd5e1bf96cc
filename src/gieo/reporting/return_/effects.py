"""What the moves of a report write beside its state."""

from gieo.kernel.workflow import Attempt
from gieo.reporting.counting import figures_of
from gieo.reporting.models import Return
from gieo.reporting.return_.facts import ReportFacts


def rewrite(report: Return, attempt: Attempt) -> None:
    """Take over what was typed."""
    facts = attempt.facts
    if isinstance(facts, ReportFacts):
        for name in ReportFacts.model_fields:
            setattr(report, name, getattr(facts, name))


def freeze(report: Return, attempt: Attempt) -> None:
    """When it was sent, whether too late, and every figure with its rows as they stand at this instant."""
    if report.submitted_at is None:
        report.submitted_at = attempt.at
        report.is_late = report.closes_at is not None and attempt.at >= report.closes_at
    report.figures = [figure.snapshot() for figure in figures_of(report, at=attempt.at)]


def mark_late(report: Return, _attempt: Attempt) -> None:
    """Its day has passed and it was not sent."""
    report.is_late = True
