"""Faults of an annex table: who, when, how much, and whether it says what the body says."""

import re
from collections.abc import Iterator
from itertools import pairwise

from gieo.orientation.parsing.bodies import actors_of, key_of, subject_of
from gieo.orientation.parsing.document import Finding, ParsedDocument, TableRow
from gieo.orientation.parsing.outline import Node
from gieo.orientation.parsing.reading import Reading
from gieo.orientation.parsing.table import counted, is_group, lost_separators

_ONE_YEAR = re.compile(r"20\d\d")
_APPROVED = re.compile(
    r"\b(?:phê duyệt|ban hành|nghiệm thu|công nhận|cấp phép|được cấp|ký kết|công bố)\b", re.IGNORECASE
)
_CONDITIONAL = re.compile(r"\(?\bnếu có\b\)?", re.IGNORECASE)
_COVERED = 0.4  # share of its telling pairs of words that a duty must find in one row
_SHORTEST_DUTY = 8  # pairs of words: fewer tell nothing apart
_TASKS = re.compile(r"nhiệm vụ|nội dung|giải pháp", re.IGNORECASE)


def _tasks(document: ParsedDocument) -> list[TableRow]:
    return [row for row in document.table.rows if not is_group(row)]


def _has(document: ParsedDocument, column: str) -> bool:
    """The table has that column: some row fills it."""
    return any(getattr(row, column) for row in document.table.rows)


def missing_lead(document: ParsedDocument, _reading: Reading) -> Iterator[Finding]:
    """A task nobody leads."""
    for row in _tasks(document) if _has(document, "lead") else ():
        if not row.lead:
            lacks = [name for name, cell in (("đơn vị phối hợp", row.partners), ("thời gian", row.period)) if not cell]
            more = f" ({', '.join(lacks)} cũng trống)" if lacks else ""
            message = f"Việc {row.n} không có đơn vị chủ trì{more}."
            yield Finding(code="missing_lead", severity="error", lines=list(row.lines), message=message)


def missing_period(document: ParsedDocument, _reading: Reading) -> Iterator[Finding]:
    """A task without a time."""
    for row in _tasks(document) if _has(document, "period") else ():
        if not row.period:
            message = f"Việc {row.n} không có thời gian thực hiện."
            yield Finding(code="missing_period", severity="error", lines=list(row.lines), message=message)


def quantity_basis_unclear(document: ParsedDocument, reading: Reading) -> Iterator[Finding]:
    """A number of classes, events, broadcasts of which nobody can say whether it is for a year or for all years."""
    rows = [row for row in _tasks(document) if counted(row.result or "") and not _ONE_YEAR.search(row.period or "")]
    rows = [row for row in rows if not row.period or _spans_years(document, reading)]
    rows = [row for row in rows if not re.search(r"(?:/|mỗi |một |hằng |hàng )năm", row.result or "")]
    if rows and _has(document, "period"):
        named = "; ".join(f"{row.n}: {counted(row.result or '')}" for row in rows)
        message = f"Số lượng không nói là mỗi năm hay cả kỳ: {named}."
        lines = [row.lines[0] for row in rows]
        yield Finding(code="quantity_basis_unclear", severity="error", lines=lines, message=message)


def _spans_years(document: ParsedDocument, reading: Reading) -> bool:
    """The plan covers more than its own year."""
    titles = " ".join([document.document.title or "", *(part.text for part in reading.parts)])
    own = (document.document.date or document.document.month or "")[:4]
    years = {int(year) for year in re.findall(r"20\d\d", re.sub(r"\d{1,2}/\d{1,2}/20\d\d|/20\d\d", " ", titles))}
    return len(years | ({int(own)} if own else set())) > 1


def lost_separator(document: ParsedDocument, _reading: Reading) -> Iterator[Finding]:
    """An entry that runs on from another known entry into a second name, without anything between."""
    for each in lost_separators(document.table):
        first, second = each.parts
        message = f"Việc {each.row.n}: mất dấu ngăn giữa hai cơ quan: “{first}” và “{second}”."
        yield Finding(code="lost_separator", severity="warning", lines=list(each.row.lines), message=message)


def unmeasurable_result(document: ParsedDocument, _reading: Reading) -> Iterator[Finding]:
    """A result without a figure and without a paper that is approved, or one that comes only "if any"."""
    for row in _tasks(document) if _has(document, "result") else ():
        said = row.result or ""
        vague = not re.search(r"\d", re.sub(r"\d{2,4}/\S+|20\d\d", " ", said)) and not _APPROVED.search(said)
        if said and (vague or _CONDITIONAL.search(said)):
            message = f"Kết quả của việc {row.n} không đo được: “{said[:80]}”."
            yield Finding(code="unmeasurable_result", severity="warning", lines=list(row.lines), message=message)


def table_split(document: ParsedDocument, _reading: Reading) -> Iterator[Finding]:
    """Rows that were put together again, so that a person looks at the seam."""
    joined = [row for row in document.table.rows if row.joined_lines]
    if joined:
        named = ", ".join(row.n for row in joined)
        message = f"Bảng bị ngắt; đã nối phần tiếp theo vào các dòng {named}. Hãy đối chiếu."
        lines = [n for row in joined for n in row.joined_lines]
        yield Finding(code="table_split", severity="info", lines=lines, message=message)


# ---------------------------------------------------------------- body and annex


def heading_mismatch(document: ParsedDocument, reading: Reading) -> Iterator[Finding]:
    """Groups of the annex that bear the number of a heading of the body, but other words."""
    body = _numbered_headings(reading)
    odd = []
    for row in document.table.rows:
        heading = body.get(row.n) if is_group(row) else None
        if heading and key_of(heading.text) != key_of(row.task):
            odd.append((row, heading))
    if odd:
        message = f"Tên mục trong nội dung và trong phụ lục khác nhau: {', '.join(row.n for row, _heading in odd)}."
        lines = sorted({n for row, heading in odd for n in (row.lines[0], heading.line)})
        yield Finding(code="heading_mismatch", severity="warning", lines=lines, message=message)


def _numbered_headings(reading: Reading) -> dict[str, Node]:
    """The numbered headings of the part that gives the tasks."""
    return {node.short_label: node for node in _tasks_part(reading).headings}


def _tasks_part(reading: Reading) -> Node:
    """The part that says so, and of several the one with most headings; the whole where there are no parts."""
    return max(
        reading.parts, key=lambda part: (bool(_TASKS.search(part.text)), len(part.headings)), default=reading.root
    )


def actor_without_row(document: ParsedDocument, reading: Reading) -> Iterator[Finding]:
    """A body that leads in the body of the plan and appears in no row."""
    if not _has(document, "lead"):
        return
    rows = f" {' | '.join(key_of(cell) for row in document.table.rows for cell in (row.lead, row.partners) if cell)} "
    leading: dict[str, list[int]] = {}
    for node, said in _duties(reading):
        for name in actors_of(said) if "chủ trì" in said[:300] else ():
            if f" {key_of(name)} " not in rows.replace("|", " "):
                leading.setdefault(name, []).append(node.line)
    for name, lines in leading.items():
        message = f"{name} chủ trì việc trong nội dung nhưng không có dòng nào trong phụ lục."
        yield Finding(code="actor_without_row", severity="warning", lines=sorted(set(lines)), message=message)


def task_without_row(document: ParsedDocument, reading: Reading) -> Iterator[Finding]:
    """Duties of named bodies in the body of the plan that no row of the annex takes up."""
    if not _has(document, "lead"):
        return
    rows = [_pairs(f"{row.task} {row.result or ''}") for row in document.table.rows]
    lost = [node for node, said in _duties(reading) if _is_lost(said, rows)]
    if lost:
        message = f"{len(lost)} việc giao trong nội dung không có dòng tương ứng trong phụ lục."
        lines = [node.line for node in lost]
        yield Finding(code="task_without_row", severity="warning", lines=lines, message=message)


def _duties(reading: Reading) -> Iterator[tuple[Node, str]]:
    """Paragraphs and bullets that begin with the one who acts; a sentence that only leads to a list is none."""
    for node in _tasks_part(reading).walk():
        if node.lines and not node.headings and not node.text.endswith(":") and actors_of(node.text):
            yield node, node.text


def _is_lost(said: str, rows: list[set[str]]) -> bool:
    """Too little of the duty is in any row, and too little of any row in the duty."""
    pairs = _pairs(said[len(subject_of(said)) :])
    return len(pairs) >= _SHORTEST_DUTY and all(len(pairs & row) < _COVERED * min(len(pairs), len(row)) for row in rows)


def _pairs(text: str) -> set[str]:
    """Neighbouring words, folded and spelt out, by which two wordings of one task meet."""
    words = key_of(text).split()
    return {f"{first} {second}" for first, second in pairwise(words)}


RULES = (
    missing_lead,
    missing_period,
    quantity_basis_unclear,
    lost_separator,
    unmeasurable_result,
    table_split,
    heading_mismatch,
    actor_without_row,
    task_without_row,
)
