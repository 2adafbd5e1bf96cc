"""Whose certificates are believed, and how it is known that one was taken back."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from asn1crypto import pem
from django.conf import settings

CERTIFICATES = {".cer", ".crt", ".der", ".pem"}
LISTS = {".crl"}


@dataclass(frozen=True, slots=True)
class Trust:
    """What signatures are judged by.

    Attributes:
        roots: certificates that are believed, DER.
        revoked: lists of certificates that were taken back (CRL), DER.
        asks: whether the places that a certificate names are asked for its list or its state (CRL, OCSP).
    """

    roots: tuple[bytes, ...] = ()
    revoked: tuple[bytes, ...] = ()
    asks: bool = False


NOBODY = Trust()


def trusted() -> Trust:
    """What the environment says: `GIEO_TRUSTED_ROOTS`, `GIEO_REVOCATION_LISTS`, `GIEO_REVOCATION_ONLINE`.

    The lists are read anew each time, for a new one is laid beside the old one every few days.
    """
    return Trust(
        roots=_roots(settings.TRUSTED_ROOTS) if settings.TRUSTED_ROOTS else (),
        revoked=tuple(_read(settings.REVOCATION_LISTS, LISTS)) if settings.REVOCATION_LISTS else (),
        asks=settings.REVOCATION_ONLINE,
    )


@cache
def _roots(folder: Path) -> tuple[bytes, ...]:
    return tuple(_read(folder, CERTIFICATES))


def _read(folder: Path, suffixes: set[str]) -> Iterable[bytes]:
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in suffixes:
            content = path.read_bytes()
            if pem.detect(content):
                yield from (der for _name, _heads, der in pem.unarmor(content, multiple=True))
            else:
                yield content
