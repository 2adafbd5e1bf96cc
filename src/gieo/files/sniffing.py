"""What a file is, by its content; the name only has to agree."""

import zipfile
from pathlib import Path

import puremagic

from gieo.kernel.refusal import Refusal, Refused, _

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TEXT = "text/plain"
PNG = "image/png"
JPEG = "image/jpeg"

SUFFIXES = {PDF: {".pdf"}, DOCX: {".docx"}, XLSX: {".xlsx"}, TEXT: {".txt"}, PNG: {".png"}, JPEG: {".jpg", ".jpeg"}}
DOCUMENTS = frozenset({PDF, DOCX, TEXT})
SCANS = frozenset({PDF, PNG, JPEG})
PAPERS = frozenset({PDF, DOCX, XLSX, PNG, JPEG})

LARGEST_UNPACKED = 400 * 1024 * 1024
LARGEST_RATIO = 200
_OFFICE_PARTS = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX}


def media_type_of(path: Path, name: str, accept: frozenset[str] | None) -> str:
    """The media type of a file's content.

    Raises:
        Refused: unknown, not accepted here, or not what its name says.
    """
    media_type = _sniff(path)
    welcome = accept if accept is not None else frozenset(SUFFIXES)
    if media_type not in welcome:
        suffixes = ", ".join(sorted(suffix for kind in welcome for suffix in SUFFIXES[kind]))
        message = _("Không nhận loại tệp này. Nhận: %(suffixes)s.")
        raise Refused([Refusal(code="type_not_accepted", message=message, params={"suffixes": suffixes}, field="file")])
    if Path(name).suffix.lower() not in SUFFIXES[media_type]:
        message = _("Tên tệp không khớp với nội dung: nội dung là %(kind)s.")
        kind = min(SUFFIXES[media_type])
        raise Refused([Refusal(code="name_mismatch", message=message, params={"kind": kind}, field="file")])
    return media_type


def _sniff(path: Path) -> str:
    with path.open("rb") as stream:
        head = stream.read(4096)
    if head.startswith(b"PK\x03\x04"):
        return _office_type(path)
    if _is_text(path):
        return TEXT
    try:
        found: str = puremagic.from_file(str(path), mime=True)
    except (puremagic.PureError, ValueError):
        return ""
    return found


def _office_type(path: Path) -> str:
    """Word or Excel without macros; an archive that unpacks to far more than it is, is none."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = {entry.filename: entry.file_size for entry in archive.infolist()}
    except zipfile.BadZipFile:
        return ""
    unpacked = sum(parts.values())
    if unpacked > LARGEST_UNPACKED or unpacked > LARGEST_RATIO * path.stat().st_size:
        return ""
    if any(part.endswith("vbaProject.bin") for part in parts):
        return ""
    return next((kind for part, kind in _OFFICE_PARTS.items() if part in parts), "")


def _is_text(path: Path) -> bool:
    """Readable text in one of the encodings the importer knows."""
    content = path.read_bytes() if path.stat().st_size <= 5_000_000 else b"\x00"  # noqa: PLR2004  (no notice has 5 MB of text)
    encoding = "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return "\x00" not in text and not text.startswith(("%PDF", "<!DOCTYPE", "<html", "<svg", "{\\rtf"))
