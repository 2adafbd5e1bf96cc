"""Mapping a province's own fields onto the six national fields, so that provinces can be compared."""

from gieo.kernel.text import fold

# first match of each word counts; a field may lie in two of the six
WORDS = {
    "natural": ("tu nhien",),
    "engineering": ("ky thuat", "cong nghe thong tin", "vat lieu", "co khi", "cong nghiep"),
    "medical": ("y, duoc", "y duoc", "y te", "y hoc", "y-duoc"),
    "agricultural": ("nong nghiep", "tai nguyen", "thuy san", "lam nghiep"),
    "social": ("xa hoi",),
    "humanities": ("nhan van",),
}
OTHER = ["other"]


def science_fields_of(title: str) -> list[str]:
    """The codes of the common list a title speaks of; `other` when it speaks of none."""
    folded = fold(title)
    return [code for code, words in WORDS.items() if any(word in folded for word in words)] or OTHER
