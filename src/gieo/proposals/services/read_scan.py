"""Read the scan of a form on paper into the fields of its entry, for a clerk to check against the picture."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
from django.conf import settings

from gieo.files.services.receive_file import too_large
from gieo.files.sniffing import media_type_of
from gieo.kernel import media
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.officialdocs.archiving import page_picture
from gieo.officialdocs.printing import taking_turns
from gieo.orientation.parsing.ocr import can_recognise, recognise
from gieo.proposals.counter.reading import fields_in

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

FIRST_PAGES = 4  # of a form; what is asked at the counter stands on them
ENOUGH = 40  # letters of a text layer; fewer are a stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadScan:
    """What was found.

    Attributes:
        fields: by the names of the entry.
        picture: the first page, PNG.
        pages: of the whole scan.
        is_recognised: letters were told from the picture, not read from the file: each is to be compared.
    """

    fields: Mapping[str, str]
    picture: bytes
    pages: int
    is_recognised: bool


def read_scan(*, upload: "UploadedFile[Any]") -> ReadScan:
    """Read a scan; nothing of it is kept.

    Args:
        upload: one PDF.

    Raises:
        Refused: too large, no PDF that can be read, or a picture on a machine that recognises no Vietnamese.
    """
    if (upload.size or 0) > settings.UPLOAD_LIMIT_BYTES:
        raise Refused([too_large()])
    content = upload.read()
    with tempfile.NamedTemporaryFile(suffix=".pdf") as stream:
        stream.write(content)
        stream.flush()
        media_type_of(Path(stream.name), str(upload.name), accept=frozenset({media.PDF}))
    words, pages, is_recognised = _words_of(content)
    return ReadScan(fields=fields_in(words), picture=page_picture(content), pages=pages, is_recognised=is_recognised)


@taking_turns
def _words_of(content: bytes) -> tuple[str, int, bool]:
    try:
        with pypdfium2.PdfDocument(content) as document:
            pages = range(min(len(document), FIRST_PAGES))
            words = "\n".join(document[at].get_textpage().get_text_bounded() for at in pages).replace("\r", "")
            if len(words.strip()) >= ENOUGH:
                return words, len(document), False
            if not can_recognise():
                message = _("Máy chủ chưa có phần mềm nhận dạng chữ tiếng Việt. Nhập các ô bằng tay.")
                raise Refused([Refusal(code="no_recognition", message=message, field="scan")])
            return "\n".join(recognise(document, pages).values()), len(document), True
    except pypdfium2.PdfiumError:
        message = _("Không đọc được tệp PDF này. Quét lại, hoặc nhập các ô bằng tay.")
        raise Refused([Refusal(code="unreadable", message=message, field="scan")]) from None
