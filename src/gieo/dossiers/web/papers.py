"""Official documents of a dossier."""

from django.http import Http404, HttpRequest, HttpResponse

from gieo.dossiers.official import issued_by
from gieo.dossiers.web.doors import open_entry_or_404
from gieo.identity.web.middleware import actor_in
from gieo.officialdocs.web.answers import printed


def paper(request: HttpRequest, number: str, sequence: str, kind: str, suffix: str) -> HttpResponse:
    """The document that one act issued, as PDF or Word; of a sealed act for its doer alone."""
    entry = open_entry_or_404(request, number)
    issued = issued_by(entry, int(sequence), kind, actor_in(request))
    if issued is None:
        raise Http404
    found, context = issued
    return printed(found.layout, context, name=f"{entry.number}-{kind}", suffix=suffix)
