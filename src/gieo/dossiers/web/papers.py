"""Official documents of a dossier."""

from django.http import Http404, HttpRequest, HttpResponse

from gieo.dossiers.official import issued_by
from gieo.dossiers.web.doors import open_entry_or_404
from gieo.identity.web.middleware import actor_in
from gieo.officialdocs import render_docx, render_pdf

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def paper(request: HttpRequest, number: str, sequence: str, kind: str, suffix: str) -> HttpResponse:
    """The document that one act issued, as PDF or Word; of a sealed act for its doer alone."""
    entry = open_entry_or_404(request, number)
    issued = issued_by(entry, int(sequence), kind, actor_in(request))
    if issued is None:
        raise Http404
    found, context = issued
    name = f"{entry.number}-{kind}.{suffix}"
    if suffix == "pdf":
        content, kind_of_file, place = render_pdf(found.layout, context).content, "application/pdf", "inline"
    else:
        content, kind_of_file, place = render_docx(found.layout, context), WORD, "attachment"
    return HttpResponse(
        content, content_type=kind_of_file, headers={"Content-Disposition": f'{place}; filename="{name}"'}
    )
