"""Results that anybody may take up (CT-5-1a)."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from gieo.core.paging import cursor_in
from gieo.dossiers.web.paging import query_with
from gieo.identity.web.seats import province_asked_for
from gieo.outcomes import selectors
from gieo.outcomes.outcome.choices import EffectGrade


@login_not_required
def catalogue(request: HttpRequest) -> HttpResponse:
    """All of them, searched without accents."""
    words, province = request.GET.get("q", "")[:200], province_asked_for(request)
    page = selectors.offers_page(words, province.code if province else "", cursor_in(request.GET))
    context = {
        "results": page.rows,
        "query": words,
        "province": province,
        "next": query_with(request.GET, sau=page.after) if page.after else "",
        "previous": query_with(request.GET, truoc=page.before) if page.before else "",
    }
    return render(request, "outcomes/catalogue.html", context)


@login_not_required
def result(request: HttpRequest, number: str) -> HttpResponse:
    """One: what it is, how it was judged, on which terms it can be applied, whom to ask."""
    found = get_object_or_404(selectors.on_offer().prefetch_related("uses", "commendations"), number=number)
    context = {"result": found, "grade": EffectGrade(found.grade).label if found.grade else ""}
    return render(request, "outcomes/result.html", context)
