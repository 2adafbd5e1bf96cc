"""Two ways in which a plan sorts its contents: fields of science, and technologies that go first."""

import re

from gieo.orientation.parsing.lines import joined
from gieo.orientation.parsing.outline import Node
from gieo.orientation.parsing.reading import Reading

_LISTED = re.compile(r"\b(?:các|những|0?\d+) lĩnh vực(?: gồm| sau| là)?\s*:?\s+(?P<list>[^.:;]{20,400})", re.IGNORECASE)
_FIRST = re.compile(
    r"\b(?:ưu tiên|nhất là|tập trung)\b[^.:;]{0,60}?\b(?:các|những|0?\d+) (?:lĩnh vực|công nghệ)\s*:?\s+(?P<list>[^.:;]{8,300})",
    re.IGNORECASE,
)
_ENDS = re.compile(r",?\s+(?:nhằm|để|cụ thể|trên địa bàn|góp phần|phục vụ)\b.*")
_SCIENCE = "khoa học "
FEWEST = 3


def listed_fields(lead: Node) -> list[str]:
    """The fields a lead lists, as printed; empty where it lists none."""
    found = _LISTED.search(joined(lead.lines))
    return _names(found["list"]) if found else []


def priorities_in(said: str) -> list[str]:
    """The technologies a text puts first; empty where it names fewer than three."""
    found = _FIRST.search(said)
    names = _names(found["list"]) if found else []
    return names if len(names) >= FEWEST else []


def lead_of_contents(reading: Reading) -> list[Node]:
    """The paragraphs between the heading of the contents and the first field."""
    parent = next(
        (node for node in reading.root.walk() if any(child in reading.fields for child in node.children)), None
    )
    return parent.paragraphs if parent else []


def _names(listed: str) -> list[str]:
    """The entries of a list; "khoa học tài nguyên, bảo vệ môi trường" is one where every other begins with "khoa học"."""
    parts = [part.strip() for part in _ENDS.sub("", listed).split(", ") if part.strip()]
    if parts and parts[0].lower().startswith(_SCIENCE):
        return _joined_under(_SCIENCE, parts)
    last = parts.pop().split(" và ", 1) if parts else []
    return [part.strip() for part in (*parts, *last) if part.strip()]


def _joined_under(head: str, parts: list[str]) -> list[str]:
    names: list[str] = []
    for part in parts:
        if names and not part.lower().startswith(head):
            names[-1] = f"{names[-1]}, {part}"
        else:
            names.append(part)
    return names
