"""The assembled file: a cover list with hashes, the form, the papers, in order."""

import base64

import pytest

from gieo.officialdocs import OfficialPaper, Paragraph, render_pdf
from gieo.proposals.documents.whole_file import whole_file
from gieo.proposals.models import AttachmentKind
from gieo.proposals.services.attach_file import attach_file
from gieo.proposals.services.submit_proposal import submit_proposal
from tests.officialdocs.reading import pages_of
from tests.proposals.conftest import IN_TIME
from tests.proposals.counter.test_book import PDF

# One pixel, whole.
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)

pytestmark = [pytest.mark.web, pytest.mark.django_db]


def test_before_and_after_sending_one_reads_everything_as_one_file(ready, proposer, officer, stranger, sign_in) -> None:
    order = render_pdf("sheet", OfficialPaper(subject="Đặt hàng", parts=(Paragraph(text="Cần giống hồi"),))).content
    for kind, name, content in (
        (AttachmentKind.ORDER_DOCUMENT, "dat-hang.pdf", order),
        (AttachmentKind.OTHER, "hong.pdf", PDF),
        (AttachmentKind.OTHER, "anh.png", PNG),
    ):
        attach_file(proposal=ready, kind=kind, name=name, content=content, actor=proposer, at=IN_TIME)
    path = f"/ho-so/{ready.number}/toan-bo.pdf"
    assert sign_in(officer).get(path).status_code == 404
    client = sign_in(proposer)
    assert path in client.get(f"/ho-so/{ready.number}/viec/nop").content.decode()
    before = pages_of(client.get(path).content)
    assert "chưa nộp" in before[0]
    for said in (ready.number, "dat-hang.pdf", "anh.png", ready.attachments.first().file.sha256[:8]):
        assert said in before[0], said
    assert before[0].count("tệp riêng") == 1  # a file that no reader opens is not joined, and said
    assert ready.title in before[1]
    assert "Cần giống hồi" in before[-2]
    form = submit_proposal(proposal=ready, actor=proposer, at=IN_TIME).pages
    ready.refresh_from_db()
    after = pages_of(sign_in(officer).get(path).content)
    assert len(after) == len(before) == 1 + form + 1 + 1
    assert ready.submitted_pdf.sha256[:8] in after[0]
    assert pages_of(sign_in(proposer).get(path).content) == after
    assert sign_in(stranger).get(path).status_code == 404


def test_a_form_that_no_reader_opens_any_more_is_named_and_the_rest_is_read(ready) -> None:
    order = render_pdf("sheet", OfficialPaper(subject="Đặt hàng")).content
    pages = pages_of(whole_file(ready, form=order[:200], papers=(), sent_at=IN_TIME, at=IN_TIME))
    assert len(pages) == 1
    assert "tệp riêng" in pages[0]
