"""Codes of proof, as they are printed on receipts and typed from them."""

import secrets

# Letters and digits that nobody confuses when reading a code aloud or off paper.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
GROUPS, GROUP = 4, 4


def new_code() -> str:
    """About 79 bits: nobody finds a receipt by trying."""
    groups = ("".join(secrets.choice(ALPHABET) for _letter in range(GROUP)) for _group in range(GROUPS))
    return "-".join(groups)


def as_printed(typed: str) -> str:
    """A code however it was typed, as it is printed."""
    letters = "".join(letter for letter in typed.upper() if letter.isalnum())
    return "-".join(letters[at : at + GROUP] for at in range(0, len(letters), GROUP))
