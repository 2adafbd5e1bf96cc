"""The draw of candidates: anybody with the list and the seed draws the same again."""

import hashlib
from collections.abc import Collection, Iterable, Sequence

TIMES = 3  # so many candidates for each seat: some decline, some are away


def draw(pool: Iterable[int], seed: str, *, seats: int) -> list[int]:
    """Candidates in the order in which they are to be asked.

    Each stands at the SHA-256 of seed and own number, in hexadecimal; the smallest come first. No generator of any
    program is needed to do it again by hand.

    Args:
        pool: numbers of everybody who may be drawn.
        seed: published after the council was founded.
        seats: to be filled; three times as many are drawn, or everybody.
    """
    lots = sorted({(hashlib.sha256(f"{seed}:{number}".encode()).hexdigest(), number) for number in pool})
    return [number for _lot, number in lots[: seats * TIMES]]


def asked_now(drawn: Sequence[int], declined: Collection[int], *, seats: int) -> list[int]:
    """Who has been asked to sit: as many as there are seats, in the order of the draw, without those who declined."""
    return [number for number in drawn if number not in declined][:seats]
