"""The gallery: every kind of document with a preview, its items and the law it follows."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from gieo.core import clock
from gieo.identity.models import Province
from gieo.identity.web.middleware import actor_in
from gieo.identity.web.seats import home_province
from gieo.kernel.refusal import Refused
from gieo.officialdocs import catalogue, render_svg_pages
from gieo.officialdocs.catalogue import Sample
from gieo.officialdocs.contexts import Given
from gieo.officialdocs.services.word_item import word_item
from gieo.officialdocs.showcase import ItemPage, gallery_of, item_page, sample_page
from gieo.officialdocs.web.answers import printed
from gieo.officialdocs.wordings import filled_for

CLEAN = "trong"  # the blank version: ?trong=1


def gallery(request: HttpRequest) -> HttpResponse:
    """All kinds, found without accents, by source."""
    words, source = request.GET.get("q", ""), request.GET.get("loai", "")
    context = {"gallery": gallery_of(words, source), "query": words, "source": source}
    return render(request, "officialdocs/gallery.html", context)


def sample(request: HttpRequest, key: str) -> HttpResponse:
    """One kind: its first page, its items with how sure each is, the law it follows."""
    blank = bool(request.GET.get(CLEAN))
    try:
        page = sample_page(key, province=_province_of(request), actor=actor_in(request), blank=blank)
    except KeyError:
        raise Http404 from None
    return render(request, "officialdocs/sample.html", {"found": page, "blank": blank})


def _province_of(request: HttpRequest) -> str:
    """The province the reader sits in; empty where in none."""
    seats = sorted(actor_in(request).seats, key=str)
    return next((seat.province for seat in seats if seat.province), "")


def item(request: HttpRequest, key: str, number: str) -> HttpResponse:
    """Call an unconfirmed item otherwise, or say where it was seen; with what was said before."""
    actor, province = actor_in(request), home_province(request)
    try:
        page = item_page(key, number, province=province.code, actor=actor)
    except KeyError:
        raise Http404 from None
    if not page.may_word:
        raise PermissionDenied(gettext("Tên mục của mẫu do cán bộ, văn thư, quản trị của tỉnh sửa."))
    if request.method == "POST":
        return _worded(request, page, province)
    asked = page.asked
    seen_at = asked.wording.seen_at if asked.wording else ""
    return render(request, "officialdocs/item.html", {"page": page, "label": asked.label, "seen_at": seen_at})


def _worded(request: HttpRequest, page: ItemPage, province: Province) -> HttpResponse:
    said = {"label": request.POST.get("label", ""), "seen_at": request.POST.get("seen_at", "")}
    form = page.sample.form
    if form is None:
        raise Http404
    try:
        word_item(province=province, form=form, item=page.asked.item.n, actor=actor_in(request), at=clock.now(), **said)
    except Refused as refused:
        context = {"page": page, "refusals": refused.refusals, **said}
        return render(request, "officialdocs/item.html", context, status=409)
    return redirect("officialdocs:sample", page.sample.key)


def picture(request: HttpRequest, key: str, page: str) -> HttpResponse:
    """A page as a picture."""
    found = _sample_or_404(key)
    pages = render_svg_pages(found.kind, _context(request, found))
    if not 1 <= int(page) <= len(pages):
        raise Http404
    return HttpResponse(pages[int(page) - 1], content_type="image/svg+xml", headers={"Cache-Control": "private"})


def paper(request: HttpRequest, key: str, suffix: str) -> HttpResponse:
    """The sample as PDF or Word."""
    found = _sample_or_404(key)
    return printed(found.kind, _context(request, found), name=found.key, suffix=suffix)


def _context(request: HttpRequest, found: Sample) -> Given:
    return filled_for(found, _province_of(request), blank=bool(request.GET.get(CLEAN)))


def _sample_or_404(key: str) -> Sample:
    try:
        return catalogue.find(key)
    except KeyError:
        raise Http404 from None
