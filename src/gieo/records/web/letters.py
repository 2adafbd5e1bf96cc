"""Letters in series: lay down, look at samples, start, watch, stop, take away."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gieo.core import clock
from gieo.dossiers.web.forms import FactsForm, keeper
from gieo.identity.web.middleware import actor_in
from gieo.identity.web.seats import home_province
from gieo.kernel.refusal import Refusal, Refused
from gieo.officialdocs.web.answers import printed
from gieo.records.letters.facts import LetterFacts
from gieo.records.letters.merging import letter_of
from gieo.records.letters.states import SeriesState
from gieo.records.models import LetterSeries
from gieo.records.selectors import may_see_series, series_visible_to
from gieo.records.services.print_letters import (
    RUNNABLE,
    UNDER_WAY,
    ask_to_stop,
    lay_down_series,
    package_path,
    start_series,
)

SAMPLES = 3
PAGE = 50


def _visible(request: HttpRequest) -> QuerySet[LetterSeries]:
    """Those of the reader's province, for whoever drafts in it."""
    province, actor = home_province(request).code, actor_in(request)
    if not may_see_series(actor, province):
        raise PermissionDenied(_("Văn bản hàng loạt do cán bộ, văn thư của tỉnh lập."))
    return series_visible_to(actor, province)


def listing(request: HttpRequest) -> HttpResponse:
    """What was made before."""
    rows = [{"series": each, "label": _(SeriesState(each.state).label), "tone": SeriesState(each.state).tone}
            for each in _visible(request)[:PAGE]]  # fmt: skip
    return render(request, "records/letters.html", {"rows": rows})


def lay_down(request: HttpRequest) -> HttpResponse:
    """Text and list."""
    _visible(request)
    province, actor, at = home_province(request), actor_in(request), clock.now()
    form = FactsForm(LetterFacts, lambda _name: (), initial={}, request=request)
    refusals: tuple[Refusal, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            facts = form.facts(keeper(province=province, actor=actor, at=at))
            if isinstance(facts, LetterFacts):
                made = lay_down_series(province=province.code, facts=facts, actor=actor, at=at)
                return redirect("records:series", made.pk)
        except Refused as refused:
            refusals = refused.refusals
    status = 422 if request.method == "POST" else 200
    return render(request, "records/lay_down.html", {"form": form, "refusals": refusals}, status=status)


def series(request: HttpRequest, pk: int, refusals: tuple[Refusal, ...] = ()) -> HttpResponse:
    """Its samples, how far it is, what to do next."""
    found = get_object_or_404(_visible(request), pk=pk)
    context = {
        "samples": range(1, min(SAMPLES, found.total) + 1),
        "refusals": refusals,
        **_standing(found),
    }
    return render(request, "records/series.html", context, status=409 if refusals else 200)


def _standing(found: LetterSeries) -> dict[str, object]:
    return {
        "series": found,
        "label": _(SeriesState(found.state).label),
        "tone": SeriesState(found.state).tone,
        "runs": found.state in UNDER_WAY,
        "may_start": found.state in RUNNABLE,
        "has_package": package_path(found) is not None,
        "poll": reverse("records:progress", args=[found.pk]),
        "stop": reverse("records:stop", args=[found.pk]),
    }


def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """The part of the page that is asked for again while it runs."""
    return render(request, "records/parts/progress.html", _standing(get_object_or_404(_visible(request), pk=pk)))


def sample(request: HttpRequest, pk: int, at: int) -> HttpResponse:
    """One letter of the list, as it will be."""
    found = get_object_or_404(_visible(request).defer(None), pk=pk)
    if not 1 <= at <= len(found.rows):
        raise Http404
    layout, context = letter_of(found, found.rows[at - 1])
    return printed(layout, context, name=f"mau-{pk}-{at}", suffix="pdf")


@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Put it into the queue."""
    found = get_object_or_404(_visible(request), pk=pk)
    try:
        start_series(series=found.pk, at=clock.now())
    except Refused as refused:
        return series(request, pk, refused.refusals)
    return redirect("records:series", pk)


@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Within a few letters."""
    ask_to_stop(series=get_object_or_404(_visible(request), pk=pk).pk)
    return redirect("records:series", pk)


def package(request: HttpRequest, pk: int) -> FileResponse:
    """The zip."""
    path = package_path(get_object_or_404(_visible(request), pk=pk))
    if path is None:
        raise Http404
    return FileResponse(path.open("rb"), as_attachment=True, filename=f"van-ban-hang-loat-{pk}.zip")
