"""Money is a whole number of đồng."""

import re
from collections.abc import Sequence

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
GROUPS = ("", "nghìn", "triệu", "tỷ")
BILLION = 10**9

_AMOUNT = re.compile(r"^(?P<digits>\d{1,3}(?:[.\s]\d{3})*|\d+)\s*(?:đ|đồng|vnd|vnđ)?\.?$", re.IGNORECASE)


def group_digits(number: int) -> str:
    """1234567 → 1.234.567."""
    return f"{number:,}".replace(",", ".")


def format_vnd(amount: int) -> str:
    """1234567 → 1.234.567 đ."""
    return f"{group_digits(amount)} đ"


def parse_vnd(text: str) -> int:
    """The amount somebody typed: 1.234.567, 1 234 567 đồng, 1234567.

    Raises:
        ValueError: in Vietnamese, when it is no whole amount of đồng.
    """
    match = _AMOUNT.match(text.strip())
    if not match:
        raise ValueError("Số tiền phải là số nguyên đồng, ví dụ 1.250.000.000")
    return int(re.sub(r"\D", "", match["digits"]))


def vnd_in_words(amount: int) -> str:
    """45000000000 → Bốn mươi lăm tỷ đồng."""
    words = number_in_words(amount)
    return f"{words[0].upper()}{words[1:]} đồng"


def number_in_words(number: int) -> str:
    """A whole number as it is read aloud, lower-case."""
    if number < 0:
        return f"âm {number_in_words(-number)}"
    if number >= BILLION * 1000:
        head, rest = divmod(number, BILLION)
        return _joined(f"{number_in_words(head)} tỷ", rest)
    groups = _groups(number)
    spoken = [
        _spoken(value, full=place < len(groups) - 1) + (f" {GROUPS[place]}" if place else "")
        for place, value in reversed(list(enumerate(groups)))
        if value
    ]
    return " ".join(spoken) or DIGITS[0]


def _joined(head: str, rest: int) -> str:
    return f"{head} {number_in_words(rest)}" if rest else head


def _groups(number: int) -> list[int]:
    """Groups of three digits, the lowest first."""
    groups = []
    while number:
        number, group = divmod(number, 1000)
        groups.append(group)
    return groups


def _spoken(value: int, *, full: bool) -> str:
    """One group of three digits; a full one stands behind a higher group and names its zero hundred."""
    hundreds, rest = divmod(value, 100)
    tens, units = divmod(rest, 10)
    words = [f"{DIGITS[hundreds]} trăm"] if hundreds or full else []
    if tens > 1:
        words.append(f"{DIGITS[tens]} mươi")
    elif tens == 1:
        words.append("mười")
    elif units and words:
        words.append("linh")
    if units:
        words.append(_unit(units, tens))
    return " ".join(words)


def _unit(units: int, tens: int) -> str:
    if units == 1 and tens > 1:
        return "mốt"
    if units == 5 and tens:  # noqa: PLR2004  (five after a ten is "lăm")
        return "lăm"
    return DIGITS[units]


def split_exactly(total: int, weights: Sequence[int]) -> list[int]:
    """Share a total by weights, in whole đồng, so that the parts sum to the total (largest remainder).

    Raises:
        ValueError: no weight is positive.
    """
    whole = sum(weights)
    if whole <= 0:
        raise ValueError("at least one weight must be positive")
    parts = [total * weight // whole for weight in weights]
    remainders = sorted(range(len(weights)), key=lambda at: (-(total * weights[at] % whole), at))
    for at in remainders[: total - sum(parts)]:
        parts[at] += 1
    return parts
