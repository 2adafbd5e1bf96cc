"""What a written Vietnamese syllable can be: an initial, a nucleus with at most one tone, a final."""

import re
import unicodedata

from gieo.kernel.text import TONES, nfc

_INITIALS = "ngh|nh|ng|kh|ph|th|tr|ch|gh|gi|qu|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x|"
_NUCLEI = (
    "iêu|yêu|uôi|ươi|ươu|oai|oay|oao|uây|uya|uyê|uêu|uyu|oeo|"
    "iê|yê|uô|ươ|oa|oă|oe|uâ|uê|uơ|uy|ia|ya|ua|ưa|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|"
    "a|ă|â|e|ê|i|o|ô|ơ|u|ư|y"
)
_SYLLABLE = re.compile(rf"^(?:{_INITIALS})(?:{_NUCLEI})(?:ch|nh|ng|c|m|n|p|t|)$")


def is_vietnamese(word: str) -> bool:
    """Whether a lower-case word with Vietnamese letters is one well-formed syllable."""
    spread = unicodedata.normalize("NFD", word)
    tones = [mark for mark in spread if mark in TONES[1:]]
    bare = nfc("".join(mark for mark in spread if mark not in TONES[1:]))
    return len(tones) <= 1 and bool(_SYLLABLE.match(bare))
