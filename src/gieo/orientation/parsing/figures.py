"""Targets and amounts of money."""

import re
from collections.abc import Iterator, Sequence

from gieo.kernel.text import fold
from gieo.orientation.parsing.document import Budget, Goal, Target
from gieo.orientation.parsing.letters import SMALL
from gieo.orientation.parsing.lines import Line, joined, span
from gieo.orientation.parsing.outline import Node
from gieo.orientation.parsing.taxonomies import priorities_in

_COUNT = re.compile(
    rf"(?P<least>ít nhất|tối thiểu|từ|trên)?\s*(?<![\d/.,])(?P<value>\d{{1,4}}|\d{{1,3}}(?:\.\d{{3}})+)\s+(?P<unit>(?!%)[{SMALL}][^,;.]{{2,60}}?)"
    r"(?=[,;.]|\s+và\s+(?:ít nhất|tối thiểu|trên)?\s*\d|$)",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    r"(?P<least>ít nhất|tối thiểu|trên)?\s*(?P<value>\d{1,3})\s*%\s*(?P<unit>[^,;.]{2,90})", re.IGNORECASE
)
_BY = re.compile(r"(?:đến|trong)\s+năm\s+(?P<year>20\d\d)", re.IGNORECASE)
_YEARS = re.compile(r"(?:giai đoạn|năm)\s+20\d\d(?:\s*-\s*20\d\d)?", re.IGNORECASE)
_MONEY = re.compile(
    r"(?P<digits>\d{1,3}(?:\.\d{3}){2,})\s*(?:đồng|đ\b|VNĐ)|(?P<short>\d+(?:[.,]\d+)?)\s*(?P<scale>nghìn tỷ|tỷ|triệu)\s+đồng",
    re.IGNORECASE,
)
_SCALES = {"nghìn tỷ": 10**12, "tỷ": 10**9, "triệu": 10**6}
_GOALS = re.compile(r"^(?:muc tieu(?: chung| tong quat)?|muc dich)$")
TARGETS = ("muc tieu cu the", "chi tieu")


def read_targets(root: Node) -> list[Target]:
    """Figures to reach, from what stands under a heading that speaks of targets."""
    found = [target for entry in target_entries(root) for target in _targets(entry)]
    return [target.model_copy(update={"n": n}) for n, target in enumerate(found, start=1)]


def target_entries(root: Node) -> list[Node]:
    """What stands under a heading that speaks of targets, with a figure or without."""
    return [entry for node in root.walk() if _is_targets(node) for entry in (node.entries or node.paragraphs)]


def _is_targets(node: Node) -> bool:
    title = fold(node.text) if node.lines and node.printed else ""
    return len(title) < 80 and any(word in title for word in TARGETS)  # noqa: PLR2004  (a heading, no sentence)


def _targets(entry: Node) -> Iterator[Target]:
    lines = entry.all_lines()
    text = joined(lines)
    by = _BY.search(text)
    year = int(by["year"]) if by else None
    without_years = _YEARS.sub(" ", entry.text if not entry.children else text)
    for match in _PERCENT.finditer(without_years):
        yield _target(entry.text, match, lines, year)
    for match in _COUNT.finditer(_PERCENT.sub(" ", without_years)):
        yield _target(entry.text, match, lines, year)


def _target(text: str, match: re.Match[str], lines: Sequence[Line], year: int | None) -> Target:
    return Target(
        n=0,
        text=text,
        operator=">=" if match["least"] else "=",
        value=int(match["value"].replace(".", "")),
        unit=match["unit"].strip(),
        by=year,
        lines=span(lines),
    )


def read_goals(root: Node) -> list[Goal]:
    """What stands under a heading that speaks of aims in general; the figures are targets."""
    return [
        Goal(text=said, priorities=priorities_in(said), lines=entry.span())
        for node in root.walk()
        if _is_goals(node)
        for entry in (node.entries or node.paragraphs)
        for said in (joined(entry.all_lines()) if not entry.printed else entry.text,)
    ]


def _is_goals(node: Node) -> bool:
    """A heading of aims that holds them itself, and no heading that gathers other headings."""
    title = fold(node.text) if node.lines and node.printed else ""
    return bool(_GOALS.match(title)) and not node.headings and not _is_targets(node)


def read_budget(lines: Sequence[Line]) -> list[Budget]:
    """Amounts of money in the body, each once."""
    text = joined(lines)
    amounts = dict.fromkeys(_amount(match) for match in _MONEY.finditer(text))
    return [Budget(amount=amount, lines=_where(lines, amount)) for amount in amounts]


def _amount(match: re.Match[str]) -> int:
    if match["digits"]:
        return int(match["digits"].replace(".", ""))
    return round(float(match["short"].replace(",", ".")) * _SCALES[match["scale"].lower()])


def _where(lines: Sequence[Line], amount: int) -> tuple[int, int]:
    for line in lines:
        if any(_amount(match) == amount for match in _MONEY.finditer(line.text)):
            return line.n, line.n
    return span(lines)
