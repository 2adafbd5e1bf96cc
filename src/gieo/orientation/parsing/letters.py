"""Vietnamese capitals and small letters as classes for patterns; the ranges of Unicode mix the two."""

_MARKED = [chr(code) for code in (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))]

CAPITAL = "A-Z" + "".join(letter for letter in _MARKED if letter.isupper())
SMALL = "a-z" + "".join(letter for letter in _MARKED if letter.islower())
LETTER = CAPITAL + SMALL
