"""Money is a whole number of đồng."""

import re
from collections.abc import Iterator, Sequence

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
GROUPS = ("", "nghìn", "triệu")  # of three digits, within a tỷ
BILLION = 10**9

_GROUPED = r"\d{1,3}(?:(?P<mark>[.,\s])\d{3}(?:(?P=mark)\d{3})*)?"
_AMOUNT = re.compile(rf"(?P<digits>{_GROUPED}|\d+)\s*(?:đ|đồng|vnd|vnđ)?\.?", re.IGNORECASE)


def group_digits(number: int) -> str:
    """1234567 → 1.234.567."""
    return f"{number:,}".replace(",", ".")


def format_vnd(amount: int) -> str:
    """1234567 → 1.234.567 đ."""
    return f"{group_digits(amount)} đ"


def parse_vnd(text: str) -> int:
    """The amount somebody typed: 1.234.567 · 1,234,567 đ · 1 234 567 đồng · 1234567.

    Raises:
        ValueError: in Vietnamese, when it is no whole amount of đồng; a part such as 1.234.56 is never guessed at.
    """
    match = _AMOUNT.fullmatch(text.strip())
    if not match:
        raise ValueError("Số tiền phải là số nguyên đồng, ví dụ 1.250.000.000")
    return int(re.sub(r"\D", "", match["digits"]))


# ---------------------------------------------------------------- as it is read aloud


def vnd_in_words(amount: int) -> str:
    """45000000000 → Bốn mươi lăm tỷ đồng."""
    words = number_in_words(amount)
    return f"{words[0].upper()}{words[1:]} đồng"


def number_in_words(number: int) -> str:
    """A whole number as it is read aloud, lower-case: 1001 → một nghìn không trăm linh một."""
    if number < 0:
        return f"âm {number_in_words(-number)}"
    return " ".join(_spoken(number, after_more=False)) or DIGITS[0]


def _spoken(number: int, *, after_more: bool) -> Iterator[str]:
    """Words of a number; what stands after a higher unit names its empty hundreds ("không trăm")."""
    billions, rest = divmod(number, BILLION)
    if billions:
        yield from _spoken(billions, after_more=after_more)
        yield "tỷ"
        after_more = True
    for place in (2, 1, 0):
        group, rest = divmod(rest, 1000**place)
        if group:
            yield from _three_digits(group, after_more=after_more)
            yield from (GROUPS[place],) if place else ()
            after_more = True


def _three_digits(value: int, *, after_more: bool) -> Iterator[str]:
    hundreds, rest = divmod(value, 100)
    if hundreds or after_more:
        yield f"{DIGITS[hundreds]} trăm"
    yield from _two_digits(*divmod(rest, 10), after_hundreds=bool(hundreds or after_more))


def _two_digits(tens: int, units: int, *, after_hundreds: bool) -> Iterator[str]:
    if tens:
        yield "mười" if tens == 1 else f"{DIGITS[tens]} mươi"
    elif units and after_hundreds:
        yield "linh"
    if units:
        yield _unit(units, tens)


# The last digit changes its name behind tens: hai mươi mốt, hai mươi tư, mười lăm (but mười một, mười bốn).
BEHIND_TEN = {5: "lăm"}
BEHIND_TENS = {1: "mốt", 4: "tư", 5: "lăm"}


def _unit(units: int, tens: int) -> str:
    renamed = BEHIND_TENS if tens > 1 else BEHIND_TEN if tens else {}
    return renamed.get(units, DIGITS[units])


# ---------------------------------------------------------------- sharing out


def split_exactly(total: int, weights: Sequence[int]) -> list[int]:
    """Share a total by weights, in whole đồng, so that the parts sum to the total (largest remainder, then order).

    Raises:
        ValueError: a weight is negative, or none is positive.
    """
    whole = sum(weights)
    if whole <= 0 or min(weights) < 0:
        raise ValueError("weights must not be negative, and at least one must be positive")
    parts = [total * weight // whole for weight in weights]
    largest_remainder_first = sorted(range(len(weights)), key=lambda at: -(total * weights[at] % whole))
    for at in largest_remainder_first[: total - sum(parts)]:
        parts[at] += 1
    return parts
