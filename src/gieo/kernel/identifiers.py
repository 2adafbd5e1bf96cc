"""Numbers that people quote: dossiers, receipts, documents."""

import re
from dataclasses import dataclass

_DOSSIER = re.compile(r"^(?P<province>[A-Z]{2,4})-(?P<stage>[A-Z]{2,4})-(?P<year>\d{4})-(?P<serial>\d{4,})$")
_DOCUMENT = re.compile(r"^(?P<number>\d+[a-z]?)(?:/(?P<year>\d{4}))?/(?P<symbol>[A-ZĐ][\wĐđ&.\-]*)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DossierNumber:
    """BG-DX-2025-0042: province, stage, plan year, serial. A dossier keeps it for life."""

    province: str
    stage: str
    year: int
    serial: int

    def __str__(self) -> str:
        return f"{self.province}-{self.stage}-{self.year}-{self.serial:04d}"

    @classmethod
    def parse(cls, text: str) -> "DossierNumber":
        """Read a number as printed.

        Raises:
            ValueError: it is none.
        """
        match = _DOSSIER.match(text.strip().upper())
        if not match:
            raise ValueError(f"{text!r} is no dossier number")
        return cls(match["province"], match["stage"], int(match["year"]), int(match["serial"]))


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """12/TB-SKHCN or 40/2020/QĐ-UBND (NĐ 30/2020, annex I: numbers below ten are written 01 to 09)."""

    number: str
    symbol: str
    year: int | None = None

    def __str__(self) -> str:
        middle = f"{self.year}/" if self.year else ""
        number = self.number.zfill(2) if self.number.isdigit() else self.number
        return f"{number}/{middle}{self.symbol}"

    @classmethod
    def parse(cls, text: str) -> "DocumentNumber":
        """Read a number and symbol as printed, whatever blanks stand between.

        Raises:
            ValueError: it is none.
        """
        match = _DOCUMENT.match(re.sub(r"\s+", "", text))
        if not match:
            raise ValueError(f"{text!r} is no document number")
        year = int(match["year"]) if match["year"] else None
        return cls(match["number"].lstrip("0") or "0", match["symbol"], year)
