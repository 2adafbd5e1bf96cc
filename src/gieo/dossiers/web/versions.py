"""What was decided on a dossier, as it stood: read, compared, drawn again."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from gieo.dossiers.freezing import differences, drawn_now, lines_of, shelf_of
from gieo.dossiers.kinds import kind_named
from gieo.dossiers.web.doors import open_entry_or_404
from gieo.identity.web.middleware import actor_in
from gieo.officialdocs.web.answers import printed

NOW = "nay"


def versions(request: HttpRequest, number: str) -> HttpResponse:
    """The versions with their hashes; one of them read, or held against another or against the paper as drawn now."""
    entry = open_entry_or_404(request, number)
    shelf = shelf_of(entry, actor_in(request))
    read = shelf.one(request.GET.get("ban", ""))
    against = request.GET.get("voi", "")
    other = shelf.one(against)
    after = (drawn_now(read) if against == NOW else other and other.content) if read else None
    differing = differences(read.content, after) if read and after else []
    context = {
        "entry": entry,
        "shelf": shelf,
        "read": read,
        "other": other,
        "against": against if after else "",
        "lines": lines_of(read.content) if read else (),
        "differences": differing,
        "is_same": all(mark == " " for mark, _line in differing),
    }
    return render(request, "dossiers/versions.html", context)


def version_paper(request: HttpRequest, number: str, pk: str, suffix: str) -> HttpResponse:
    """A version as PDF or Word, as it was frozen."""
    entry = open_entry_or_404(request, number)
    version = shelf_of(entry, actor_in(request)).one(pk)
    if version is None:
        raise Http404
    layout = kind_named(entry.kind).papers[version.paper].layout
    return printed(layout, version.content, name=f"{entry.number}-ban-chot-{version.pk}", suffix=suffix)
