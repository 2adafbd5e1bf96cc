"""From the text of a series and a row of its list to one letter: what a row does not say is shown as missing."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from gieo.officialdocs.wording import missing
from gieo.records.models import LetterSeries

PLACE = re.compile(r"\{([^{}\n]{1,80})\}")
NUMBER = "Số"
LAYOUTS = {"invitation": "notice"}  # an invitation is a notice of another name
MERGED = ("subject", "addressee")


def places_in(*texts: str) -> list[str]:
    """The columns that texts name, each once."""
    return list(dict.fromkeys(name.strip() for words in texts for name in PLACE.findall(words)))


def merged(words: str, row: Mapping[str, str]) -> str:
    """The words with every place filled; an empty cell is named, never silently left out."""
    return PLACE.sub(lambda found: row.get(found[1].strip(), "") or missing(found[1].strip()), words)


def letter_of(series: LetterSeries, row: Mapping[str, str]) -> tuple[str, dict[str, Any]]:
    """Layout and context of the letter of one row; without a number of the clerk it is a draft."""
    head = {**series.head, **{name: merged(series.head[name], row) for name in MERGED}}
    number = row.get(NUMBER, "")
    lines = [line for line in merged(series.text, row).splitlines() if line.strip()]
    context = {
        **head,
        "number": number,
        "parts": [{"kind": "paragraph", "text": line} for line in lines],
        "draft": not number,
    }
    return LAYOUTS.get(series.layout, series.layout), context


def names_of(rows: Iterable[Mapping[str, str]], column: str) -> list[str]:
    """A name for the file of each letter: its place in the list and a cell of it, safe for every file system."""
    return [f"{at:04d}-{_safe(row.get(column, ''))}" for at, row in enumerate(rows, start=1)]


def _safe(words: str) -> str:
    return re.sub(r"[^\w]+", "-", words).strip("-")[:60] or "van-ban"
