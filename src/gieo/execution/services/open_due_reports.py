"""The system opens the progress reports of running contracts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from gieo.contracts.models import Contract
from gieo.contracts.selectors import running_contracts
from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.docket import entry_of
from gieo.dossiers.services.open_new import open_new
from gieo.execution.models import ProgressReport
from gieo.identity.models import Organisation
from gieo.kernel.actors import SYSTEM
from gieo.kernel.law import Law
from gieo.rulebooks import library

BASIS = {Law.L2013: ("TT04-2015:26.1",), Law.L2025: ("TT36-2025:5",)}


@dataclass(frozen=True, slots=True)
class Period:
    """One period of a contract: from its first day until the day its report is due."""

    number: int
    begins: date
    due: date


def open_due_reports(*, at: datetime) -> int:
    """Open the report of every period that has begun: of the host, and of the body that transfers the technology.

    Called again it opens nothing twice. Each report is due at the end of its period (TT 04/2015, article 26.1).

    Returns:
        How many were opened.
    """
    today = at.astimezone(LEGAL_ZONE).date()
    contracts = list(running_contracts().select_related("task__host", "task__transferring_body").order_by("pk"))
    reports = ProgressReport.objects.filter(contract__in=contracts).order_by()
    known = set(reports.values_list("contract_id", "reporter_id", "period"))
    missing = [
        (contract, reporter, period)
        for contract in contracts
        for period in periods_of(contract)
        if period.begins <= today
        for reporter in _reporters(contract)
        if (contract.pk, reporter.pk, period.number) not in known
    ]
    for contract, reporter, period in missing:
        _open(contract, reporter, period, at)
    return len(missing)


def periods_of(contract: Contract) -> Iterator[Period]:
    """The periods of a contract by the rhythm of its rulebook, the first one from the day it takes effect."""
    if not (contract.starts_on and contract.ends_on):
        return
    rulebook = library.get(contract.rulebook)
    days = rulebook.occurrences("progress_report", start=contract.starts_on, until=contract.ends_on)
    for number, (begins, due) in enumerate(pairwise((contract.starts_on, *days)), start=1):
        yield Period(number, begins, due)


def _reporters(contract: Contract) -> Iterator[Organisation]:
    yield from filter(None, (contract.task.host, contract.task.transferring_body))


def _open(contract: Contract, reporter: Organisation, period: Period, at: datetime) -> None:
    report = ProgressReport(
        province=contract.province,
        task=contract.task,
        contract=contract,
        parent=entry_of(contract),
        title=contract.title,
        plan_year=period.due.year,
        reporter=reporter,
        period=period.number,
        period_from=period.begins,
        due_on=period.due,
    )
    open_new(report, actor=SYSTEM, at=at, legal_basis=BASIS[contract.law])
