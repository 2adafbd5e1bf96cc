"""Files made to harm: refused in bounded time and memory, with a word on what to do."""

import io
import multiprocessing
import resource
import time
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pypdfium2
import pytest
import typst

from gieo.orientation.parsing import UnreadableSource, parse, read_source
from tests.orientation.parsing.conftest import CLEAN

pytestmark = pytest.mark.unit

SECONDS = 20  # of processor time, far above what any of them takes and far below a hang
MEMORY = 900 * 1024 * 1024  # bytes above what the process has


def word_with(change: Callable[[dict[str, bytes]], None], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A Word document whose parts were tampered with."""
    document = docx.Document()
    for line in CLEAN.split("\n"):
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    with zipfile.ZipFile(stream) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def bomb(parts: dict[str, bytes]) -> None:
    """One megabyte that unpacks to a gigabyte."""
    parts["word/media/image1.png"] = bytes(256 * 1024 * 1024)


def bomb_of_text(parts: dict[str, bytes]) -> None:
    paragraph = b"<w:p><w:r><w:t>xin ch\xc3\xa0o</w:t></w:r></w:p>"
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:body>", b"<w:body>" + paragraph * 900_000)


def many_parts(parts: dict[str, bytes]) -> None:
    parts.update({f"word/media/{n}.xml": b"<a/>" for n in range(20_000)})


def outside_entity(parts: dict[str, bytes]) -> None:
    _with_doctype(parts, b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>')


def laughing_entities(parts: dict[str, bytes]) -> None:
    levels = b"".join(b'<!ENTITY x%d "%s">' % (n, b"&x%d;" % (n - 1) * 10) for n in range(1, 12))
    _with_doctype(parts, b'<!DOCTYPE w [<!ENTITY x0 "ha">%s<!ENTITY x "&x11;">]>' % levels)


def _with_doctype(parts: dict[str, bytes], doctype: bytes) -> None:
    xml = parts["word/document.xml"]
    head, _, body = xml.partition(b"?>")
    body = body.replace(b"<w:body>", b"<w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p>", 1)
    parts["word/document.xml"] = head + b"?>" + doctype + body


def pages(count: int) -> bytes:
    """A PDF of that many pages that all show the same text."""
    source = pypdfium2.PdfDocument(
        typst.compile(b"Xin chao, day la mot trang van ban binh thuong cua mot co quan nha nuoc.")
    )
    book = pypdfium2.PdfDocument.new()
    for _ in range(count):
        book.import_pages(source, [0])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _measured(content: bytes, name: str, answer: Any) -> None:
    """In a process of its own: what came of it, in how much time and memory."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS * 2, SECONDS * 2))
    start = time.process_time()
    try:
        parse(read_source(content, name))
        said = "read"
    except UnreadableSource as refused:
        said = refused.code
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 - before
    answer.send((said, time.process_time() - start, grown))


def outcome(content: bytes, name: str) -> tuple[str, float, int]:
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_measured, args=(content, name, there))
    process.start()
    there.close()
    try:
        said: tuple[str, float, int] = here.recv()
    except EOFError:
        said = ("killed", float("inf"), 0)
    process.join()
    return said


@pytest.mark.requirement("X-1")
@pytest.mark.parametrize(
    ("make", "name", "code"),
    [
        pytest.param(lambda: word_with(bomb), "a.docx", "too_large", id="zip bomb"),
        pytest.param(lambda: word_with(bomb_of_text), "a.docx", "too_large", id="zip bomb of text"),
        pytest.param(lambda: word_with(many_parts), "a.docx", "too_large", id="20000 parts"),
        pytest.param(lambda: word_with(lambda _parts: None)[:-2000], "a.docx", "not_a_document", id="cut off"),
        pytest.param(lambda: pages(5000), "a.pdf", "too_long", id="5000 pages"),
        pytest.param(lambda: pages(3)[:-700], "a.pdf", "damaged", id="broken PDF"),
        pytest.param(lambda: b"%PDF-1.7\n" + b"1 0 obj<</Kids[1 0 R]>>endobj\n" * 50_000, "a.pdf", "damaged", id="PDF of loops"),
        pytest.param((CLEAN * 5000).encode, "a.txt", "too_long", id="text without end"),
        pytest.param(lambda: b"A" * 700_000, "a.txt", "not_a_document", id="one word"),
        pytest.param(("từ ngày " * 80_000).encode, "a.txt", "not_a_document", id="one line"),
    ],
)  # fmt: skip
def test_refused_in_bounded_time_and_memory(make: Callable[[], bytes], name: str, code: str) -> None:
    said, seconds, grown = outcome(make(), name)
    assert said == code
    assert seconds < SECONDS
    assert grown < MEMORY


@pytest.mark.parametrize("change", [outside_entity, laughing_entities])
def test_entities_are_never_followed(change: Callable[[dict[str, bytes]], None]) -> None:
    """Nothing of the machine is read in, nothing is multiplied; the rest of the document is read or refused."""
    content = word_with(change)
    said, seconds, grown = outcome(content, "a.docx")
    assert said in {"read", "not_a_document"}
    assert seconds < SECONDS
    assert grown < MEMORY
    try:
        text = read_source(content, "a.docx").text
    except UnreadableSource:
        return
    assert "root:" not in text
    assert "hahaha" not in text


@pytest.mark.parametrize(
    "line",
    [
        "Sở Khoa Học Và Công Nghệ " * 1000,
        "từ ngày " * 3000,
        "12/ " * 7000,
        "- " + "Sở Y tế; " * 3000,
        "nộp trực tiếp tại " * 1500,
        "." * 25_000,
    ],
    ids=["capitals", "days", "numbers", "bodies", "places", "dots"],
)
def test_no_pattern_of_the_reader_runs_away(line: str) -> None:
    content = CLEAN.replace("- Thu hồi nhiệt lò sấy.", "\n".join([line] * 8)).encode()
    said, seconds, _grown = outcome(content, "a.txt")
    assert said == "read"
    assert seconds < SECONDS
