"""The public pages of the orientation."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from gieo.core import clock
from gieo.core.answers import shown
from gieo.identity.models import Province
from gieo.officialdocs.web.answers import printed
from gieo.orientation import selectors
from gieo.orientation.comparison import comparison
from gieo.orientation.documents.official import blank_context, notice_context
from gieo.orientation.fairness import Ledger, calendar_of, ledger_of, public_facts
from gieo.orientation.models import OrientationNotice
from gieo.rulebooks import library


@login_not_required
def overview(request: HttpRequest) -> HttpResponse:
    """Every notice in force, compared under the common list of fields."""
    return render(request, "orientation/overview.html", {"comparison": comparison()})


@login_not_required
def orientation(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    """One notice: window, places, form, fields and items as an explorer."""
    query = request.GET.get("q", "")
    now = clock.now()
    try:
        page = selectors.public_notice(slug, year, query, at=now)
    except OrientationNotice.DoesNotExist:
        raise Http404 from None
    context = shown_page(page, query, now)
    partial = bool(request.htmx) and request.headers.get("HX-Target") == "noi-dung-dinh-huong"  # type: ignore[attr-defined]
    return render(request, "orientation/parts/explorer.html" if partial else "orientation/public.html", context)


@login_not_required
def version(request: HttpRequest, slug: str, year: int, version: int) -> HttpResponse:
    """A version that was replaced, as it was read; nothing is received by it."""
    now = clock.now()
    try:
        page = selectors.version_before(slug, year, version, at=now)
    except OrientationNotice.DoesNotExist:
        raise Http404 from None
    return render(request, "orientation/public.html", {**shown_page(page, "", now), "is_replaced": True})


def shown_page(page: selectors.PublicNotice, query: str, now: datetime) -> dict[str, Any]:
    """What the page of a notice needs, published or looked at before."""
    window = page.window
    return {
        "page": page,
        "words": query,
        "now": now,
        "is_open": bool(window and window.is_open_at(now)),
        "is_past": bool(window and window.is_past_at(now)),
    }


@login_not_required
def notice_paper(_request: HttpRequest, slug: str, year: int, suffix: str) -> HttpResponse:
    """The notice as an official paper."""
    notice = _published(slug, year)
    name = f"thong-bao-dinh-huong-{slug}-{year}"
    return printed("orientation_notice", notice_context(notice), name=name, suffix=suffix)


@login_not_required
def form_paper(_request: HttpRequest, slug: str, year: int, suffix: str) -> HttpResponse:
    """The blank form."""
    notice = _published(slug, year)
    form = library.form(notice.form_rulebook)
    if form is None:
        raise Http404
    name = f"mau-phieu-de-xuat-{slug}-{year}"
    return printed(form.template, blank_context(form, notice), name=name, suffix=suffix)


def _published(slug: str, year: int) -> OrientationNotice:
    try:
        return selectors.public_notice(slug, year, at=clock.now()).notice
    except OrientationNotice.DoesNotExist:
        raise Http404 from None


@login_not_required
def ledger(request: HttpRequest, slug: str) -> HttpResponse:
    """Openings, outages, extensions and late admissions of a province, each line tied to the one before."""
    return render(request, "orientation/ledger.html", {"ledger": _ledger(slug)})


@login_not_required
def ledger_file(_request: HttpRequest, slug: str) -> HttpResponse:
    """The same for programs: everything the hashes are taken of."""
    lines = [public_facts(record) for record in _ledger(slug).records]
    return JsonResponse({"records": lines}, json_dumps_params={"ensure_ascii": False})


@login_not_required
def calendar(_request: HttpRequest, slug: str) -> HttpResponse:
    """The dates of a province for the reader's own calendar."""
    try:
        text = calendar_of(slug, at=clock.now())
    except Province.DoesNotExist:
        raise Http404 from None
    return shown(text, f"{slug}.ics")


def _ledger(slug: str) -> Ledger:
    try:
        return ledger_of(slug, at=clock.now())
    except Province.DoesNotExist:
        raise Http404 from None
