"""The parts of a body as blocks: paragraphs, headings, tables; articles and sections are numbered on the way."""

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

from gieo.officialdocs.official_paper import (
    Article,
    Chapter,
    Entry,
    Facts,
    Items,
    Numbered,
    Paragraph,
    Part,
    Section,
    Table,
)
from gieo.officialdocs.tables import laid_out
from gieo.officialdocs.wording import DOTS, letter, missing, roman

Block = dict[str, Any]
TICKED, OPEN = "■", "□"
WIDE, TIED = "\u2003 ", "\u00a0"  # between boxes; between words that stay on one line
SHORT = 24  # letters of a choice that is not broken
LINE, WIDTH_OF_DOTS, FEWEST_DOTS = 62, 2, 8  # of the body, in average letters; of the sign of three dots; kept
UNCONFIRMED = "(*)"  # behind the name of an item that was rebuilt; the remark says what it means


def text_blocks(text: str, *, lead: str = "") -> list[Block]:
    """A paragraph for each line, the lead in bold before the first; one that ends in a colon stays with the next."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    leads = [f"{lead} " if lead else "", *[""] * len(lines)]
    return [
        {"look": "held" if line.endswith(":") else "text", "lead": lead, "text": line}
        for lead, line in zip(leads, lines, strict=False)
    ]


def bold(text: str) -> Block:
    """A heading, which never stands at the foot of a page."""
    return {"look": "heading", "text": text}


def body_blocks(parts: Iterable[Part], *, width: float, size: int) -> list[Block]:
    """The parts in their order.

    Args:
        parts: the body.
        width: of the paper between its margins, mm.
        size: of the letters in its tables, points.
    """
    return [block for part, label in _numbered(parts) for block in _blocks(part, label, width=width, size=size)]


def _numbered(parts: Iterable[Part]) -> Iterator[tuple[Part, str]]:
    chapters, articles, sections, points = count(1), count(1), count(1), count(1)
    for part in parts:
        match part:
            case Chapter():
                yield part, f"Chương {roman(next(chapters))}"
            case Article():
                yield part, f"Điều {next(articles)}."
            case Section(level=1):
                points = count(1)
                yield part, f"{roman(next(sections))}."
            case Section():
                yield part, f"{next(points)}."
            case _:
                yield part, ""


def _blocks(part: Part, label: str, *, width: float, size: int) -> list[Block]:
    match part:
        case Table():
            return [laid_out(part, width=width, size=size)]
        case Chapter():
            return [{"look": "chapter", "lead": label, "text": part.heading.upper() or missing("tên chương")}]
        case Entry():
            return _entry(part)
        case Article(heading=""):
            return text_blocks(part.text or missing("nội dung điều"), lead=label)
        case Article() | Section():
            return [bold(f"{label} {_heading(part)}"), *text_blocks(part.text)]
        case _:
            return text_blocks("\n".join(_lines(part)))


def _heading(part: Article | Section) -> str:
    in_capitals = isinstance(part, Section) and part.level == 1
    return (part.heading.upper() if in_capitals else part.heading) or missing("tiêu đề mục")


def _entry(entry: Entry) -> list[Block]:
    """The name of the item in bold under its number, then what was filled in."""
    number = f"{entry.number}. " if entry.number else ""
    name = f"{number}{entry.label}{f' {UNCONFIRMED}' if entry.unconfirmed else ''}"
    if entry.is_heading:
        return [bold(name)]
    if entry.choices:
        boxes = (f"{TICKED if ticked else OPEN}{_whole(choice)}" for choice, ticked in entry.choices)
        return text_blocks(WIDE.join(boxes), lead=f"{name}:")
    if entry.value and entry.value.startswith("- "):
        return [bold(f"{name}:"), *text_blocks(entry.value)]
    return text_blocks(
        missing(entry.label) if entry.value is None else entry.value or _dots_after(name), lead=f"{name}:"
    )


def _dots_after(name: str) -> str:
    """As many as its line still holds: a run that goes over would pull the words before it apart."""
    return DOTS[: max(FEWEST_DOTS, (LINE - len(name) % LINE) // WIDTH_OF_DOTS - 1)]


def _whole(choice: str) -> str:
    """Behind its box, and of a short one all words together, on one line."""
    words = f" {choice}"
    return words.replace(" ", TIED) if len(choice) <= SHORT else words.replace(" ", TIED, 1)


def _lines(part: Facts | Items | Numbered | Paragraph) -> list[str]:
    match part:
        case Numbered(kind="points"):
            return [f"{letter(at)}) {item}" for at, item in enumerate(part.items, start=1)]
        case Numbered():
            return [f"{at}. {item}" for at, item in enumerate(part.items, start=1)]
        case Facts():
            return [f"{name}: {value or missing(name)}" for name, value in part.rows]
        case Items():
            return [f"- {item or missing('nội dung')}" for item in part.items]
        case Paragraph():
            return [part.text or missing("nội dung")]
