"""Names that a footnote lists."""

from gieo.kernel import text

FEWEST = 3


def listed_in(footnote: str) -> list[str]:
    """What stands behind the colon, parted by semicolons alone: a comma belongs to a name (CT-6-fn1).

    Fewer than three parts are no list.
    """
    _head, colon, rest = text.collapse(text.nfc(footnote)).partition(":")
    names = [name.strip(" .") for name in (rest if colon else footnote).split(";")]
    found = [f"{name[:1].upper()}{name[1:]}" for name in names if name]
    return found if len(found) >= FEWEST else []
