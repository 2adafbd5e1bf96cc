"""The papers of a dossier: the form and the receipt."""

from django.http import Http404, HttpRequest, HttpResponse

from gieo.core import clock
from gieo.dossiers.docket import dossier_of
from gieo.dossiers.web.doors import open_entry_or_404
from gieo.identity.web.middleware import actor_in
from gieo.officialdocs import render_docx, render_pdf
from gieo.proposals.common_list.bundle import bundle_of_forms
from gieo.proposals.documents.proposal_form import form_context, form_kind
from gieo.proposals.documents.submission_receipt import RECEIPT, receipt_context
from gieo.proposals.policies import works_on
from gieo.proposals.selectors import receipts_of
from gieo.proposals.web.doors import dossier_or_404

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def form_pdf(request: HttpRequest, number: str) -> HttpResponse:
    """For whoever works on it as it stands, to print and sign; for everybody else exactly what was sent."""
    proposal = dossier_or_404(request, number)
    if proposal.submitted_pdf and not works_on(actor_in(request), proposal):
        return _file(proposal.submitted_pdf.read(), PDF, f"{number}.pdf")
    rendered = render_pdf(form_kind(proposal), form_context(proposal, at=proposal.submitted_at or clock.now()))
    return _file(rendered.content, PDF, f"{number}.pdf")


def form_docx(request: HttpRequest, number: str) -> HttpResponse:
    """The form in Word, for whoever must circulate it inside the own body first."""
    proposal = dossier_or_404(request, number)
    if not works_on(actor_in(request), proposal):
        raise Http404
    content = render_docx(form_kind(proposal), form_context(proposal, at=proposal.submitted_at or clock.now()))
    return _file(content, DOCX, f"{number}.docx")


def common_list_forms(request: HttpRequest, number: str) -> HttpResponse:
    """Every form on a common list as it was sent, in the order of the list, in one file."""
    common_list = dossier_of(open_entry_or_404(request, number))
    content = bundle_of_forms(common_list)
    headers = {"Content-Disposition": f'attachment; filename="{number}.zip"'}
    return HttpResponse(content, content_type="application/zip", headers=headers)


def receipt_pdf(request: HttpRequest, number: str) -> HttpResponse:
    """The receipt of the latest submission, or of the number asked for."""
    proposal = dossier_or_404(request, number)
    asked = request.GET.get("so", "")
    receipts = [receipt for receipt in receipts_of(proposal) if not asked or receipt.number == asked]
    if not receipts:
        raise Http404
    rendered = render_pdf(RECEIPT, receipt_context(receipts[0], proposal))
    return _file(rendered.content, PDF, f"{receipts[0].number}.pdf")


def _file(content: bytes, media_type: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=media_type, headers={"Content-Disposition": f'inline; filename="{name}"'})
