"""What a register of enterprises says of a tax code, where an installation has one at hand (capability 56).

The national registers and VNeID are reached by agreement with their keepers, which no installation has by itself.
An extract of the register, as a table, stands in their place; whatever gives a `Register` may do so too. Without one
everything is typed by hand.
"""

import csv
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

from gieo.environment import env
from gieo.kernel import text

# Of a tax code: what is known, by the names of `BodyWords`; nothing where the register does not have it.
Register = Callable[[str], Mapping[str, str]]
# The heads of the columns of an extract, as they are folded.
COLUMNS = {
    "ma so thue": "tax_code",
    "dia chi": "address",
    "dien thoai": "phone",
    "thu dien tu": "email",
    "nguoi dai dien": "representative",
    "chuc vu": "position",
}


def register() -> Register | None:
    """The register of this installation; None where it has none."""
    if env.business_register is None or not env.business_register.is_file():
        return None
    extract = env.business_register
    rows = _read(extract, extract.stat().st_mtime_ns)
    return lambda code: rows.get(code.replace(" ", ""), {})


@lru_cache(maxsize=2)
def _read(extract: Path, _changed: int) -> Mapping[str, Mapping[str, str]]:
    """By tax code; columns of other names are left out, and so is a row without a code."""
    with extract.open(encoding="utf-8-sig", newline="") as stream:
        rows = [
            {
                COLUMNS[name]: text.collapse(text.nfc(value or ""))
                for head, value in row.items()
                if (name := text.fold(head or "").strip()) in COLUMNS
            }
            for row in csv.DictReader(stream)
        ]
    return {row["tax_code"]: row for row in rows if row.get("tax_code")}
