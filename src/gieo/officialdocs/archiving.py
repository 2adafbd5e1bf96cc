"""A received paper as it can still be read in thirty years: PDF/A-2b beside the original, which stays as it came.

A PDF of any make cannot be turned into PDF/A as it is (its fonts may be missing, its colours undefined). Each page is
drawn, and the drawing is what is kept; the text that was on it goes along as its description, for whoever searches or
listens.
"""

import json
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pypdfium2
import typst

from gieo.kernel import media
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.kernel.text import nfc
from gieo.officialdocs.printing import taking_turns

POINTS = 72
DOTS = 200  # to the inch: what archives ask of a scan of typed paper
LOOKED_AT = 90  # dots to the inch, on a screen
MOST_DOTS = 10_000_000  # a page of A3 at that; a larger one, which may be hostile, is drawn smaller
MOST_PAGES = 40  # drawn while somebody waits
PICTURES = {media.PNG: "png", media.JPEG: "jpg"}
MARKUP = """
#let given = json("given.json")
#let day = given.day
#set document(title: given.title, date: datetime(year: day.at(0), month: day.at(1), day: day.at(2)))
#set text(size: 1pt)
#for page-given in given.pages {
  set page(width: page-given.width * 1pt, height: page-given.height * 1pt, margin: 0pt)
  let drawn = if "raw" in page-given {
    image(
      read(page-given.raw, encoding: none),
      format: (encoding: "rgb8", width: page-given.across, height: page-given.down),
      width: 100%, height: 100%, fit: "contain", alt: page-given.text,
    )
  } else {
    image(page-given.picture, width: 100%, height: 100%, fit: "contain", alt: page-given.text)
  }
  page(drawn)
}
"""


@taking_turns
def archive_copy(content: bytes, media_type: str, *, title: str, at: datetime) -> bytes:
    """The paper as PDF/A-2b.

    Args:
        content: a PDF, or a picture.
        media_type: what it is.
        title: of the document; the name of the file.
        at: when it came in.

    Raises:
        Refused: it is neither, cannot be read, or has more than `MOST_PAGES` pages.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages = _picture(content, media_type, folder) if media_type in PICTURES else _drawn(content, media_type, folder)
        given = {"title": title, "day": [at.year, at.month, at.day], "pages": pages}
        (folder / "given.json").write_text(json.dumps(given, ensure_ascii=False), encoding="utf-8")
        markup = folder / "archive.typ"
        markup.write_text(MARKUP, encoding="utf-8")
        try:
            return bytes(typst.compile(str(markup), root=name, format="pdf", pdf_standards="a-2b"))
        except typst.TypstError:
            raise Refused([_unreadable()]) from None


@taking_turns
def page_picture(content: bytes) -> bytes:
    """The first page of a PDF as a PNG, to be looked at beside what was read from it.

    Raises:
        Refused: it cannot be read.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        try:
            with pypdfium2.PdfDocument(content) as document:
                page = _page(document[0], folder / "0.raw")
        except pypdfium2.PdfiumError:
            raise Refused([_unreadable()]) from None
        given = {"title": "", "day": [2000, 1, 1], "pages": [page]}
        (folder / "given.json").write_text(json.dumps(given, ensure_ascii=False), encoding="utf-8")
        markup = folder / "archive.typ"
        markup.write_text(MARKUP, encoding="utf-8")
        return bytes(typst.compile(str(markup), root=name, format="png", ppi=LOOKED_AT))


def _picture(content: bytes, media_type: str, folder: Path) -> list[dict[str, Any]]:
    picture = f"picture.{PICTURES[media_type]}"
    (folder / picture).write_bytes(content)
    return [{"width": 595, "height": 842, "picture": picture, "text": ""}]


def _drawn(content: bytes, media_type: str, folder: Path) -> list[dict[str, Any]]:
    if media_type != media.PDF:
        raise Refused([_unreadable()])
    try:
        with pypdfium2.PdfDocument(content) as document:
            if len(document) > MOST_PAGES:
                message = _("Bản lưu trữ chỉ lập cho tệp đến %(most)s trang; tệp này dùng bản gốc.")
                raise Refused([Refusal(code="too_long", message=message, params={"most": str(MOST_PAGES)})])
            return [_page(document[at], folder / f"{at}.raw") for at in range(len(document))]
    except pypdfium2.PdfiumError:
        raise Refused([_unreadable()]) from None


def _page(page: Any, raw: Path) -> dict[str, Any]:
    width, height = page.get_size()
    scale = min(DOTS / POINTS, (MOST_DOTS / max(width * height, 1)) ** 0.5)
    drawing = page.render(scale=scale, rev_byteorder=True)
    across, down, wide = drawing.width, drawing.height, drawing.n_channels
    lines = bytes(drawing.buffer)
    if drawing.stride != across * wide:
        lines = b"".join(lines[at * drawing.stride : at * drawing.stride + across * wide] for at in range(down))
    raw.write_bytes(lines)
    words = page.get_textpage().get_text_bounded()
    page.close()
    return {
        "width": width,
        "height": height,
        "raw": raw.name,
        "across": across,
        "down": down,
        "text": nfc("".join(letter for letter in words if letter.isprintable() or letter == "\n")),
    }


def _unreadable() -> Refusal:
    return Refusal(code="unreadable", message=_("Bản lưu trữ chỉ lập được từ tệp PDF, ảnh PNG hoặc JPEG đọc được."))
