"""A paper is as long in Word as in PDF: the clerk who goes on in Word sees the page that will be signed."""

import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from gieo.officialdocs import catalogue, measure, render_docx
from gieo.officialdocs.wordings import filled_for

pytestmark = [pytest.mark.unit, pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")]

# Its third table goes over whole in PDF, and row by row in Word, where it ends a page earlier.
SHORTER = {"selection-score-sheets"}
FULL = 0.93  # of the last page in PDF; beyond it a line that Word breaks elsewhere may go over the page


def test_every_layout_and_every_document_of_a_stage_has_as_many_pages_in_word_as_in_pdf(tmp_path: Path) -> None:
    samples = [sample for sample in catalogue.samples() if sample.source != "form"]
    in_pdf = {}
    for sample in samples:
        said = filled_for(sample, "", blank=False)
        in_pdf[sample.key] = measure(sample.kind, said)
        (tmp_path / f"{sample.key}.docx").write_bytes(render_docx(sample.kind, said))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = sorted(map(str, tmp_path.glob("*.docx")))
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=540)
    in_word = {key: len(pypdfium2.PdfDocument(tmp_path / f"{key}.pdf")) for key in in_pdf}
    other = {key: pages - in_pdf[key].pages for key, pages in in_word.items() if pages != in_pdf[key].pages}
    longer = {key: pages for key, pages in other.items() if key not in SHORTER}
    assert {key: other[key] for key in SHORTER & other.keys()} in ({}, dict.fromkeys(SHORTER, -1))
    assert set(longer.values()) <= {1}
    assert {key: round(in_pdf[key].fill, 2) for key in longer if in_pdf[key].fill % 1 < FULL} == {}
    assert len(longer) <= len(in_pdf) // 20
