"""The whole gallery in one pass: every kind comes out as PDF, in our fonts, with nothing silently blank."""

import re
import struct
import zlib
from collections import Counter
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from gieo.officialdocs import catalogue, render_docx, render_pdf
from gieo.officialdocs.forms import Certainty, filled, kind_for, library
from gieo.officialdocs.forms.dummy import dummy_head, dummy_values
from gieo.rulebooks import library as rulebooks
from tests.officialdocs.reading import OURS, fonts_of, lines_of, pages_of, without_breaks, word_file

pytestmark = pytest.mark.unit

KEPT = Path(__file__).parent / "kept_pictures"
# One of each family, kept as a small grey picture.
FAMILIES = ("ls-2024", "b2-1-bbhs", "qd-dm", "02-ttmh", "dn-dc", "tt11-m1", "hd-05-2014", "gcn", "02-tkth-khcn-dp")
SCALE = 0.16
CELL = (50, 71)  # dots of a page on the sheet of all
MOST_DARKER = 6.0  # mean difference of a dot, of 255: letters move by hairs between releases, blocks must not


@pytest.mark.requirement("X-9")
def test_every_kind_comes_out_in_our_letters_and_says_all_it_was_given() -> None:
    wrong, fonts, pictures = [], set(), {}
    for sample in catalogue.samples():
        paper = sample.fill(False)
        pdf = render_pdf(sample.kind, paper)
        pictures[sample.key] = tiny_of(pdf.content)
        text = "".join(map(without_breaks, pages_of(pdf.content)))
        if "[thiếu" in text or "�" in text or not 1 <= pdf.pages <= 9:
            wrong.append(f"{sample.key}: {pdf.pages} pages, {re.findall(r'.thiếu[^]]*', text)[:3]}")
        fonts |= fonts_of(pdf.content)
        if sample.source != "paper":  # what stages issue is read in Word by its own test
            lines = [without_breaks(line) for line in lines_of(word_file(render_docx(sample.kind, paper)))]
            said = [line for line in lines if sample.source == "form" and line and line not in text]
            wrong += [f"{sample.key}: Word alone says {line}" for line in said]
    assert wrong == []
    assert strange_among(pictures) == []
    assert {("Tinos-Regular", True), ("Tinos-Bold", True)} <= fonts <= {(name, True) for name in OURS}


def test_the_forms_are_all_there_and_rest_on_known_law() -> None:
    forms, index = library.forms(), rulebooks.legal_index()
    assert (len(forms), sum(len(form.fields) for form in forms)) == (136, 1262)
    assert {key for form in forms for key in (form.instrument, *form.legal_basis) if key not in index} == set()
    marks = Counter(form.certainty_of(item) for form in forms for item in form.fields)
    assert marks == {Certainty.OFFICIAL: 32, Certainty.THIRD_PARTY: 737, Certainty.RECONSTRUCTED: 493}
    twins = library.in_force("A1-ĐXNV", on=date(2020, 1, 1))
    assert [form.instrument for form in twins] == ["TT03-2017"]
    assert [form.instrument for form in library.in_force("A1-ĐXNV", on=date(2024, 1, 1))] == ["TT06-2023"]
    assert library.in_force("LS-2024", on=date(2024, 1, 1), province="BG") == []


def test_what_was_not_filled_in_is_named_and_a_blank_form_has_dots() -> None:
    form = library.get("c1-pdg")
    empty = " ".join(pages_of(render_pdf(kind_for(form), filled(form, {})).content))
    assert "[thiếu: Tên nhiệm vụ đề xuất]" in empty
    assert "(*) Mục dựng lại" in empty
    blank = " ".join(pages_of(render_pdf(kind_for(form), filled(form, {}, blank=True)).content))
    assert "[thiếu" not in blank
    assert "Tên nhiệm vụ đề xuất (*): ……" in blank


def test_an_unconfirmed_item_can_be_called_otherwise_and_a_confirmed_one_cannot() -> None:
    form = library.get("c1-pdg")
    renamed = filled(form, {"H3": "Chọn giống chè"}, labels={"H3": "Tên đề tài"})
    assert "Tên đề tài (*): Chọn giống chè" in " ".join(pages_of(render_pdf(kind_for(form), renamed).content))
    with pytest.raises(ValueError, match="items 1 were seen on paper"):
        filled(library.get("ls-2024"), {}, labels={"1": "Tên đề tài"})
    with pytest.raises(ValueError, match="has no items Z9"):
        filled(form, {"Z9": "x"})
    with pytest.raises(ValueError, match="cannot be Có lẽ"):
        filled(form, {"1": "Có lẽ"})


def test_one_of_each_family_looks_as_it_did() -> None:
    """After a wanted change: remove the picture, run the test, look at what it keeps."""
    strange = []
    for key in FAMILIES:
        form = library.get(key)
        pdf = render_pdf(kind_for(form), filled(form, dummy_values(form), **dummy_head(form))).content
        width, height, dots = grey_of(pdf)
        kept = KEPT / f"{key}.png"
        if not kept.exists():
            kept.parent.mkdir(exist_ok=True)
            kept.write_bytes(png_of(width, height, dots))
            strange.append(f"{key}: kept anew, look at it")
            continue
        before = dots_of(kept.read_bytes(), width)
        darker = sum(abs(old - new) for old, new in zip(before, dots, strict=True)) / len(dots)
        strange += [f"{key}: {darker:.1f}"] if darker > MOST_DARKER else []
    assert strange == []


def tiny_of(pdf: bytes) -> bytes:
    """The dots of the first page, so small that blocks show and letters do not: `CELL` wide and high."""
    with pypdfium2.PdfDocument(pdf) as document:
        width, height = document[0].get_size()
        upright = min(CELL[0] / width, CELL[1] / height)
        bitmap = document[0].render(scale=upright, grayscale=True)
        rows = [bytes(bitmap.buffer)[row * bitmap.stride :][: bitmap.width] for row in range(bitmap.height)]
    blank = b"\xff" * CELL[0]
    lines = [(row + blank)[: CELL[0]] for row in rows] + [blank] * CELL[1]
    return b"".join(lines[: CELL[1]])


def strange_among(pictures: dict[str, bytes]) -> list[str]:
    """Which pages no longer look as they did. After a wanted change: remove both files, run, look at the sheet."""
    sheet, names = KEPT / "everything.png", KEPT / "everything.txt"
    if not sheet.exists():
        keys = sorted(pictures)
        sheet.write_bytes(png_of(CELL[0], CELL[1] * len(keys), b"".join(pictures[key] for key in keys)))
        names.write_text("\n".join(keys))
        return ["kept anew, look at it"]
    keys, size = names.read_text().split(), CELL[0] * CELL[1]
    dots = dots_of(sheet.read_bytes(), CELL[0])
    before = {key: dots[at * size : (at + 1) * size] for at, key in enumerate(keys)}
    strange = [f"{key}: not kept" for key in sorted(pictures.keys() ^ before.keys())]
    for key in sorted(pictures.keys() & before.keys()):
        darker = sum(abs(old - new) for old, new in zip(before[key], pictures[key], strict=True)) / size
        strange += [f"{key}: {darker:.1f}"] if darker > MOST_DARKER else []
    return strange


def grey_of(pdf: bytes) -> tuple[int, int, bytes]:
    """Width, height and the dots of the first page, small and in grey."""
    with pypdfium2.PdfDocument(pdf) as document:
        bitmap = document[0].render(scale=SCALE * 3, grayscale=True)
        return (
            bitmap.width,
            bitmap.height,
            b"".join(
                bytes(bitmap.buffer)[row * bitmap.stride : row * bitmap.stride + bitmap.width]
                for row in range(bitmap.height)
            ),
        )


def png_of(width: int, height: int, dots: bytes) -> bytes:
    """A grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    lines = b"".join(b"\0" + dots[row * width : (row + 1) * width] for row in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(lines, 9)) + chunk(b"IEND", b"")


def dots_of(png: bytes, width: int) -> bytes:
    """The dots of a picture that `png_of` made."""
    at = png.index(b"IDAT")
    (size,) = struct.unpack(">I", png[at - 4 : at])
    lines = zlib.decompress(png[at + 4 : at + 4 + size])
    return b"".join(lines[row + 1 : row + 1 + width] for row in range(0, len(lines), width + 1))
