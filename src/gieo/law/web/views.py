"""Pages of the law register."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gieo.core import clock
from gieo.identity.web.middleware import actor_in
from gieo.kernel.refusal import Refusal, Refused
from gieo.law import articles, register, selectors
from gieo.law import successions as successions_
from gieo.law.facets import facets_of
from gieo.law.models import LegalDocument
from gieo.law.policies import may_confirm, may_end
from gieo.law.services.confirm_match import confirm_match
from gieo.law.services.end_document import end_document
from gieo.law.web.forms import EndForm
from gieo.law.web.questions import address, cursor_in, filters_in, sort_addresses, type_chips
from gieo.rulebooks import library


@login_not_required
def documents(request: HttpRequest) -> HttpResponse:
    """The register: documents held and cited, searched in any spelling."""
    filters = filters_in(request)
    page = register.page_of(filters, cursor_in(request, filters))
    facets = facets_of(filters)
    context: dict[str, Any] = {
        "page": page,
        "filters": filters,
        "query": filters.words,
        "facets": facets,
        "types": type_chips(filters, facets.types),
        "ended_url": address(filters, ended_by=None if filters.ended_by else clock.today()),
        "stubs_url": address(filters, stubs_only=not filters.stubs_only),
        "sortings": register.SORTINGS,
        "sorts": sort_addresses(filters),
        "next": address(filters, sau=page.after) if page.after else "",
        "previous": address(filters, truoc=page.before) if page.before else "",
    }
    return render(request, "law/documents.html", context)


@login_not_required
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """One document: what it cites and who cites it."""
    return _document(request, pk, EndForm())


def _document(request: HttpRequest, pk: int, form: EndForm, refusals: tuple[Refusal, ...] = ()) -> HttpResponse:
    try:
        card = selectors.card_of(pk)
    except LegalDocument.DoesNotExist:
        raise Http404 from None
    actor = actor_in(request)
    context = {
        "card": card,
        "may_confirm": bool(card.matches) and may_confirm(actor, card.document),
        "may_end": may_end(actor, card.document),
        "validity": card.document.validity_on(clock.today()),
        "form": form,
        "refusals": refusals,
    }
    return render(request, "law/document.html", context, status=422 if form.errors or refusals else 200)


@login_not_required
def article(request: HttpRequest, key: str) -> HttpResponse:
    """One article: its instrument, its content, and what in the house rests on it."""
    try:
        reference = library.legal_index()[key]
    except KeyError:
        raise Http404 from None
    context = {
        "reference": reference,
        "document": selectors.document_of(reference),
        "uses": articles.uses_of(key),
    }
    return render(request, "law/article.html", context)


@login_not_required
def successions(request: HttpRequest) -> HttpResponse:
    """Which text of the law of 2013 corresponds to which of the law of 2025."""
    return render(request, "law/successions.html", {"table": successions_.table()})


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Write that a document no longer holds."""
    record = get_object_or_404(LegalDocument, pk=pk)
    form = EndForm(request.POST)
    refusals: tuple[Refusal, ...] = ()
    if form.is_valid():
        try:
            end_document(document=record, actor=actor_in(request), **form.cleaned_data)
        except Refused as refused:
            refusals = refused.refusals
        else:
            messages.success(request, _("Đã ghi ngày hết hiệu lực."))
            return redirect("law:document", pk=pk)
    if not may_end(actor_in(request), record):
        return render(request, "portal/refused.html", {"refusals": refusals}, status=403)
    return _document(request, pk, form, refusals)


@require_POST
def match(request: HttpRequest, pk: int, stub: int) -> HttpResponse:
    """Confirm that the text at hand is the cited document."""
    held = get_object_or_404(LegalDocument, pk=pk)
    cited = get_object_or_404(LegalDocument, pk=stub)
    try:
        confirm_match(document=held, stub=cited, actor=actor_in(request))
    except Refused as refused:
        return render(request, "portal/refused.html", {"refusals": refused.refusals}, status=403)
    messages.success(request, _("Đã ghi số và ngày cho văn bản; nội dung nguồn giữ nguyên."))
    return redirect("law:document", pk=pk)
