"""Whom a certificate has to name: the whole name of a person, or of a body, never a part of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from asn1crypto.x509 import Certificate

from gieo.kernel.text import collapse, fold, nfc, normalise_tone

SHORT = re.compile(r"\bubnd\b", re.IGNORECASE)
IN_FULL = "ủy ban nhân dân"


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody a certificate may belong to.

    Attributes:
        name: as it stands on the paper.
        ways: how certificates name them: the common name, and the organisation beside it ("" where any may stand).
    """

    name: str
    ways: tuple[tuple[str, str], ...]

    @classmethod
    def person(cls, name: str) -> Self:
        """A person, by the whole name; whose body certificates differ in."""
        return cls(name, ((name, ""),))

    @classmethod
    def body(cls, name: str, *, short: str, within: Iterable[str]) -> Self:
        """A body: by its whole name, or by its name at home where the certificate names whose it is.

        Args:
            name: in full, with its territory: "Sở Khoa học và Công nghệ tỉnh Lạng Sơn".
            short: without: "Sở Khoa học và Công nghệ", which sixty-three bodies bore.
            within: names of the body above it: "UBND tỉnh Lạng Sơn".
        """
        return cls(name, ((name, ""), *((short, above) for above in within if above)))

    def is_named_by(self, common: str, organisation: str) -> bool:
        """Whether a certificate with these names is theirs."""
        return any(
            _same(common, name) and (not above or _same(organisation, above)) for name, above in self.ways if name
        )


def names_in(certificate: Certificate) -> tuple[str, str]:
    """Common name and organisation; empty where it bears none, several of one kind in their order."""
    subject = certificate.subject.native
    return _one(subject.get("common_name")), _one(subject.get("organization_name"))


def _one(named: str | list[str] | None) -> str:
    return named if isinstance(named, str) else ", ".join(named or ())


def _same(theirs: str, ours: str) -> bool:
    """Equal in every word; marks may be missing altogether, as some authorities write, but are never others."""
    left, right = _spelled(theirs), _spelled(ours)
    return left == right or (left.isascii() and left == fold(right))


def _spelled(name: str) -> str:
    return SHORT.sub(IN_FULL, normalise_tone(nfc(collapse(name))).casefold())
