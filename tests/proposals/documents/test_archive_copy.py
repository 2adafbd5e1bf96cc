"""The archive copy of a received file: for whoever reads the file, beside its original."""

import base64

import pytest
from django.urls import reverse

from gieo.proposals.models import AttachmentKind
from gieo.proposals.services.attach_file import attach_file
from tests.proposals.conftest import IN_TIME

pytestmark = [pytest.mark.web, pytest.mark.django_db]
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def test_the_copy_is_pdf_a_and_the_original_stays(ready, proposer, stranger, sign_in) -> None:
    paper = attach_file(
        proposal=ready, kind=AttachmentKind.OTHER, name="ban-chup.png", content=PNG, actor=proposer, at=IN_TIME
    )
    address = reverse("workspace:archive", args=[paper.file.pk, paper.file.name])
    client = sign_in(proposer)
    assert address in client.get(f"/ho-so/{ready.number}").content.decode()
    answer = client.get(address)
    assert answer["Content-Disposition"].startswith("attachment")
    assert b"<pdfaid:part>2</pdfaid:part>" in answer.content
    assert paper.file.read() == PNG
    assert sign_in(stranger).get(address).status_code == 404
