"""Faults of targets, periods and the sorting into fields."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from gieo.kernel.text import fold
from gieo.orientation.parsing.document import Finding, ParsedDocument, Target
from gieo.orientation.parsing.figures import target_entries
from gieo.orientation.parsing.findings.intake import annex_missing_at
from gieo.orientation.parsing.labels import Level
from gieo.orientation.parsing.lines import joined
from gieo.orientation.parsing.outline import Node
from gieo.orientation.parsing.reading import Reading
from gieo.orientation.parsing.taxonomies import FEWEST, lead_of_contents, listed_fields, priorities_in

_PERIOD = re.compile(r"(?:giai đoạn|thời kỳ)\s+(?P<first>20\d\d)\s*[-–]\s*(?P<last>20\d\d)", re.IGNORECASE)
_OF_THE_ANNEX = re.compile(r"\b(?:thuộc|trong|tại|theo) (?:Kế hoạch|Phụ lục|Danh mục)", re.IGNORECASE)
_FIGURE = re.compile(r"\d|\b(?:một|hai|ba|bốn|năm|mười|toàn bộ|tất cả)\b", re.IGNORECASE)
_TELLS_NOTHING = {"khoa hoc", "cong nghe", "linh vuc", "hoc va", "va cong"}


def target_operator_unclear(document: ParsedDocument, _reading: Reading) -> Iterator[Finding]:
    """A figure without "at least" beside figures that have it, in one target."""
    together: dict[tuple[int, int], list[Target]] = defaultdict(list)
    for target in document.targets:
        together[target.lines].append(target)
    for lines, targets in together.items():
        counts = [target for target in targets if f"{target.value}%" not in target.text]
        bare = [target for target in counts if target.operator == "="]
        if bare and len(bare) < len(counts):
            named = "; ".join(f"{target.value:02d} {target.unit}" for target in bare)
            message = f"Không rõ là đúng bằng hay ít nhất: {named} (các con số bên cạnh ghi “ít nhất”)."
            yield Finding(code="target_operator_unclear", severity="warning", lines=list(lines), message=message)


def unmeasurable_target(document: ParsedDocument, reading: Reading) -> Iterator[Finding]:
    """A target without any figure, or a share of a list that is not in the file."""
    for entry in target_entries(reading.root):
        if not _FIGURE.search(joined(entry.all_lines())):
            message = "Chỉ tiêu không có con số nào để đo."
            yield Finding(code="unmeasurable_target", severity="warning", lines=list(entry.span()), message=message)
    if not annex_missing_at(document, reading):
        return
    for target in document.targets:
        if f"{target.value}%" in target.text and _OF_THE_ANNEX.search(target.text):
            message = f"{target.value}% của một danh mục không có trong tệp: không đếm được."
            yield Finding(code="unmeasurable_target", severity="warning", lines=list(target.lines), message=message)


def retroactive_period(document: ParsedDocument, _reading: Reading) -> Iterator[Finding]:
    """The period of the title began in a year before the document can have been signed."""
    period = _PERIOD.search(document.document.title or "")
    signed = _signed_not_before(document)
    if period and signed and int(period["first"]) < signed.year:
        message = f"Giai đoạn bắt đầu năm {period['first']}, nhưng văn bản không thể ký trước {signed:%d/%m/%Y}."
        lines = [*(document.document.lines or ()), *_lines_of_day(document, signed)]
        yield Finding(code="retroactive_period", severity="warning", lines=lines, message=message)


def _signed_not_before(document: ParsedDocument) -> date | None:
    """The day it bears, or the latest day among what it rests on."""
    if document.document.date:
        return date.fromisoformat(document.document.date)
    days = [cited.date for cited in document.citations if cited.date]
    return date.fromisoformat(max(days)) if days else None


def _lines_of_day(document: ParsedDocument, day: date) -> list[int]:
    return [cited.line for cited in document.citations if cited.date == day.isoformat() and cited.line][:1]


def taxonomy_mismatch(document: ParsedDocument, reading: Reading) -> Iterator[Finding]:
    """The lead of the contents lists fields, and the headings below are other ones."""
    if len(document.fields) < FEWEST:
        return
    for lead in lead_of_contents(reading):
        names = listed_fields(lead)
        if len(names) >= FEWEST and _differ(names, document):
            message = (
                f"Phần dẫn nêu {len(names)} lĩnh vực, các mục bên dưới chia theo cách khác: "
                f"{'; '.join(field.title for field in document.fields)}."
            )
            lines = [*_span(lead), *(field.line for field in document.fields)]
            yield Finding(code="taxonomy_mismatch", severity="warning", lines=lines, message=message)


def technologies_vary(document: ParsedDocument, reading: Reading) -> Iterator[Finding]:
    """The technologies that go first, listed in two places in another order or in other words."""
    nodes = [node for node in reading.root.walk() if node.lines and node.level > Level.ROOT]
    lists = [(node.line, names) for node in nodes if (names := priorities_in(joined(node.lines)))]
    wordings = {tuple(fold(name.partition(" (")[0]) for name in names) for _line, names in lists}
    if len(wordings) > 1 and document.document.type:
        message = "Các công nghệ ưu tiên nêu nhiều chỗ với thứ tự, cách gọi khác nhau."
        yield Finding(code="name_variant", severity="info", lines=[line for line, _names in lists], message=message)


def _span(node: Node) -> tuple[int, int]:
    return node.lines[0].n, node.lines[-1].n


def _differ(names: list[str], document: ParsedDocument) -> bool:
    """Most of the names have no heading that shares a telling word with them."""
    titles = [_telling(field.title) for field in document.fields]
    unmatched = [name for name in names if not any(_telling(name) & title for title in titles)]
    return len(unmatched) * 2 >= len(names)


def _telling(name: str) -> set[str]:
    """Pairs of words that tell a field from another; a single word where the name has no more."""
    words = re.findall(r"\w+", fold(re.sub(r"^(?:Về\s+)?(?:lĩnh vực|nhóm)\s+", "", name, flags=re.IGNORECASE)))
    pairs = {f"{first} {second}" for first, second in pairwise(words)}
    return pairs - _TELLS_NOTHING or set(words)


RULES = (target_operator_unclear, unmeasurable_target, retroactive_period, taxonomy_mismatch, technologies_vary)
