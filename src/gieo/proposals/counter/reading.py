"""What a form on paper says, found in the text of its scan: read for checking, never taken as it is (no Django)."""

import re
from collections.abc import Mapping

from gieo.kernel import text

TITLE = re.compile(
    r"tên\s+nhiệm\s+vụ[^:\n]*:\s*(?P<words>.+?)(?=\n\s*\d{1,2}[a-c]?[.)\s]|\n\s*\n|\Z)", re.IGNORECASE | re.DOTALL
)
BODY = re.compile(
    r"(?:tổ\s+chức|cơ\s+quan|đơn\s+vị)(?:\s+đề\s+xuất|\s*,\s*cá\s+nhân)?\s*:\s*(?P<words>[^\n]{3,250})", re.IGNORECASE
)
PERSON = re.compile(
    r"(?:họ\s+và\s+tên|người\s+liên\s+hệ|cá\s+nhân(?:\s+đề\s+xuất)?|đại\s+diện)\s*:\s*(?P<words>[^\n]{3,150})",
    re.IGNORECASE,
)
PHONE = re.compile(r"(?<!\d)(?:\+84|0)(?:[\s.]?\d){8,10}(?!\d)")
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
LONGEST = {"title": 500, "proposer_name": 150, "organisation_name": 250, "phone": 30, "email": 254}


def fields_in(words: str) -> Mapping[str, str]:
    """The fields of the counter's entry that were found, by their names; what was not found is left to the clerk."""
    words = text.nfc(words)
    found = {
        "title": _named(TITLE, words),
        "organisation_name": _named(BODY, words),
        "proposer_name": _named(PERSON, words),
        "phone": _first(PHONE, words),
        "email": _first(MAIL, words),
    }
    return {name: value[: LONGEST[name]] for name, value in found.items() if value}


def _named(pattern: re.Pattern[str], words: str) -> str:
    found = pattern.search(words)
    return text.collapse(found["words"]).strip(" .…_") if found else ""


def _first(pattern: re.Pattern[str], words: str) -> str:
    found = pattern.search(words)
    return text.collapse(found[0]) if found else ""
