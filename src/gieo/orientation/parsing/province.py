"""Which province a document speaks for."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from gieo.orientation.parsing.letters import CAPITAL, LETTER
from gieo.orientation.parsing.lines import Line

_NAMED = re.compile(
    rf"(?<!\w)(?P<level>tỉnh|TỈNH|[Tt]hành phố|THÀNH PHỐ|TP\.?)\s+(?P<name>[{CAPITAL}][{LETTER}]*(?:(?:\s+|\s?-\s?)[{CAPITAL}][{LETTER}]*){{0,3}})"
)
# Vietnamese names of provinces have two syllables, but for these.
_OTHER_LENGTHS = ("Hồ Chí Minh", "Thừa Thiên Huế", "Thừa Thiên - Huế", "Bà Rịa - Vũng Tàu", "Huế")
# In a line of capitals the words after the name are capitals too.
_NO_NAMES = {"năm", "giai", "và", "trong", "thực", "đến", "sử", "về", "của", "theo", "là", "cho", "có"}


def province_in(text: str) -> str | None:
    """The first province that a text names: "TỈNH LẠNG SƠN NĂM 2025" → Lạng Sơn."""
    return next(iter(_names(text)), None)


def most_named(lines: Sequence[Line]) -> str | None:
    """The province a text names most; cities count only where no province is named."""
    for level in ("tỉnh", ""):
        counts = Counter(name for line in lines for name in _names(line.text, level))
        if counts:
            return counts.most_common(1)[0][0]
    return None


def _names(text: str, level: str = "") -> Iterator[str]:
    for match in _NAMED.finditer(text):
        name = _name(match["name"])
        if name and match["level"].lower().startswith(level):
            yield name


def _name(printed: str) -> str | None:
    """The syllables of the name out of the capitalised words that follow."""
    spread = " ".join(re.sub(r"\s*-\s*", " - ", printed).split())
    name = _capitalised(spread.split())
    for other in _OTHER_LENGTHS:
        if f"{name} ".startswith(f"{other} "):
            return other
    words = [word for word in name.split() if word != "-"][:2]
    return None if not words or words[0].lower() in _NO_NAMES else " ".join(_until_verb(words))


def _until_verb(words: list[str]) -> list[str]:
    return words[:1] if len(words) > 1 and words[1].lower() in _NO_NAMES else words


def _capitalised(words: Iterable[str]) -> str:
    return " ".join(word.capitalize() for word in words)
