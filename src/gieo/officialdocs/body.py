"""The parts of a body as blocks: paragraphs, headings, tables; articles and sections are numbered on the way."""

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

from gieo.officialdocs.official_paper import Article, Facts, Items, Paragraph, Part, Section, Table
from gieo.officialdocs.tables import laid_out
from gieo.officialdocs.wording import missing, roman

Block = dict[str, Any]


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
    articles, sections, points = count(1), count(1), count(1)
    for part in parts:
        match part:
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
        case Article(heading=""):
            return text_blocks(part.text or missing("nội dung điều"), lead=label)
        case Article() | Section():
            return [bold(f"{label} {_heading(part)}"), *text_blocks(part.text)]
        case _:
            return text_blocks("\n".join(_lines(part)))


def _heading(part: Article | Section) -> str:
    in_capitals = isinstance(part, Section) and part.level == 1
    return (part.heading.upper() if in_capitals else part.heading) or missing("tiêu đề mục")


def _lines(part: Facts | Items | Paragraph) -> list[str]:
    match part:
        case Facts():
            return [f"{name}: {value or missing(name)}" for name, value in part.rows]
        case Items():
            return [f"- {item or missing('nội dung')}" for item in part.items]
        case Paragraph():
            return [part.text or missing("nội dung")]
