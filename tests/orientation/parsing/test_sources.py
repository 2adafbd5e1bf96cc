"""Files of every kind: read, or refused with what to do."""

import io
import json

import docx
import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from gieo.orientation.parsing import UnreadableSource, parse, read_source
from tests.orientation.parsing.conftest import CLEAN

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "a.txt", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "anh.png", "not_a_document"),
        (b"PK\x03\x04 not really a zip", "a.docx", "not_a_document"),
        (b"%PDF-1.7 broken", "a.pdf", "damaged"),
        (b"\xd0\xcf\x11\xe0 old word", "a.doc", "old_word"),
        ("ngắn".encode(), "a.txt", "no_text"),
        (CLEAN.encode("cp1258", errors="replace"), "tcvn.txt", "not_a_document"),
    ],
)
def test_what_is_no_document_is_refused_in_plain_words(content: bytes, name: str, code: str) -> None:
    with pytest.raises(UnreadableSource) as refused:
        read_source(content, name)
    assert refused.value.code == code
    assert refused.value.message.endswith(".")


def test_utf16_and_byte_order_marks_are_read() -> None:
    expected = read_source(CLEAN.encode(), "a.txt").lines
    assert read_source(CLEAN.encode("utf-16"), "a.txt").lines == expected
    assert read_source(CLEAN.encode("utf-8-sig"), "a.txt").lines == expected


def test_word_is_read_with_its_tables() -> None:
    document = docx.Document()
    for line in CLEAN.split("\n"):
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    read = parse(read_source(stream.getvalue(), "thong-bao.docx"))
    assert [len(field.items) for field in read.fields] == [2, 2]


def test_pdf_with_a_text_layer_is_read() -> None:
    markup = "\n".join(f"#par[#{json.dumps(line, ensure_ascii=False)}]" for line in CLEAN.split("\n") if line.strip())
    read = read_source(typst.compile(markup.encode()), "thong-bao.pdf")
    assert any("Lĩnh vực nông nghiệp" in line for line in read.lines)


def test_a_scan_without_text_is_said_plainly() -> None:
    with pytest.raises(UnreadableSource) as refused:
        read_source(typst.compile(b"#rect(width: 5cm, height: 5cm)"), "ban-quet.pdf")
    assert refused.value.code == "no_text_layer"
    assert "OCR" in refused.value.message


@given(st.text(alphabet=st.sampled_from("aâđ 1I.-–+*()\n\f\t/:;số ngàyNơi nhận:CănCứ"), min_size=60, max_size=600))
def test_no_text_makes_the_reader_stumble(text: str) -> None:
    try:
        source = read_source(text.encode(), "bat-ky.txt")
    except UnreadableSource:
        return
    document = parse(source)
    spans = [item.lines for field in document.fields for item in field.items]
    assert all(1 <= first <= last <= len(source.lines) for first, last in spans)
