"""A signed form that comes in as a PDF is looked at page by page: its writer and the officer read what is amiss."""

import re

import pytest
import typst

from gieo.kernel.refusal import Refused
from gieo.officialdocs import render_pdf
from gieo.proposals.documents.proposal_form import form_context, form_kind
from gieo.proposals.door import dossier_for
from gieo.proposals.models import Attachment, AttachmentKind
from gieo.proposals.readiness import issues_of
from gieo.proposals.rules.issues import errors
from gieo.proposals.services.attach_file import attach_file
from gieo.proposals.services.start_proposal import start_proposal
from gieo.proposals.services.submit_proposal import submit_proposal
from tests.proposals.conftest import IN_TIME

pytestmark = [pytest.mark.web, pytest.mark.requirement("LS25-F-P")]

LONG = typst.compile(
    ('#set page("a4", margin: 12mm)\n#set text(size: 11pt)\n' + "Noi dung can lam ro. " * 2200).encode()
)


@pytest.fixture
def ready(window, manager, fill):
    """Of a body, which signs and stamps."""
    return fill(start_proposal(window=window, actor=manager, at=IN_TIME))


def attach(proposal, actor, content: bytes, kind=AttachmentKind.SIGNED_FORM) -> Attachment:
    return attach_file(proposal=proposal, kind=kind, name="ban-ky.pdf", content=content, actor=actor, at=IN_TIME)


def printed(proposal, actor) -> bytes:
    found = dossier_for(actor, proposal.number)
    return render_pdf(form_kind(found), form_context(found, at=IN_TIME)).content


def test_our_own_form_has_no_fault(ready, manager):
    assert attach(ready, manager, printed(ready, manager)).page_faults == []
    assert errors(issues_of(ready, on=IN_TIME.date())) == []


def test_too_many_pages_keep_the_form_from_being_sent_until_another_copy_comes(ready, manager, sign_in):
    paper = attach(ready, manager, LONG)
    codes = [fault["code"] for fault in paper.page_faults]
    assert codes[0] == "too_many_pages"
    assert {"margin_left", "margin_top", "small_type", "other_face"} <= set(codes)
    with pytest.raises(Refused) as refused:
        submit_proposal(proposal=ready, actor=manager, at=IN_TIME)
    assert "mẫu không quá 4 trang A4: thừa từ trang 5" in str(refused.value)
    page = sign_in(manager).get(f"/ho-so/{ready.number}/soan").content.decode()
    said = re.compile(r"Bản tải lên, trang 1, 2, 3[\d, ]*: lề trái 12 mm, ít nhất 30 mm\.")
    assert len(said.findall(page)) == 2  # at the paper, and in the foot
    attach(ready, manager, printed(ready, manager))
    assert submit_proposal(proposal=ready, actor=manager, at=IN_TIME)


def test_margins_and_type_are_said_to_writer_and_officer_and_stop_nobody(ready, manager, officer, sign_in):
    attach(
        ready, manager, typst.compile(b'#set page("a4", margin: 12mm)\n#set text(size: 11pt)\n' + b"Noi dung. " * 90)
    )
    submit_proposal(proposal=ready, actor=manager, at=IN_TIME)
    said = "Bản tải lên, trang 1: cỡ chữ 11, ít nhất 13."
    for reader in (officer, manager):
        assert said in sign_in(reader).get(f"/ho-so/{ready.number}").content.decode()


def test_of_other_papers_nobody_asks_how_they_look(ready, manager):
    assert attach(ready, manager, LONG, AttachmentKind.ORDER_DOCUMENT).page_faults == []
