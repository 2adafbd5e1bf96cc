"""Pages of the law register."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gieo.identity.web.middleware import actor_in
from gieo.kernel.actors import Role
from gieo.kernel.refusal import Refused
from gieo.law import selectors
from gieo.law.models import LegalDocument
from gieo.law.services.confirm_match import confirm_match
from gieo.rulebooks import library

PAGE = 50


@login_not_required
def documents(request: HttpRequest) -> HttpResponse:
    """The register: documents held and cited, searched in any spelling."""
    found = selectors.search(
        request.GET.get("q", ""), province=request.GET.get("tinh", ""), stubs_only="thieu" in request.GET
    )
    page = Paginator(found, PAGE).get_page(request.GET.get("trang"))
    context = {"page": page, "query": request.GET.get("q", ""), "stubs_only": "thieu" in request.GET}
    return render(request, "law/documents.html", context)


@login_not_required
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """One document: what it cites and who cites it."""
    try:
        card = selectors.card_of(pk)
    except LegalDocument.DoesNotExist:
        raise Http404 from None
    may_confirm = actor_in(request).holds(Role.SCIENCE_OFFICER, card.document.province_id or "")
    return render(request, "law/document.html", {"card": card, "may_confirm": may_confirm})


@login_not_required
def article(request: HttpRequest, key: str) -> HttpResponse:
    """One article our rules rest on."""
    try:
        reference = library.legal_index()[key]
    except KeyError:
        raise Http404 from None
    return render(request, "law/article.html", {"reference": reference})


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
