"""What will be wanted in a hurry is printed before: a page that leads to a click prints, the click takes.

The same values give the same bytes, so nothing but time hangs on whether a print is there: what is not is printed on
the spot. Prints lie in files under the home folder, where every process of a machine finds them, for a quarter of an
hour; after that, or when the program was renewed, they are made anew.
"""

import hashlib
import json
import time
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.core.cache import caches

from gieo.officialdocs.contexts import Context
from gieo.officialdocs.printing import Rendered, render_pdf

KEPT_SECONDS = 900
CACHE = "prints"
PROGRAM = version("gieo")


def print_ahead(kind: str, context: Context) -> None:
    """Print a document and keep it for whoever asks for the same next."""
    key = _key(kind, context)
    if key not in caches[CACHE]:
        caches[CACHE].set(key, render_pdf(kind, context), KEPT_SECONDS)


def printed(kind: str, context: Context) -> Rendered:
    """The document, printed ahead or now."""
    kept: Rendered | None = caches[CACHE].get(_key(kind, context))
    return kept or render_pdf(kind, context)


def sweep() -> int:
    """Take away what nobody came for in time, and what was never written to its end; says how many files went."""
    over, gone = time.time() - KEPT_SECONDS, 0
    for each in Path(settings.CACHES[CACHE]["LOCATION"]).glob("*"):
        with suppress(FileNotFoundError):  # a page takes away what it finds too old
            if each.stat().st_mtime < over:
                each.unlink()
                gone += 1
    return gone


def _key(kind: str, context: Context) -> str:
    values = json.dumps([PROGRAM, kind, context], ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(values.encode()).hexdigest()
