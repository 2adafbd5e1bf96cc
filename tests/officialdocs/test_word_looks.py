"""The Word file of every family, drawn by LibreOffice, beside the PDF and the figures of NĐ 30/2020, annex I.

The pictures of the Word pages are kept: after a wanted change remove one, run the test, look at what it keeps.
"""

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pypdfium2 import raw

from gieo.officialdocs import catalogue, render_docx, render_pdf
from gieo.officialdocs.wordings import filled_for
from tests.officialdocs.test_gallery_of_all import FAMILIES, MOST_DARKER, dots_of, grey_of, png_of


def has_letters() -> bool:
    """Whether LibreOffice is here with a serif that has the Vietnamese letters; an older Liberation lacks them."""
    if not shutil.which("soffice") or not shutil.which("fc-list"):
        return False
    families = subprocess.run(["fc-list", ":lang=vi", "family"], check=True, capture_output=True, text=True).stdout
    return any(name in families for name in ("Liberation Serif", "Times New Roman", "Tinos"))


pytestmark = [
    pytest.mark.unit,
    pytest.mark.skipif(not has_letters(), reason="LibreOffice, or a serif with the Vietnamese letters, is not here"),
]

KEPT = Path(__file__).parent / "kept_pictures" / "word"
LAYOUTS = (
    "the-thuc-decision", "the-thuc-notice", "the-thuc-official-letter", "the-thuc-submission-note", "the-thuc-minutes",
    "the-thuc-report", "the-thuc-plan", "the-thuc-contract", "the-thuc-sheet", "the-thuc-orientation-notice",
    "the-thuc-proposal-form-lang-son", "the-thuc-submission-receipt",
)  # fmt: skip
MM = 72 / 25.4
LEFT, RIGHT, TOP, BOTTOM = (30, 35), (15, 20), (20, 25), (20, 25)  # mm, on an upright page
SLACK = 1.0  # mm that a slanted letter or a rule leans over
SERIF = ("LiberationSerif", "TimesNewRoman", "Tinos")
# How far the middles of the two pages may be apart, of 255: they break lines at other places now and then.
MOST_APART = 30.0


@dataclass(frozen=True)
class Look:
    """How some words have to look: sizes in points."""

    sizes: tuple[float, ...]
    bold: bool
    italic: bool = False


# The boxes of annex I: words the element begins with → its letters.
FIGURES = {
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM": Look((12, 13), bold=True),
    "Độc lập - Tự do - Hạnh phúc": Look((13, 14), bold=True),
    "Số: ": Look((13,), bold=False),
    "V/v ": Look((12, 13), bold=False),
    "Nơi nhận:": Look((12,), bold=True, italic=True),
    "- Lưu: VT": Look((11,), bold=False),
    "Điều 1.": Look((13, 14), bold=True),
    "QUYẾT ĐỊNH": Look((13, 14), bold=True),
    "THÔNG BÁO": Look((13, 14), bold=True),
    "BÁO CÁO": Look((13, 14), bold=True),
    "KẾ HOẠCH": Look((13, 14), bold=True),
    "TỜ TRÌNH": Look((13, 14), bold=True),
    "BIÊN BẢN": Look((13, 14), bold=True),
    "Kính gửi:": Look((13, 14), bold=False),
    "KT. ": Look((13, 14), bold=True),
}


@dataclass(frozen=True)
class Run:
    """A run of letters on a page, with its place from the edges in mm."""

    text: str
    font: str
    size: float
    left: float
    right: float
    top: float
    bottom: float
    page: int


def runs_of(pdf: bytes) -> Iterator[Run]:
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document):
            width, height = page.get_size()
            text_page = page.get_textpage()
            for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
                left, bottom, right, top = each.get_bounds()
                words = text_page.get_text_bounded(left, bottom, right, top).strip()
                scale = abs(each.get_matrix().d) or 1.0
                yield Run(
                    words, each.get_font().get_base_name().rpartition("+")[2], round(each.get_font_size() * scale, 1),
                    left / MM, (width - right) / MM, (height - top) / MM, bottom / MM, number,
                )  # fmt: skip


@pytest.fixture(scope="module")
def both(tmp_path_factory: Any) -> dict[str, tuple[bytes, bytes]]:
    """Every layout and one form of each family: the PDF of the house, and what LibreOffice makes of the Word file."""
    folder = tmp_path_factory.mktemp("word")
    samples = {sample.key: sample for sample in catalogue.samples() if sample.key in {*LAYOUTS, *FAMILIES}}
    assert set(samples) == {*LAYOUTS, *FAMILIES}
    printed = {}
    for key, sample in samples.items():
        said = filled_for(sample, "", blank=False) if sample.form is None else sample.fill(False)
        printed[key] = render_pdf(sample.kind, said).content
        (folder / f"{key}.docx").write_bytes(render_docx(sample.kind, said))
    command = [
        "soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--convert-to", "pdf",
        "--outdir", str(folder), *sorted(map(str, folder.glob("*.docx"))),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {key: (pdf, (folder / f"{key}.pdf").read_bytes()) for key, pdf in printed.items()}


@pytest.mark.requirement("X-9")
def test_pages_of_both_keep_the_margins_and_the_letters_of_the_decree(both: dict[str, tuple[bytes, bytes]]) -> None:
    wrong = []
    for key, pair in both.items():
        for which, pdf in zip(("pdf", "word"), pair, strict=True):
            runs = [run for run in runs_of(pdf) if run.text]
            wrong += [f"{key} {which}: {run.font}" for run in runs if not run.font.startswith(SERIF)]
            body = [run for run in runs if run.top > TOP[0] - SLACK and run.bottom > BOTTOM[0] - SLACK]
            left, right = min(run.left for run in body), min(run.right for run in body)
            if not (LEFT[0] - SLACK <= left <= LEFT[1] and RIGHT[0] - SLACK <= right):
                wrong.append(f"{key} {which}: {left:.1f} mm left, {right:.1f} mm right")
    assert sorted(set(wrong)) == []


@pytest.mark.requirement("X-9")
def test_the_boxes_of_both_have_the_sizes_and_weights_of_the_annex(both: dict[str, tuple[bytes, bytes]]) -> None:
    wrong, seen = [], set()
    for key, pair in both.items():
        for which, pdf in zip(("pdf", "word"), pair, strict=True):
            for run in runs_of(pdf):
                for begins, look in FIGURES.items():
                    if not run.text.startswith(begins.strip()) or run.text.casefold() == run.text:
                        continue
                    seen.add((begins, which))
                    bold, italic = "Bold" in run.font, "Italic" in run.font
                    if run.size not in look.sizes or bold != look.bold or italic != look.italic:
                        wrong.append(f"{key} {which}: {run.text[:40]!r} {run.font} {run.size}")
    assert sorted(set(wrong)) == []
    assert {begins for begins, which in seen if which == "word"} >= {
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: ", "Nơi nhận:", "QUYẾT ĐỊNH",
    }  # fmt: skip


@pytest.mark.requirement("X-9")
def test_word_looks_as_it_did_and_like_the_pdf(both: dict[str, tuple[bytes, bytes]]) -> None:
    strange = []
    for key, (pdf, word) in both.items():
        width, height, dots = grey_of(word)
        kept = KEPT / f"{key}.png"
        if not kept.exists():
            kept.parent.mkdir(exist_ok=True)
            kept.write_bytes(png_of(width, height, dots))
            strange.append(f"{key}: kept anew, look at it")
        strange += [
            f"{key}: {far:.1f}" for far in [_apart(dots_of(kept.read_bytes(), width), dots)] if far > MOST_DARKER
        ]
        wide, high, printed = grey_of(pdf)
        assert (wide, high) == (width, height), key
        strange += [f"{key}: {far:.1f} from its PDF" for far in [_apart(printed, dots)] if far > MOST_APART]
    assert strange == []


def _apart(one: bytes, other: bytes) -> float:
    return sum(abs(before - now) for before, now in zip(one, other, strict=True)) / len(other)
