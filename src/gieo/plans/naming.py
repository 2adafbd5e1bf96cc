"""What contents of a plan name one by one, read off their words: partners, programmes with a last day (pure)."""

import re
from dataclasses import dataclass
from datetime import date

_SENTENCES = re.compile(r"(?<=[.;])\s+")
_TOGETHER = re.compile(r"hợp tác|phối hợp", re.IGNORECASE)
# "… như: A, B, C,…" up to the dots or the end of the sentence.
_LIST = re.compile(r"như\s*:\s*(?P<names>.+?)\s*(?:,?\s*(?:\.{2,}|…)|\.(?:\s|$)|$)")
_PROMISE = re.compile(
    r"Xây dựng (?P<what>(?:Chương trình|Đề án|Kế hoạch)[^.;]*? giai đoạn (?P<first>\d{4})\s*[-–]\s*\d{4})"
)


@dataclass(frozen=True, slots=True)
class Promise:
    """Something to be drawn up before the years it is for begin.

    Attributes:
        by: the last day of the year before; the plan does not say it, so a person confirms it.
    """

    what: str
    by: date


def partners_in(text: str) -> tuple[str, ...]:
    """The partners a content on working together names; what is only said in general is nobody ("các trường")."""
    sentences = [each for each in _SENTENCES.split(text) if _TOGETHER.search(each)]
    listed = [found["names"] for sentence in sentences for found in _LIST.finditer(sentence)]
    found = [name.strip() for names in listed for name in names.split(",")]
    return tuple(dict.fromkeys(name for name in found if name[:1].isupper()))


def promises_in(text: str) -> tuple[Promise, ...]:
    """The programmes, schemes and plans a content wants drawn up for years to come."""
    return tuple(Promise(found["what"], date(int(found["first"]) - 1, 12, 31)) for found in _PROMISE.finditer(text))
