"""What stands on paper: differences between two texts, codes to scan, how full the pages are."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

import segno
from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

WORDS = re.compile(r"\S+\s*")
NEAR_FULL = 0.9


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: ``equal``, ``delete`` or ``insert``; the space after it is not part of the change."""

    kind: str
    text: str

    @property
    def words(self) -> str:
        """The run without the space after it."""
        return self.text.rstrip()

    @property
    def space(self) -> str:
        """The space after it."""
        return self.text[len(self.words) :]


@register.simple_tag
def words_diff(before: object, after: object) -> list[Piece]:
    """The difference of two texts, word by word."""
    old, new = WORDS.findall(str(before or "")), WORDS.findall(str(after or ""))
    pieces: list[Piece] = []
    for kind, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(Piece("equal", "".join(old[old_from:old_to])))
            continue
        pieces += [
            Piece(name, "".join(run))
            for name, run in (("delete", old[old_from:old_to]), ("insert", new[new_from:new_to]))
            if run
        ]
    return pieces


@register.simple_tag
def qr_code(content: object) -> SafeString:
    """A code to scan, as a picture inside the page; it takes the colour of the ink."""
    code = segno.make(str(content), error="m", micro=False)
    drawn = code.svg_inline(omitsize=True, border=2, dark="#17211b", light="#ffffff", svgclass=None, lineclass=None)
    return mark_safe(drawn)  # noqa: S308  (drawn by segno; the content is only in the pattern)


@dataclass(frozen=True, slots=True)
class Meter:
    """How full the pages of a form are.

    Attributes:
        fill: pages used, with a fraction.
        limit: pages allowed.
        percent: of the limit, at most 100.
        tone: ``calm``, ``near`` or ``over``.
    """

    fill: float
    limit: float
    percent: int
    tone: str


@register.simple_tag
def page_fill(fill: object, limit: object = 4) -> Meter:
    """The meter of a form that may fill `limit` pages."""
    used, allowed = _number(fill), _number(limit) or 1.0
    share = used / allowed
    tone = "over" if share > 1 else "near" if share >= NEAR_FULL else "calm"
    return Meter(used, allowed, min(round(100 * share), 100), tone)


@register.filter
def percent_of(part: object, whole: object) -> int:
    """A part of a whole as 0 to 100."""
    return min(round(100 * _number(part) / (_number(whole) or 1.0)), 100)


def _number(value: object) -> float:
    try:
        return float(str(value).replace(",", "."))
    except ValueError:
        return 0.0
