"""The papers of a dossier: the form and the receipt."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from gieo.core import clock
from gieo.core.answers import saved, shown
from gieo.dossiers.docket import dossier_of
from gieo.dossiers.web.doors import open_entry_or_404
from gieo.identity.web.middleware import actor_in
from gieo.officialdocs import render_pdf
from gieo.officialdocs.web.answers import printed
from gieo.proposals.common_list.bundle import bundle_of_forms
from gieo.proposals.content import content_of, papers_of, papers_sent
from gieo.proposals.documents.own_answers import KIND as OWN_ANSWERS
from gieo.proposals.documents.own_answers import own_answers_paper
from gieo.proposals.documents.proposal_form import form_context, form_kind
from gieo.proposals.documents.submission_receipt import RECEIPT, receipt_context
from gieo.proposals.documents.unnamed_form import unnamed_context
from gieo.proposals.documents.whole_file import whole_file
from gieo.proposals.forms import form_of
from gieo.proposals.models import Proposal
from gieo.proposals.policies import may_print_unnamed, works_on
from gieo.proposals.selectors import receipts_of
from gieo.proposals.states import WRITTEN_ON
from gieo.proposals.web.doors import dossier_or_404


def form_pdf(request: HttpRequest, number: str) -> HttpResponse:
    """For whoever works on it as it stands, to print and sign; for everybody else exactly what was sent."""
    proposal = dossier_or_404(request, number)
    if proposal.submitted_pdf and not works_on(actor_in(request), proposal):
        return shown(proposal.submitted_pdf.read(), f"{number}.pdf")
    return _form(proposal, "pdf")


def whole_pdf(request: HttpRequest, number: str) -> HttpResponse:
    """The form and every paper as one file under a cover list: before sending as it stands, afterwards as it was sent.

    While it is written on, whoever works on it sees what is on it now; nobody else sees it before it was sent.
    """
    proposal, at = dossier_or_404(request, number), clock.now()
    sealed = proposal.submitted_pdf
    if works_on(actor_in(request), proposal) and (sealed is None or proposal.state in WRITTEN_ON):
        form, annex = render_pdf(form_kind(proposal), form_context(proposal, at=at)).content, _annex(proposal, at=at)
        content = whole_file(proposal, form=form, papers=papers_of(proposal), sent_at=None, at=at, annex=annex)
    elif sealed is not None:
        sent_at, sent = proposal.submitted_at, receipts_of(proposal)
        annex = _annex(proposal, sent[0].content, at=sent_at or at) if sent else None
        papers = papers_sent(proposal)
        content = whole_file(proposal, form=sealed.read(), papers=papers, sent_at=sent_at, at=at, annex=annex)
    else:
        raise Http404
    return shown(content, f"{number}-toan-bo.pdf")


def _annex(proposal: Proposal, sent: Mapping[str, Any] | None = None, *, at: datetime) -> bytes | None:
    """The answers to the round's own questions, as they stand or as they were sent."""
    content = content_of(proposal) if sent is None else sent
    if not content.get("own_questions"):
        return None
    return render_pdf(OWN_ANSWERS, own_answers_paper(proposal, content, at=at)).content


def form_docx(request: HttpRequest, number: str) -> HttpResponse:
    """The form in Word, for whoever must circulate it inside the own body first."""
    proposal = dossier_or_404(request, number)
    if not works_on(actor_in(request), proposal):
        raise Http404
    return _form(proposal, "docx")


def _form(proposal: Proposal, suffix: str) -> HttpResponse:
    context = form_context(proposal, at=proposal.submitted_at or clock.now())
    return printed(form_kind(proposal), context, name=proposal.number, suffix=suffix)


def unnamed_pdf(request: HttpRequest, number: str) -> HttpResponse:
    """The form as it was sent, without names: for officers, who hand it to experts that shall not know whose it is."""
    proposal = dossier_or_404(request, number)
    receipts = receipts_of(proposal) if may_print_unnamed(actor_in(request), proposal) else []
    if not receipts:
        raise Http404
    context = unnamed_context(proposal, receipts[0], at=proposal.submitted_at or clock.now())
    return printed(form_of(receipts[0].content["form"]).template, context, name=f"{number}-khong-neu-ten", suffix="pdf")


def own_answers_pdf(request: HttpRequest, number: str) -> HttpResponse:
    """The annex with what the round asked beside the form: for its writers as it stands, else as it was sent."""
    proposal = dossier_or_404(request, number)
    receipts = [] if works_on(actor_in(request), proposal) else receipts_of(proposal)
    content = receipts[0].content if receipts else content_of(proposal)
    if not content.get("own_questions") or not (receipts or works_on(actor_in(request), proposal)):
        raise Http404
    paper = own_answers_paper(proposal, content, at=proposal.submitted_at or clock.now())
    return printed(OWN_ANSWERS, paper, name=f"{proposal.number}-phu-luc", suffix="pdf")


def common_list_forms(request: HttpRequest, number: str) -> HttpResponse:
    """Every form on a common list as it was sent, in the order of the list, in one file."""
    common_list = dossier_of(open_entry_or_404(request, number))
    return saved(bundle_of_forms(common_list), f"{number}.zip")


def receipt_pdf(request: HttpRequest, number: str) -> HttpResponse:
    """The receipt of the latest submission, or of the number asked for."""
    proposal = dossier_or_404(request, number)
    asked = request.GET.get("so", "")
    receipts = [receipt for receipt in receipts_of(proposal) if not asked or receipt.number == asked]
    if not receipts:
        raise Http404
    return printed(RECEIPT, receipt_context(receipts[0], proposal), name=receipts[0].number, suffix="pdf")
