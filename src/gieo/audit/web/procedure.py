"""What proves the procedure of a task: the page, and the package to take away."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from gieo.audit.procedure import BASIS, DECISION, MINUTES, Procedure, may_read, procedure_of
from gieo.audit.procedure_pack import pack_of
from gieo.core import clock
from gieo.core.answers import saved
from gieo.dossiers.docket import dossier_of
from gieo.dossiers.models import Dossier
from gieo.dossiers.web.doors import open_entry_or_404
from gieo.identity.web.middleware import actor_in


def procedure(request: HttpRequest, number: str) -> HttpResponse:
    """Limits, decisions, minutes, reports, money, declarations: what was in order and what was not."""
    found = _procedure(request, number)
    context = {
        "procedure": found,
        "number": number,
        "basis": BASIS,
        "decisions": found.papers(DECISION),
        "minutes": found.papers(MINUTES),
    }
    return render(request, "audit/procedure.html", context)


def package(request: HttpRequest, number: str) -> HttpResponse:
    """All of it as one zip."""
    content = pack_of(_procedure(request, number), reader=actor_in(request), at=clock.now())
    return saved(content, f"{number}-thu-tuc.zip")


def _procedure(request: HttpRequest, number: str) -> Procedure:
    entry, reader = open_entry_or_404(request, number), actor_in(request)
    dossier = dossier_of(entry)
    if not isinstance(dossier, Dossier) or not may_read(reader, dossier):
        raise Http404
    return procedure_of(entry, reader, at=clock.now())
