"""From the structure of a parsed plan to what the tables keep. Plain text in, values out; nothing is repaired."""

import re
from dataclasses import dataclass, field

from gieo.orientation.parsing import ParsedDocument
from gieo.orientation.parsing.document import TableRow
from gieo.orientation.parsing.table import is_group, parts_of
from gieo.plans.plan_row.states import ActivityKind

_PERIOD = re.compile(r"(?:giai đoạn|thời kỳ)\s+(\d{4})\s*[-–]\s*(\d{4})", re.IGNORECASE)
_UNTIL = re.compile(r"đến\s+(?:hết\s+)?năm\s+(\d{4})", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
_YEARLY = re.compile(r"h[àằ]ng\s+năm", re.IGNORECASE)
_COUNT = re.compile(r"^\W*0*(\d+)\s+(chuyên mục|lớp|cuộc học tập|cuộc|hội nghị|hội thảo)", re.IGNORECASE)
_SHARE = re.compile(r"\b(\d+)\s*%")
_IF_ANY = re.compile(r"\bnếu có\b", re.IGNORECASE)
_SOURCE = re.compile(r"^(?:Nguồn|Vốn)\b")
KINDS = {
    "chuyên mục": ActivityKind.BROADCAST,
    "lớp": ActivityKind.CLASS,
    "cuộc học tập": ActivityKind.TRIP,
    "cuộc": ActivityKind.EVENT,
    "hội nghị": ActivityKind.EVENT,
    "hội thảo": ActivityKind.EVENT,
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many of what a row promises.

    Attributes:
        is_clear: whether the row says over which time it is counted; "hằng năm" beside a figure of a plan of several
            years does not.
    """

    value: int | None = None
    unit: str = ""
    kind: str = ""
    is_clear: bool = False


@dataclass(frozen=True, slots=True)
class Deliverable:
    """One thing a row is to bring; a conditional one only where there is occasion for it."""

    text: str
    is_conditional: bool


@dataclass(frozen=True, slots=True)
class Leaf:
    """A task of the table, under the heading it stands under."""

    row: TableRow
    group: str = ""
    leads: tuple[str, ...] = field(default=())
    partners: tuple[str, ...] = field(default=())

    @property
    def is_yearly(self) -> bool:
        """Owed every year."""
        return bool(_YEARLY.search(self.row.period or ""))

    @property
    def quantity(self) -> Quantity:
        """What its result counts."""
        return quantity_of(self.row.result or "", self.row.period or "")


def period_of(parsed: ParsedDocument, *, year: int) -> tuple[int, int]:
    """The years of a plan: as its title says, or from its own year until the year its parts name.

    Args:
        parsed: the document.
        year: of the plan, where the document names neither day nor month.
    """
    face = parsed.document
    titles = [face.title or "", *(section.title for section in parsed.sections)]
    for title in titles:
        if found := _PERIOD.search(title):
            return int(found[1]), int(found[2])
    first = int((face.date or face.month or f"{year}")[:4])
    last = max((int(found) for title in titles for found in _UNTIL.findall(title)), default=first)
    return first, max(first, last)


def leaves_of(parsed: ParsedDocument) -> list[Leaf]:
    """The tasks of the annex; a numbered line with nothing beside its words is a heading."""
    found, group = [], ""
    for row in parsed.table.rows:
        if is_group(row):
            group = row.task
            continue
        heading = group if "." in row.n else ""
        found.append(Leaf(row, heading, parts_of(row.lead), parts_of(row.partners)))
    return found


def quantity_of(result: str, period: str) -> Quantity:
    """The figure of a result."""
    if found := _COUNT.match(result):
        words = found[2].lower()
        clear = bool(_YEAR.fullmatch(period.strip()))
        return Quantity(int(found[1]), words.split()[0] if words.startswith("cuộc") else words, KINDS[words], clear)
    if found := _SHARE.search(result):
        return Quantity(int(found[1]), "%", "", is_clear=True)
    return Quantity()


def deliverables_of(result: str) -> list[Deliverable]:
    """What a result consists of, entry by entry; "(nếu có)" makes one conditional."""
    return [Deliverable(part, is_conditional=bool(_IF_ANY.search(part))) for part in parts_of(result)]


def sources_of(parsed: ParsedDocument) -> list[str]:
    """Where the money comes from: the bullets on sources in the part on money."""
    money = {section.normalised for section in parsed.sections if "kinh phí" in section.title.lower()}
    return [bullet.text for bullet in parsed.bullets if bullet.section in money and _SOURCE.match(bullet.text)]


def is_approximate(parsed: ParsedDocument) -> bool:
    """Whether the sum is "khoảng"."""
    lines = {line for budget in parsed.budget for line in range(budget.lines[0], budget.lines[1] + 1)}
    texts = [(part.text, part.lines) for part in parsed.bullets]
    texts += [(part.text, part.lines) for part in parsed.paragraphs]
    return any("khoảng" in text.lower() for text, (first, _last) in texts if first in lines)


def is_share(text: str, value: int) -> bool:
    """Whether a target is a share of all rather than a count."""
    return f"{value}%" in text
