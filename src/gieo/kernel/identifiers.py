"""Numbers that people quote: dossiers, receipts, documents."""

import re
from dataclasses import dataclass
from typing import Self

from gieo.kernel.text import nfc

_DOSSIER = re.compile(r"(?P<province>[A-Z]{2,4})-(?P<stage>[A-Z]{2,4})-(?P<year>(?:19|20)\d{2})-(?P<serial>\d{4,})")
_DOCUMENT = re.compile(
    r"(?P<number>\d+[a-z]?)"
    r"(?:/(?P<year>(?:19|20)\d{2})(?=/))?"
    r"(?P<joint>[/-])"
    r"(?P<symbol>[A-ZĐ][\wĐđ&.]*(?:[-/][A-ZĐ][\wĐđ&.]*)*)",
    re.IGNORECASE,
)
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, order=True)
class DossierNumber:
    """BG-DX-2025-0042: province, stage, plan year, serial. A dossier keeps it for life.

    Receipts are numbered in the same way, with a stage of their own and the year of arrival: LS-TN-2024-0007.
    """

    province: str
    stage: str
    year: int
    serial: int

    def __post_init__(self) -> None:
        if not _DOSSIER.fullmatch(str(self)) or self.serial < 1:
            raise ValueError(f"{self} is no dossier number")

    def __str__(self) -> str:
        return f"{self.province}-{self.stage}-{self.year}-{self.serial:04d}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a number as printed or typed.

        Raises:
            ValueError: it is none.
        """
        match = _DOSSIER.fullmatch(text.strip().upper())
        if not match:
            raise ValueError(f"{text!r} is no dossier number")
        return cls(match["province"], match["stage"], int(match["year"]), int(match["serial"]))


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """Number and symbol of an official document (NĐ 30/2020, annex I: numbers below ten are written 01 to 09).

    Attributes:
        number: without leading zeros, so that 2/CT-UBND and 02/CT-UBND are one document; "12a" exists.
        symbol: TB-SKHCN, QĐ-UBND, KL/TU.
        year: in rules of law only: 40/2020/QĐ-UBND.
        joint: "/", or "-" in the papers of the Party: 370-KL/TU.
    """

    number: str
    symbol: str
    year: int | None = None
    joint: str = "/"

    def __post_init__(self) -> None:
        if not _DOCUMENT.fullmatch(str(self)):
            raise ValueError(f"{self} is no document number")

    def __str__(self) -> str:
        number = self.number.zfill(2) if self.number.isdecimal() else self.number
        return "".join([number, f"/{self.year}" if self.year else "", self.joint, self.symbol])

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a number and symbol as printed, whatever blanks or line breaks stand between.

        Raises:
            ValueError: it is none.
        """
        match = _DOCUMENT.fullmatch(_SPACE.sub("", nfc(text)))
        if not match:
            raise ValueError(f"{text!r} is no document number")
        number, year = match["number"].lower().lstrip("0") or "0", match["year"]
        return cls(number, match["symbol"], int(year) if year else None, match["joint"])
