"""What has to be done with an accepted result, by which day (TT 14/2014, article 19)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gieo.kernel.refusal import _
from gieo.rulebooks.models import Rulebook

DISSEMINATION = "outcome.dissemination"
REPORT, RHYTHM = "outcome.report", "outcome_report"


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """How far the follow-up of a result has come.

    Attributes:
        reported: periods whose report is in; the first is 1.
    """

    accepted_on: date
    effective_on: date | None
    is_spread: bool
    reported: frozenset[int]


@dataclass(frozen=True, slots=True)
class Limit:
    """Something to be done by a day, and the article that says so; `period` only for reports."""

    day: date
    what: str
    basis: str
    period: int = 0


def report_days(accepted_on: date, rulebook: Rulebook) -> tuple[date, ...]:
    """When each application report is due: one each twelve months for five years, counted from the acceptance."""
    return rulebook.occurrences(RHYTHM, start=accepted_on, until=date.max)


def limits(followed: Followed, rulebook: Rulebook) -> list[Limit]:
    """What is still owed, the nearest first; what has passed unmet stays in the list."""
    owed = [*_dissemination(followed, rulebook), *_reports(followed, rulebook)]
    return sorted(owed, key=lambda limit: (limit.day, limit.period))


def _dissemination(followed: Followed, rulebook: Rulebook) -> Iterator[Limit]:
    if followed.effective_on and not followed.is_spread:
        rule = rulebook.deadline(DISSEMINATION)
        yield Limit(rule.due(followed.effective_on), _("Phổ biến kết quả"), rule.basis[0])


def _reports(followed: Followed, rulebook: Rulebook) -> Iterator[Limit]:
    basis = rulebook.deadline(REPORT).basis[0]
    for period, day in enumerate(report_days(followed.accepted_on, rulebook), start=1):
        if period not in followed.reported:
            yield Limit(day, _("Báo cáo ứng dụng kết quả"), basis, period)
