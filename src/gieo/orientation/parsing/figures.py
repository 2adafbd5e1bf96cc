"""Targets and amounts of money."""

import re
from collections.abc import Iterator, Sequence

from gieo.kernel.text import fold
from gieo.orientation.parsing.document import Budget, Target
from gieo.orientation.parsing.lines import Line, joined, span
from gieo.orientation.parsing.outline import Bulleted, Outline

_COUNT = re.compile(
    r"(?P<least>ít nhất|tối thiểu|từ)?\s*(?<![\d/.])(?P<value>\d{2,3})\s+(?P<unit>[a-zà-ỹđ][^,;.]{2,60})", re.IGNORECASE
)
_PERCENT = re.compile(r"(?P<value>\d{1,3})\s*%\s*(?P<unit>[^,;.]{2,90})")
_BY = re.compile(r"(?:đến|trong)\s+năm\s+(?P<year>20\d\d)", re.IGNORECASE)
_MONEY = re.compile(
    r"(?P<digits>\d{1,3}(?:\.\d{3}){2,})\s*(?:đồng|đ\b|VNĐ)|(?P<short>\d+(?:,\d+)?)\s*(?P<scale>tỷ|triệu)\s+đồng",
    re.IGNORECASE,
)
_SCALES = {"tỷ": 10**9, "triệu": 10**6}


def read_targets(outline: Outline) -> list[Target]:
    """Figures to reach, from the bullets under a heading that speaks of targets."""
    bullets = [
        each for part in outline.parts for child in part.children if _is_targets(child.title) for each in child.bullets
    ]
    found = [target for bullet in bullets for target in _targets(bullet)]
    return [target.model_copy(update={"n": n}) for n, target in enumerate(found, start=1)]


def _is_targets(title: str) -> bool:
    folded = fold(title)
    return "muc tieu cu the" in folded or "chi tieu" in folded


def _targets(bullet: Bulleted) -> Iterator[Target]:
    text = bullet.text
    by = _BY.search(text)
    year = int(by["year"]) if by else None
    for match in _PERCENT.finditer(text):
        yield _target(text, match, bullet.lines, "=", year)
    without_percent = _PERCENT.sub("", text)
    for match in _COUNT.finditer(without_percent):
        yield _target(text, match, bullet.lines, ">=" if match["least"] else "=", year)


def _target(text: str, match: re.Match[str], lines: Sequence[Line], operator: str, year: int | None) -> Target:
    unit = match["unit"].strip()
    return Target(n=0, text=text, operator=operator, value=int(match["value"]), unit=unit, by=year, lines=span(lines))


def read_budget(lines: Sequence[Line]) -> list[Budget]:
    """Amounts of money in the body, each once."""
    text = joined(lines) if lines else ""
    amounts = dict.fromkeys(_amount(match) for match in _MONEY.finditer(text))
    return [Budget(amount=amount, lines=_where(lines, amount)) for amount in amounts]


def _amount(match: re.Match[str]) -> int:
    if match["digits"]:
        return int(match["digits"].replace(".", ""))
    return int(float(match["short"].replace(",", ".")) * _SCALES[match["scale"].lower()])


def _where(lines: Sequence[Line], amount: int) -> tuple[int, int]:
    for line in lines:
        if any(_amount(match) == amount for match in _MONEY.finditer(line.text)):
            return line.n, line.n
    return span(lines)
