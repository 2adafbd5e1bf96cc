"""The numbers and bullets of a Word document: Word stores the rule, not the label, so lists are counted again."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn

from gieo.orientation.parsing.labels import roman

if TYPE_CHECKING:
    from docx.document import Document

_DASHES = {"-", "–", "—", "\uf02d"}
DEEPEST = 9


@dataclass(frozen=True, slots=True)
class _LevelRule:
    """How a level of a list is printed: kind of numeral, pattern ("%1.%2."), first number."""

    kind: str
    pattern: str
    start: int


@dataclass
class Numbering:
    """Counts every list of a document while its paragraphs go by."""

    document: "Document"
    _counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def __post_init__(self) -> None:
        self._lists, self._rules = _rules(self.document)
        self._by_style = {style.style_id: style.element for style in self.document.styles}

    def label(self, paragraph: Any) -> str:
        """The label Word prints before a paragraph; empty when it is in no list."""
        number, level = self._place(paragraph)
        kind = self._lists.get(number or "")
        rule = self._rules.get((kind or "", level))
        if kind is None or rule is None or rule.kind == "none":
            return ""
        if rule.kind == "bullet":
            return _bullet(rule.pattern)
        counts = self._counts[kind]
        counts[level] = counts.get(level, rule.start - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        return self._printed(kind, rule)

    def _printed(self, kind: str, rule: _LevelRule) -> str:
        text = rule.pattern
        for level in range(DEEPEST):
            each = self._rules.get((kind, level))
            if each and f"%{level + 1}" in text:
                value = self._counts[kind].get(level, each.start)
                text = text.replace(f"%{level + 1}", _numeral(value, each.kind))
        return text

    def _place(self, paragraph: Any) -> tuple[str | None, int]:
        """List and level, of the paragraph itself or of the style it has or inherits."""
        properties = paragraph.find(qn("w:pPr"))
        number, level = _list_of(properties)
        style = properties.find(qn("w:pStyle")) if properties is not None else None
        name = style.get(qn("w:val")) if style is not None else None
        for _ in range(DEEPEST):
            element = self._by_style.get(name or "")
            if number is not None or element is None:
                break
            number, own = _list_of(element.find(qn("w:pPr")))
            level = own or level
            based = element.find(qn("w:basedOn"))
            name = based.get(qn("w:val")) if based is not None else None
        return number, level


def _list_of(properties: Any) -> tuple[str | None, int]:
    place = properties.find(qn("w:numPr")) if properties is not None else None
    if place is None:
        return None, 0
    number, level = place.find(qn("w:numId")), place.find(qn("w:ilvl"))
    return (
        number.get(qn("w:val")) if number is not None else None,
        int(level.get(qn("w:val"), "0")) if level is not None else 0,
    )


def _rules(document: "Document") -> tuple[dict[str, str], dict[tuple[str, int], _LevelRule]]:
    """List → its definition, and definition with level → rule."""
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return {}, {}
    lists = {
        each.get(qn("w:numId")): each.find(qn("w:abstractNumId")).get(qn("w:val")) for each in root.findall(qn("w:num"))
    }
    rules = {
        (definition.get(qn("w:abstractNumId")), int(level.get(qn("w:ilvl")))): _rule(level)
        for definition in root.findall(qn("w:abstractNum"))
        for level in definition.findall(qn("w:lvl"))
    }
    return lists, rules


def _rule(level: Any) -> _LevelRule:
    def value(tag: str, default: str) -> str:
        found = level.find(qn(tag))
        return str(found.get(qn("w:val"), default)) if found is not None else default

    return _LevelRule(value("w:numFmt", "decimal"), value("w:lvlText", ""), int(value("w:start", "1")))


def _bullet(mark: str) -> str:
    if mark in _DASHES:
        return "-"
    return mark if mark in {"+", "*", "o"} else "•"


def _numeral(value: int, kind: str) -> str:
    if kind == "upperRoman":
        return roman(value)
    if kind == "lowerRoman":
        return roman(value).lower()
    if kind in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (value - 1) % 26)
        return letter.upper() if kind == "upperLetter" else letter
    return str(value)
