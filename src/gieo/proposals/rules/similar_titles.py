"""How alike the names of two tasks are, by the syllables they share; the contents are for the overlap check."""

from functools import lru_cache

from gieo.kernel import text

# Said in the name of almost every task; two names are not alike for sharing them.
WORDS_OF_COURSE = frozenset(
    text.query_terms(
        "nghiên cứu ứng dụng xây dựng mô hình giải pháp nâng cao hiệu quả phát triển và tại của cho trên địa bàn tỉnh "
        "huyện xã nhằm các một số trong theo khoa học công nghệ"
    )
)
ALIKE = 0.6


def likeness(one: str, other: str) -> float:
    """Share of telling syllables that both names say, from 0 to 1 (Dice); 0 when either tells nothing."""
    mine, theirs = _telling(one), _telling(other)
    return 2 * len(mine & theirs) / (len(mine) + len(theirs)) if mine and theirs else 0.0


@lru_cache(maxsize=1 << 14)  # the same names are held against one another all day
def _telling(title: str) -> frozenset[str]:
    return frozenset(text.query_terms(title)) - WORDS_OF_COURSE
