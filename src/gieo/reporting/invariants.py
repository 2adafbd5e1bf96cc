"""What must hold of reports (invariant 8): every figure equals the count of the rows behind it."""

from collections.abc import Iterator

from gieo.dossiers.models import DocketEntry
from gieo.registry.models import Task
from gieo.reporting.figures import faults_of
from gieo.reporting.models import Return
from gieo.reporting.return_.states import ReturnState

SENT = (ReturnState.SUBMITTED, ReturnState.RECEIVED)


def faults() -> Iterator[str]:
    """Every kept figure that differs from its rows, row that there is not, and report sent without figures."""
    for report in Return.objects.order_by("pk"):
        if report.state in SENT and (report.submitted_at is None or not isinstance(report.figures, list)):
            yield f"{report.number}: sent, but without instant or figures"
        in_time = report.submitted_at and report.closes_at and report.submitted_at < report.closes_at
        if in_time and report.is_late:
            yield f"{report.number}: called late, but it was sent in time"
        for snapshot in report.figures:
            yield from (f"{report.number}: {fault}" for fault in faults_of(snapshot))
            yield from (
                f"{report.number}: {snapshot['key']} counts {row}, which there is not" for row in _lost(snapshot)
            )


def _lost(snapshot: dict[str, list[str]]) -> set[str]:
    """Dossiers and tasks that were counted but are not on the docket or in the register; names are no numbers."""
    numbers = {row for row in snapshot["rows"] if row.count("-") >= 3}  # noqa: PLR2004  (BG-DX-2025-0001)
    known = set(DocketEntry.objects.filter(number__in=numbers).values_list("number", flat=True))
    return numbers - known - set(Task.objects.filter(number__in=numbers).values_list("number", flat=True))
