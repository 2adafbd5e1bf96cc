"""What in a PDF would do something by itself: scripts, programs it starts, files inside it, forms of its own."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.crypt import AuthStatus
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader

# The key or the kind of action, and what it is called when the file is refused.
ACTIVE = {
    "/JavaScript": "mã JavaScript",
    "/JS": "mã JavaScript",
    "/Launch": "lệnh chạy chương trình",
    "/RichMedia": "nội dung đa phương tiện chạy được",
    "/XFA": "biểu mẫu động XFA",
    "/EmbeddedFiles": "tệp đính bên trong",
    "/EmbeddedFile": "tệp đính bên trong",
}
MOST_OBJECTS = 500_000
MOST_PAGES = 2_000
MOST_REMEMBERED = 10_000


class Locked(Exception):  # noqa: N818  (an answer, read as a sentence)
    """It opens with a password only: nobody can look inside."""


class TooLong(Exception):  # noqa: N818
    """More pages, or more objects, than any paper of the programme has."""


def active_content(path: Path) -> str:
    """What it would do, in words; empty for a paper that only shows itself.

    Everything that can be reached is looked at, also inside compressed object streams. A file too broken to be read
    in this way is searched as plain bytes: what a reader repairs, it could run.

    Raises:
        Locked: there is a password.
        TooLong: more than `MOST_PAGES` pages or `MOST_OBJECTS` objects.
    """
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    if digest in _harmless:
        return ""
    words = _look_through(path)
    if not words:
        if len(_harmless) >= MOST_REMEMBERED:
            _harmless.clear()
        _harmless.add(digest)
    return words


# A body encloses the same licence with every form it sends: what was looked through once is harmless ever after.
_harmless: set[str] = set()


def _look_through(path: Path) -> str:
    with path.open("rb") as stream:
        try:
            return _found_in(_opened(PdfFileReader(stream, strict=False)))
        except (PdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
            stream.seek(0)
            content = stream.read()
    return next((words for name, words in ACTIVE.items() if f"{name}".encode() in content), "")


def _opened(reader: PdfFileReader) -> PdfFileReader:
    """Many papers of offices are locked against changes only and open with the empty password."""
    if reader.encrypted and reader.decrypt("").status is AuthStatus.FAILED:
        raise Locked
    if int(reader.root["/Pages"]["/Count"]) > MOST_PAGES:
        raise TooLong
    return reader


def _found_in(reader: PdfFileReader) -> str:
    return next((ACTIVE[name] for name in _names(reader) if name in ACTIVE), "")


def _names(reader: PdfFileReader) -> Iterator[str]:
    """Every key of a dictionary and every name that is a value, object by object."""
    waiting: list[generic.PdfObject] = [reader.root_ref.get_object()]
    seen: set[tuple[int, int]] = set()
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, generic.IndirectObject):
            place = (thing.idnum, thing.generation)
            if place in seen:
                continue
            seen.add(place)
            if len(seen) > MOST_OBJECTS:
                raise TooLong
            thing = thing.get_object()  # type: ignore[no-untyped-call]
        if isinstance(thing, generic.NameObject):
            yield str(thing)
        elif isinstance(thing, generic.DictionaryObject):
            yield from (str(key) for key in thing)
            waiting += _raw(thing, thing)
        elif isinstance(thing, generic.ArrayObject):
            waiting += _raw(thing, range(len(thing)))


def _raw(holder: Any, keys: Iterable[object]) -> Iterator[generic.PdfObject]:
    """The values as they stand: references are followed once, by the caller."""
    return (holder.raw_get(key) for key in keys)
