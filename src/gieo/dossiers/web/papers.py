"""Official documents of a dossier."""

from django.http import Http404, HttpRequest, HttpResponse

from gieo.core.trail import history_of
from gieo.dossiers.docket import dossier_of
from gieo.dossiers.kinds import kind_named
from gieo.dossiers.official import paper_of
from gieo.dossiers.web.doors import open_entry_or_404
from gieo.identity.web.middleware import actor_in
from gieo.officialdocs import render_docx, render_pdf

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def paper(request: HttpRequest, number: str, sequence: str, kind: str, suffix: str) -> HttpResponse:
    """The document that one act issued, as PDF or Word; of a sealed act for its doer alone."""
    entry = open_entry_or_404(request, number)
    found, dossier = kind_named(entry.kind), dossier_of(entry)
    act = history_of(dossier).filter(sequence=int(sequence)).first()
    issued = next((each for each in found.paper_kinds(act) if each.key == kind), None) if act else None
    if act is None or issued is None:
        raise Http404
    if found.workflow[act.name].sealed and act.actor_id != actor_in(request).user:
        raise Http404
    context = paper_of(issued, dossier, act)
    name = f"{entry.number}-{kind}.{suffix}"
    if suffix == "pdf":
        content, kind_of_file, place = render_pdf(issued.layout, context).content, "application/pdf", "inline"
    else:
        content, kind_of_file, place = render_docx(issued.layout, context), WORD, "attachment"
    return HttpResponse(
        content, content_type=kind_of_file, headers={"Content-Disposition": f'{place}; filename="{name}"'}
    )
