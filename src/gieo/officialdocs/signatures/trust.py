"""Whose certificates are believed: the roots that the installation was given."""

from functools import cache
from pathlib import Path

from asn1crypto import pem
from django.conf import settings

SUFFIXES = {".cer", ".crt", ".der", ".pem"}


def trusted_roots() -> tuple[bytes, ...]:
    """The root certificates in the folder of the environment (`GIEO_TRUSTED_ROOTS`), DER; none without one."""
    return _read(settings.TRUSTED_ROOTS) if settings.TRUSTED_ROOTS else ()


@cache
def _read(folder: Path) -> tuple[bytes, ...]:
    found: list[bytes] = []
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in SUFFIXES:
            content = path.read_bytes()
            found += (
                [der for _name, _heads, der in pem.unarmor(content, multiple=True)]
                if pem.detect(content)
                else [content]
            )
    return tuple(found)
