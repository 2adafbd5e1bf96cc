"""A site to practise on: it says so everywhere, writes to nobody, and only what it filled itself is wiped."""

import io
from typing import Any

import pypdfium2
import pytest
from click.testing import CliRunner
from django.test import Client
from docx import Document

from gieo.cli import main, practice
from gieo.core.models import Series
from gieo.environment import env
from gieo.officialdocs.contexts import PRACTISED
from gieo.officialdocs.library import get
from gieo.officialdocs.printing import render_pdf
from gieo.officialdocs.word import render_docx
from tests.factories import province_of

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def test_a_real_installation_is_never_wiped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(env, "practice", False)
    refused = CliRunner().invoke(main, ["practice", "reset"])
    assert refused.exit_code == 1
    assert "nothing was removed" in refused.output
    province_of("LS")
    assert not practice._may_be_wiped()  # somebody's data, whatever the settings say
    practice._mark()
    assert practice._may_be_wiped()
    assert Series.objects.filter(name=practice.MARK).count() == 1


def test_every_page_and_paper_says_that_it_is_practice(settings: Any) -> None:
    given = get("decision").dummy
    pages = Client().get("/dot-nhan").content.decode()
    assert "Trang tập dượt" not in pages
    settings.PRACTICE = True
    assert "Trang tập dượt" in Client().get("/dot-nhan").content.decode()
    with pypdfium2.PdfDocument(render_pdf("decision", given).content) as document:
        for page in document:
            assert PRACTISED in " ".join(page.get_textpage().get_text_bounded().split())
    word = Document(io.BytesIO(render_docx("decision", given)))
    for section in word.sections:
        assert PRACTISED in [line.text for line in section.header.paragraphs]
        if section.different_first_page_header_footer:
            assert PRACTISED in [line.text for line in section.first_page_header.paragraphs]
