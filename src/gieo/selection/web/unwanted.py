"""Whom a host would rather not have as a judge: its own page, which nobody else has, before the opening or after."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from gieo.core import clock
from gieo.identity.web.middleware import actor_in
from gieo.kernel.refusal import Refusal, Refused
from gieo.selection.application.door import own_application
from gieo.selection.application.states import ApplicationState
from gieo.selection.models import Application
from gieo.selection.services.name_unwanted_judge import drop_unwanted_judge, name_unwanted_judge


@require_GET
def page(request: HttpRequest, number: str) -> HttpResponse:
    """The names, and the form as long as the application is a draft."""
    return _page(request, _application_or_404(request, number))


@require_POST
def name(request: HttpRequest, number: str) -> HttpResponse:
    """Name somebody."""
    application, typed = _application_or_404(request, number), request.POST
    said = {field: typed.get(field, "") for field in ("name", "workplace", "reason")}
    try:
        name_unwanted_judge(application=application, actor=actor_in(request), at=clock.now(), **said)
    except Refused as refused:
        return _page(request, application, refused.refusals, typed=said)
    return redirect("selection:unwanted", number)


@require_POST
def drop(request: HttpRequest, number: str, judge: int) -> HttpResponse:
    """Take a name back."""
    application = _application_or_404(request, number)
    try:
        drop_unwanted_judge(application=application, pk=judge, actor=actor_in(request), at=clock.now())
    except Refused as refused:
        return _page(request, application, refused.refusals)
    return redirect("selection:unwanted", number)


def _page(
    request: HttpRequest,
    application: Application,
    refusals: tuple[Refusal, ...] = (),
    *,
    typed: dict[str, str] | None = None,
) -> HttpResponse:
    context = {
        "application": application,
        "unwanted": list(application.unwanted_judges.all()),
        "is_draft": application.state == ApplicationState.DRAFT,
        "typed": typed or {},
        "refusals": refusals,
    }
    return render(request, "selection/unwanted.html", context, status=409 if refusals else 200)


def _application_or_404(request: HttpRequest, number: str) -> Application:
    try:
        return own_application(actor_in(request), number)
    except Application.DoesNotExist:
        raise Http404 from None
