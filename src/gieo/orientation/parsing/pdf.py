"""The text layer of a PDF, page by page."""

from threading import Lock

import pypdfium2

from gieo.orientation.parsing.unreadable import UnreadableSource

_ONE_AT_A_TIME = Lock()  # PDFium keeps its state in globals
_BROKEN_HYPHENS = ("\ufffe", "\x02")  # how PDFium writes a hyphen at the end of a line
_END_OF_LINE = ("\r\n", "\n", "\r")


def read_pdf(content: bytes) -> list[str]:
    """The text of every page; an empty one for a page that is a picture.

    Raises:
        UnreadableSource: damaged, or under a password.
    """
    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            raise UnreadableSource("damaged", "Tệp PDF bị hỏng hoặc có mật khẩu. Hãy xuất lại tệp.") from error
        try:
            return [_page_text(document, number) for number in range(len(document))]
        finally:
            document.close()


def _page_text(document: pypdfium2.PdfDocument, number: int) -> str:
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return ""
    sheet = page.get_textpage()
    text: str = sheet.get_text_bounded()
    sheet.close()
    page.close()
    for broken in _BROKEN_HYPHENS:
        text = text.replace(broken, "-\n")
    return text.replace("-\n\r\n", "-\n")
