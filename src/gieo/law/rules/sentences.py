"""What a citing sentence says about the document it cites: "… ngày … của <who> về <what>;"."""

import re
from dataclasses import dataclass

from gieo.kernel import text

LONGEST = 500
_OPENS = r"(?:về|ban hành|quy định|phê duyệt|hướng dẫn|sửa đổi|triển khai|thực hiện)"
_AFTER = rf"[,\s]*ngày[\d\s/.]+của\s+(?P<issuer>[^;]+?)\s+(?P<subject>{_OPENS}\b[^;]+)"
_ABOUT = re.compile(r"^về(?: việc)?\s+")
_ASIDE = re.compile(r"\s*\(\*?sau đây.*")


@dataclass(frozen=True, slots=True)
class Naming:
    """The words a sentence uses for a cited document; empty where it has none."""

    issuer: str = ""
    subject: str = ""


def naming_of(number: str, sentence: str) -> Naming:
    """Issuer and subject of the document with this number, as the sentence gives them."""
    spelled = r"\s*".join(re.escape(letter) for letter in number)
    found = re.search(spelled + _AFTER, text.collapse(text.nfc(sentence)))
    if not found:
        return Naming()
    subject = _ABOUT.sub("", _ASIDE.sub("", found["subject"])).strip(" .,*")
    return Naming(issuer=found["issuer"], subject=_capitalised(subject)[:LONGEST])


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]
