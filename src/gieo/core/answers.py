"""A file as the answer of a page: its type by its name, shown in place or saved."""

from collections.abc import Iterable
from pathlib import PurePath

from django.http import HttpResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header

from gieo.kernel import media

TYPES = {
    ".pdf": media.PDF,
    ".docx": media.DOCX,
    ".xlsx": media.XLSX,
    ".zip": media.ZIP,
    ".json": media.JSON,
    ".csv": f"{media.CSV}; charset=utf-8",
    ".ics": f"{media.CALENDAR}; charset=utf-8",
}


def saved(content: bytes | str, name: str, *, media_type: str = "") -> HttpResponse:
    """A file that the browser saves under a name; the type is that of its suffix where none is given."""
    return HttpResponse(content, content_type=media_type or _type_of(name), headers=_headers(name, is_saved=True))


def shown(content: bytes | str, name: str) -> HttpResponse:
    """A file that the browser shows, and saves under a name where its reader wants it."""
    return HttpResponse(content, content_type=_type_of(name), headers=_headers(name, is_saved=False))


def streamed(lines: Iterable[str], name: str) -> StreamingHttpResponse:
    """A file that is sent as it is made."""
    return StreamingHttpResponse(lines, content_type=_type_of(name), headers=_headers(name, is_saved=True))


def _type_of(name: str) -> str:
    return TYPES[PurePath(name).suffix]


def _headers(name: str, *, is_saved: bool) -> dict[str, str]:
    return {"Content-Disposition": content_disposition_header(is_saved, name) or ""}
