"""The PDF of a draft that a clerk edited in Word: by the LibreOffice of the machine, in a job, or honestly not."""

import shutil
import stat
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gieo.dossiers.services.act import act
from gieo.kernel.refusal import Refused
from gieo.officialdocs.converting import pdf_of_word
from gieo.records.models import DocumentVersion, OutgoingDocument, PdfDrawing
from gieo.records.outgoing.facts import VersionFacts
from gieo.records.outgoing.papers import latest, words_of_pdf
from gieo.records.services.draw_pdf_of_word import draw_pdf_of_word
from tests.factories import user_of
from tests.records.office import AT, draft, drafter, kept, word

pytestmark = [pytest.mark.db, pytest.mark.django_db]

OFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not on this machine")


@pytest.fixture(autouse=True)
def _apart(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "files")


def edited(*paragraphs: str) -> OutgoingDocument:
    document = draft()
    facts = VersionFacts(reason="Sửa câu chữ", word=kept(word(*paragraphs), "ban-sua.docx", drafter()))
    done: OutgoingDocument = act(document, "revise", actor=drafter(), at=AT, facts=facts).subject
    return done


def counting(document: OutgoingDocument) -> DocumentVersion:
    version = latest(document)
    assert version
    return version


def program(folder: Path, script: str) -> list[str]:
    path = folder / "office"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return [str(path)]


@needs_office
def test_what_was_edited_in_word_becomes_a_pdf_of_its_own_version(settings: Any) -> None:
    settings.WORD_TO_PDF = [OFFICE]
    document = edited("Nội dung đã sửa: nghiệm thu, phường Kỳ Lừa, ưỡn ẹo.")
    version = counting(document)
    assert (version.origin, version.pdf) == ("word", None)
    made = draw_pdf_of_word(version=version.pk, at=AT)
    assert made
    assert made.pdf
    assert version.word
    assert (made.origin, made.word, made.bound_to) == ("converted", version.word, version.word.sha256)
    assert "nghiệm thu, phường Kỳ Lừa, ưỡn ẹo" in words_of_pdf(made.pdf.read())
    assert latest(document) == made
    assert draw_pdf_of_word(version=version.pk, at=AT) is None, "told twice, done once"


def test_a_version_that_counts_no_more_is_not_followed_by_an_old_pdf(settings: Any, tmp_path: Path) -> None:
    settings.WORD_TO_PDF = program(tmp_path, 'for last; do :; done; cp "$last" "${last%.docx}.pdf"')
    document = edited("Bản đầu.")
    first = counting(document)
    act(document, "revise", actor=drafter(), at=AT,
        facts=VersionFacts(reason="Sửa nữa", word=kept(word("Bản sau."), "ban-sau.docx", drafter())))  # fmt: skip
    assert draw_pdf_of_word(version=first.pk, at=AT) is None
    assert counting(document).origin == "word"


def test_what_takes_too_long_is_ended_with_what_it_started(settings: Any, tmp_path: Path) -> None:
    mark = tmp_path / "con-song"
    settings.WORD_TO_PDF = program(tmp_path, f"(sleep 3; touch {mark}) &\nsleep 30")
    with pytest.raises(Refused) as refused:
        pdf_of_word(b"PK", patience=0.5)
    assert refused.value.codes == ("conversion_late",)
    settings.WORD_TO_PDF = program(tmp_path, "exit 0")
    with pytest.raises(Refused) as refused:
        pdf_of_word(b"PK")
    assert refused.value.codes == ("not_converted",)
    settings.WORD_TO_PDF = [str(tmp_path / "khong-co")]
    with pytest.raises(Refused) as refused:
        pdf_of_word(b"PK")
    assert refused.value.codes == ("no_converter",)
    assert not mark.exists()


@pytest.mark.web
def test_the_page_says_how_it_stands_with_the_pdf(client: Client, at: Any, settings: Any, tmp_path: Path) -> None:
    at("2026-11-24 10:05")
    client.force_login(user_of(drafter()))
    settings.WORD_TO_PDF = []
    document = edited("Một.")
    page = reverse("records:papers", args=[document.number])
    assert "chưa cài LibreOffice" in client.get(page).content.decode()
    assert not PdfDrawing.objects.exists()
    settings.WORD_TO_PDF = program(tmp_path, "exit 0")
    document = edited("Hai.")
    page = reverse("records:papers", args=[document.number])
    assert "Đang lập PDF" in client.get(page).content.decode()
    assert draw_pdf_of_word(version=counting(document).pk, at=AT) is None
    assert "LibreOffice không lập được PDF" in client.get(page).content.decode()
