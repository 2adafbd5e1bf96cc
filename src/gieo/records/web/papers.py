"""The versions of a document, what changed between them, and the package that is archived."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gieo.core import clock
from gieo.core.answers import saved
from gieo.dossiers.web.doors import open_entry_or_404
from gieo.dossiers.web.dossier import page_of as dossier_page
from gieo.identity.web.middleware import actor_in
from gieo.kernel.refusal import Refused
from gieo.records.models import OutgoingDocument
from gieo.records.outgoing.signed import waits_for_signature_of
from gieo.records.outgoing.workflow import DRAFTERS
from gieo.records.package import package_of
from gieo.records.selectors import document_for
from gieo.records.services.copy_document import may_copy
from gieo.records.services.draft_document import take_over_paper
from gieo.records.services.sign_document import why_closed
from gieo.records.versions import versions_shown


def document_or_404(request: HttpRequest, number: str) -> OutgoingDocument:
    """The document, if this reader may see it."""
    try:
        return document_for(actor_in(request), number)
    except OutgoingDocument.DoesNotExist:
        raise Http404 from None


def papers(request: HttpRequest, number: str) -> HttpResponse:
    """Each version with its files, hashes, signatures, and in words what is different from the one before."""
    document, actor = document_or_404(request, number), actor_in(request)
    context = {
        "document": document,
        "page": _("Các phiên bản"),
        "versions": versions_shown(document, at=clock.now()),
        "signs": waits_for_signature_of(document, actor),
        "seals": not why_closed(document, "seal", actor=actor, at=clock.now()),
        "copies": document.sent_at is not None and may_copy(document, actor),
    }
    return render(request, "records/papers.html", context)


def package(request: HttpRequest, number: str) -> HttpResponse:
    """Files, description and hashes of a document that has gone out."""
    document = document_or_404(request, number)
    if document.sent_at is None:
        raise Http404
    return saved(package_of(document), f"{document.number}.zip")


@require_POST
def take_over(request: HttpRequest, number: str, sequence: str, kind: str) -> HttpResponse:
    """Hand a document that an act issued to the records office."""
    entry, actor = open_entry_or_404(request, number), actor_in(request)
    if not actor.roles_in(entry.province_id) & DRAFTERS:
        raise Http404
    try:
        document = take_over_paper(entry=entry, sequence=int(sequence), key=kind, actor=actor, at=clock.now())
    except Refused as refused:
        return dossier_page(request, entry, refused.refusals, status=409)
    return redirect(document)
