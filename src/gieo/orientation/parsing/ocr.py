"""Text of scanned pages, by Tesseract with its Vietnamese data where the machine has both.

What a machine recognised is no source: whoever imports it is told to compare every line with the paper.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from functools import cache
from itertools import count

import pypdfium2

from gieo.orientation.parsing.labels import roman

PROGRAM, LANGUAGE = "tesseract", "vie"
MOST_PAGES = 30
SECONDS_A_PAGE = 60
DOTS_PER_INCH = 300
POINTS_PER_INCH = 72
_NUMERAL = re.compile(r"^\s*[IVXLl|]{1,5}[.,]?\s+(?P<rest>\w.{4,})$")
MOST_DOTS = 40_000_000  # a page of A3 at that resolution; a larger one is drawn smaller


@cache
def can_recognise() -> bool:
    """Whether the machine can recognise Vietnamese."""
    if shutil.which(PROGRAM) is None:
        return False
    command = [PROGRAM, "--list-langs"]
    listed = subprocess.run(command, capture_output=True, text=True, check=False, timeout=10)  # noqa: S603  (fixed words)
    return LANGUAGE in listed.stdout.split()


def recognise(document: pypdfium2.PdfDocument, numbers: Iterable[int]) -> dict[int, str]:
    """The text of pages (counted from 0); pages on which nothing was recognised are left out."""
    texts = {number: _text_of(_picture(document, number)) for number in list(numbers)[:MOST_PAGES]}
    parts = count(1)
    return {number: _mended(text, parts) for number, text in texts.items() if text.strip()}


def _mended(text: str, parts: "count[int]") -> str:
    """Roman numerals before headings in capitals, which are misread most (I. as L, II. as IL), counted anew."""
    return "\n".join(_with_numeral(line, parts) for line in text.split("\n"))


def _with_numeral(line: str, parts: "count[int]") -> str:
    match = _NUMERAL.match(line)
    if not match or match["rest"] != match["rest"].upper() or " " not in match["rest"]:
        return line
    return f"{roman(next(parts))}. {match['rest']}"


def _picture(document: pypdfium2.PdfDocument, number: int) -> bytes:
    """The page in grey, as the simplest of picture formats."""
    page = document[number]
    width, height = page.get_size()
    scale = DOTS_PER_INCH / POINTS_PER_INCH
    scale = min(scale, (MOST_DOTS / max(width * height, 1)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    rows = bytes(bitmap.buffer)
    bare = b"".join(rows[at * bitmap.stride : at * bitmap.stride + bitmap.width] for at in range(bitmap.height))
    picture = b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + bare
    bitmap.close()
    page.close()
    return picture


def _text_of(picture: bytes) -> str:
    """Lines as they stand on the page; columns side by side stay side by side."""
    command = [PROGRAM, "stdin", "stdout", "-l", LANGUAGE, "--psm", "6", "-c", "preserve_interword_spaces=1"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(  # noqa: S603  (fixed words; the picture goes in as bytes of our own making)
            command, input=picture, capture_output=True, check=False, timeout=SECONDS_A_PAGE, env=environment
        )
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout.decode("utf-8", errors="replace").replace("\f", "")
