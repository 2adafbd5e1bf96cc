"""A paper is as long in Word as in PDF: the clerk who goes on in Word sees the page that will be signed."""

import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from gieo.officialdocs import catalogue, render_docx, render_pdf
from gieo.officialdocs.wordings import filled_for

pytestmark = [pytest.mark.unit, pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")]


def test_every_layout_has_as_many_pages_in_word_as_in_pdf(tmp_path: Path) -> None:
    layouts = [sample for sample in catalogue.samples() if sample.source == "layout"]
    pages = {}
    for sample in layouts:
        said = filled_for(sample, "", blank=False)
        pages[sample.key] = render_pdf(sample.kind, said).pages
        (tmp_path / f"{sample.key}.docx").write_bytes(render_docx(sample.kind, said))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = sorted(map(str, tmp_path.glob("*.docx")))
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    drawn = {key: len(pypdfium2.PdfDocument(tmp_path / f"{key}.pdf")) for key in pages}
    assert drawn == pages
