"""The audit of the rules (docs/rules-audit.md): every figure was read in the study a second time and stands in the rulebook so."""

import re
from collections.abc import Mapping
from functools import reduce
from typing import Any

import pytest

from gieo.rulebooks import library
from gieo.rulebooks.models import (
    AdjustmentRule,
    AdvanceRule,
    BallotRule,
    CouncilRule,
    DeadlineRule,
    DutyRule,
    FigureRule,
    RefundRule,
    ScoreSheet,
    Sourced,
    Status,
)
from gieo.rulebooks.models.acceptance import OrderShare
from gieo.rulebooks.models.adjustments import ExtensionRule, ShorteningRule, SubjectRule
from gieo.rulebooks.models.councils import SeatGroup
from gieo.rulebooks.models.money import CostCeiling
from gieo.rulebooks.models.scoring import DeviationRule, HostBonus, PassMark
from gieo.rulebooks.models.tasks import Bar, TaskKind
from tests.conftest import REPOSITORY

pytestmark = pytest.mark.unit

PAGE = (REPOSITORY / "docs" / "rules-audit.md").read_text()
HEADING = re.compile(r"^## Law of (2013|2025)\b", re.MULTILINE)
# subject | section | `place` | value | mark
ROW = re.compile(r"^\|[^|]+\|[^|]+\| `([a-z_.]+)` \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
BOOKS = {"2013": library.get("vn-2013/2023-11-27"), "2025": library.get("vn-2025/2025-10-14")}
PARTS = HEADING.split(PAGE)[1:]
ROWS = [
    pytest.param(law, *(each.strip() for each in row), id=f"{law}-{row[0]}")
    for law, part in zip(PARTS[::2], PARTS[1::2], strict=True)
    for row in ROW.findall(part)
]
FEWEST = 150


def test_the_page_has_its_rows() -> None:
    assert len(ROWS) >= FEWEST


@pytest.mark.requirement("X-4", "BG25-0-2")
@pytest.mark.parametrize(("law", "place", "value", "mark"), ROWS)
def test_a_figure_stands_in_the_rulebook_as_it_was_read(law: str, place: str, value: str, mark: str) -> None:
    found: Any = reduce(_part, place.split("."), BOOKS[law])
    assert _said(found) == value
    if isinstance(found, Sourced):
        unsure = ", to_confirm" if found.mark == "binding" and found.status is Status.TO_CONFIRM else ""
        assert f"{found.mark}{unsure}" == mark


def _part(whole: Any, name: str) -> Any:
    """A key may have dots of its own: what is left of the way is put together by `_Rest`."""
    if isinstance(whole, _Rest):
        return whole.step(name)
    if isinstance(whole, Mapping):
        return whole[name] if name in whole else _Rest(whole, name)
    if isinstance(whole, tuple):
        return next(each for each in whole if name in {getattr(each, "key", ""), getattr(each, "id", "")})
    if isinstance(whole, CouncilRule) and not hasattr(whole, name):
        return next(group for group in whole.composition if group.key == name)
    if isinstance(whole, AdjustmentRule) and not hasattr(whole, name):
        return next(subject for subject in whole.subjects if subject.key == name)
    return getattr(whole, name)


class _Rest:
    """A mapping whose keys have dots, half way to one of them."""

    def __init__(self, whole: Mapping[str, Any], name: str) -> None:
        self.whole, self.name = whole, name

    def step(self, name: str) -> Any:
        """The value, when the way is at its end."""
        key = f"{self.name}.{name}"
        return self.whole[key] if key in self.whole else _Rest(self.whole, key)


def _said(value: Any) -> str:  # noqa: C901, PLR0911, PLR0912  (one line a kind of rule)
    match value:
        case DeadlineRule():
            return f"{value.count} {value.unit}" + (" before" if value.counted == "before" else "")
        case FigureRule():
            return f"{value.operator} {value.value}"
        case BallotRule():
            return f"{'>' if value.strict else '>='} {value.share}" + (" of ballots" if value.base == "ballots" else "")
        case CouncilRule():
            span = "-".join(dict.fromkeys((str(value.smallest), str(value.largest))))
            return f"{' '.join(map(str, value.sizes)) or span}, {value.reviewers} reviewers"
        case SeatGroup():
            return str(value.share)
        case Bar():
            return f"{value.years} years" if value.years else f"after {value.grace_days} days"
        case DeviationRule():
            return f"off by {value.share}"
        case PassMark():
            return str(value.points)
        case HostBonus():
            return f"{value.share} from {value.from_mean}"
        case ScoreSheet():
            points = " ".join(str(criterion.points) for criterion in value.criteria)
            return f"{points} = {value.total}" + (f", bonus {value.bonus_points}" if value.bonus_points else "")
        case AdvanceRule():
            return f"first {value.first}, cleared {value.cleared}"
        case CostCeiling():
            return f"{value.share}, {value.amount}"
        case RefundRule():
            return f"{'at least ' if value.at_least else ''}{value.share}"
        case ExtensionRule():
            steps = (
                f"over {step.longer_than} {step.months} months" if step.longer_than else f"{step.months} months"
                for step in value.steps
            )
            return f"{value.times} times: {', '.join(steps)}"
        case ShorteningRule():
            return str(value.content_done)
        case SubjectRule():
            return f"{value.final_product} {value.partial}"
        case OrderShare():
            return str(value.share)
        case TaskKind():
            return _said(value.longest)
        case DutyRule():
            return (
                f"{'before ' if value.boundary == 'before' else ''}{value.due}" if value.due else str(value.recurrence)
            )
        case tuple():
            return " ".join(str(getattr(each, "key", each)) for each in value)
    return str(value)
