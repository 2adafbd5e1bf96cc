"""A site to practise on: it says so everywhere, writes to nobody, and only what it filled itself is wiped."""

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg
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
from gieo.simulation.scratch import scratch_database
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


@pytest.mark.long
def test_what_was_practised_is_gone_and_the_demonstration_stands(tmp_path: Path) -> None:
    """The command itself, on a database of its own."""
    practised = tmp_path / "files" / "bai-tap.pdf", tmp_path / "mail" / "thu.eml"
    for each in practised:
        each.parent.mkdir()
        each.write_text("tập dượt")
    with scratch_database(env.owner_url) as scratch:
        scratch.stands()
        with psycopg.connect(scratch.address, autocommit=True) as owner:
            owner.execute(
                "insert into identity_province (code, slug, name, family) values ('XX', 'x', 'X', 'lang-son')"
            )
            refused = _reset(scratch.address, tmp_path)
            assert refused.returncode == 1  # it holds something, and this command did not fill it
            assert "nothing was removed" in refused.stderr
            assert all(each.exists() for each in practised)
            owner.execute("insert into core_series (name, last) values (%s, 1)", [practice.MARK])
        assert _reset(scratch.address, tmp_path).returncode == 0
        with psycopg.connect(scratch.address) as owner:
            codes = {code for (code,) in owner.execute("select code from identity_province").fetchall()}
            marked = owner.execute("select last from core_series where name = %s", [practice.MARK]).fetchone()
    assert "LS" in codes
    assert "XX" not in codes
    assert marked == (1,)  # the next night wipes it again
    assert not any(each.exists() for each in practised)


def _reset(address: str, home: Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", "from gieo.cli import main; main()", "practice", "reset", "--no-past"]
    known = {"DATABASE_URL": address, "GIEO_OWNER_URL": address, "GIEO_HOME": str(home), "GIEO_PRACTICE": "1"}
    return subprocess.run(command, env={**os.environ, **known}, capture_output=True, text=True, check=False)


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
