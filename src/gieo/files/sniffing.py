"""What a file is, by its content; the name only has to agree."""

import re
import zipfile
from pathlib import Path

import puremagic

from gieo.files.active_pdf import MOST_PAGES, Locked, TooLong, active_content
from gieo.kernel.media import CSV, DOCX, JPEG, JSONL, PDF, PNG, TEXT, XLSX
from gieo.kernel.refusal import Refusal, Refused, _

SUFFIXES = {
    PDF: {".pdf"},
    DOCX: {".docx"},
    XLSX: {".xlsx"},
    TEXT: {".txt"},
    CSV: {".csv"},
    JSONL: {".jsonl"},
    PNG: {".png"},
    JPEG: {".jpg", ".jpeg"},
}
LISTS = frozenset({XLSX, CSV, JSONL, DOCX})
_TEXT_BY_NAME = {".csv": CSV, ".jsonl": JSONL}  # nothing in the content of a text says that it is a list
DOCUMENTS = frozenset({PDF, DOCX, TEXT})
SCANS = frozenset({PDF, PNG, JPEG})
PAPERS = frozenset({PDF, DOCX, XLSX, PNG, JPEG})

LONGEST_TEXT = 5_000_000  # bytes; no notice comes near it
LARGEST_UNPACKED = 400 * 1024 * 1024
LARGEST_RATIO = 200
MOST_PARTS = 5_000
_OFFICE_PARTS = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX}
_CONTENT_TYPES = "[Content_Types].xml"
# A relation that Word or Excel follows by itself when the file is opened; a hyperlink waits for a press.
_FETCHED = re.compile(
    rb"<Relationship\b(?=[^>]*TargetMode\s*=\s*.External)(?=[^>]*/(attachedTemplate|oleObject|frame|subDocument|externalLink)\b)",
    re.IGNORECASE,
)
_HEAD = 64 * 1024
_NO_TEXT = ("%PDF", "{\\rtf")
_MARKUP = ("<!doctype", "<html", "<svg", "<?xml", "<script")


def media_type_of(path: Path, name: str, accept: frozenset[str] | None) -> str:
    """The media type of a file's content.

    Args:
        path: where the content lies.
        name: as the sender called it; its suffix must be one of the content's.
        accept: media types that are welcome; None for every type the house knows.

    Raises:
        Refused: unknown, not accepted here, damaged, a bomb, not what its name says, or doing something by itself.
    """
    media_type = _sniff(path)
    if media_type == PDF:
        _refuse_active_pdf(path)
    if media_type == TEXT:
        media_type = _TEXT_BY_NAME.get(Path(name).suffix.lower(), TEXT)
    welcome = accept if accept is not None else frozenset(SUFFIXES)
    if media_type not in welcome:
        suffixes = ", ".join(sorted(suffix for kind in welcome for suffix in SUFFIXES[kind]))
        message = _("Không nhận loại tệp này. Nhận: %(suffixes)s.")
        raise _refused("type_not_accepted", message, suffixes=suffixes)
    if Path(name).suffix.lower() not in SUFFIXES[media_type]:
        message = _("Tên tệp không khớp với nội dung: nội dung là %(kind)s.")
        raise _refused("name_mismatch", message, kind=min(SUFFIXES[media_type]))
    return media_type


def _refused(code: str, message: str, **params: str) -> Refused:
    return Refused([Refusal(code=code, message=message, params=params, field="file")])


def _sniff(path: Path) -> str:
    with path.open("rb") as stream:
        head = stream.read(4)
    if head == b"PK\x03\x04":
        return _office_type(path)
    if _is_text(path):
        return TEXT
    try:
        found: str = puremagic.from_file(str(path), mime=True)
    except (puremagic.PureError, ValueError):
        return ""
    return found


def _office_type(path: Path) -> str:
    """Word or Excel without macros; any other archive is nothing the house knows."""
    try:
        with zipfile.ZipFile(path) as archive:
            _refuse_bomb(archive, path.stat().st_size)
            _refuse_macros(archive)
            _refuse_what_reaches_out(archive)
            parts = archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError):  # broken, exotic or locked
        message = _("Tệp bị hỏng hoặc có mật khẩu. Hãy mở tệp, lưu lại không mật khẩu rồi gửi.")
        raise _refused("damaged", message) from None
    return next((kind for part, kind in _OFFICE_PARTS.items() if part in parts), "")


def _refuse_bomb(archive: zipfile.ZipFile, packed: int) -> None:
    """By the sizes the archive declares: zipfile unpacks no part beyond what is declared for it."""
    unpacked = sum(entry.file_size for entry in archive.infolist())
    if unpacked > min(LARGEST_UNPACKED, LARGEST_RATIO * packed) or len(archive.infolist()) > MOST_PARTS:
        message = _("Tệp nén bất thường: mở ra lớn gấp nhiều lần so với dung lượng gửi. Hãy lưu lại tệp rồi gửi.")
        raise _refused("bomb", message)


def _refuse_macros(archive: zipfile.ZipFile) -> None:
    """A .docm under another name is still one: macros show in the parts and in the table of contents."""
    parts = archive.namelist()
    macros = any(part.lower().endswith("vbaproject.bin") for part in parts)
    if macros or (_CONTENT_TYPES in parts and b"macroEnabled" in archive.read(_CONTENT_TYPES)):
        message = _("Tệp có macro. Hãy lưu lại dạng .docx hoặc .xlsx không macro rồi gửi.")
        raise _refused("macros", message)


def _refuse_what_reaches_out(archive: zipfile.ZipFile) -> None:
    """Parts that name entities, which a reader would fetch (XXE), and templates or objects loaded from elsewhere."""
    for part in archive.namelist():
        if not part.lower().endswith((".xml", ".rels")):
            continue
        with archive.open(part) as stream:
            head = stream.read(_HEAD)
            entities = b"<!DOCTYPE" in head.replace(b"\x00", b"").upper()
            fetched = part.endswith(".rels") and _FETCHED.search(head + stream.read())
        if entities or fetched:
            message = _("Tệp có nội dung tải từ nơi khác khi mở. Hãy lưu lại bản không liên kết ngoài rồi gửi.")
            raise _refused("reaches_out", message)


def _refuse_active_pdf(path: Path) -> None:
    try:
        active = active_content(path)
    except Locked:
        message = _("Tệp bị hỏng hoặc có mật khẩu. Hãy mở tệp, lưu lại không mật khẩu rồi gửi.")
        raise _refused("damaged", message) from None
    except TooLong:
        message = _("Tệp PDF quá %(most)s trang. Hãy chia nhỏ rồi gửi.")
        raise _refused("too_long", message, most=str(MOST_PAGES)) from None
    if active:
        message = _("Tệp PDF có %(active)s. Hãy in lại ra PDF rồi gửi; tệp đính bên trong thì gửi riêng.")
        raise _refused("active", message, active=active)


def _is_text(path: Path) -> bool:
    """Readable text in one of the encodings the importer knows, and nothing that a browser would run."""
    if path.stat().st_size > LONGEST_TEXT:
        return False
    content = path.read_bytes()
    encoding = "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return "\x00" not in text and not text.startswith(_NO_TEXT) and not text.lstrip()[:20].lower().startswith(_MARKUP)
