"""The doors of the pages: a dossier the reader may not see is not there."""

from django.http import Http404, HttpRequest

from gieo.dossiers.models import DocketEntry
from gieo.dossiers.selectors import entry_for, is_open_to
from gieo.identity.web.middleware import actor_in


def open_entry_or_404(request: HttpRequest, number: str) -> DocketEntry:
    """The line of a dossier whose content this reader may see: the door of papers, comments and enclosures."""
    entry = entry_or_404(request, number)
    if not is_open_to(entry, actor_in(request)):
        raise Http404
    return entry


def entry_or_404(request: HttpRequest, number: str) -> DocketEntry:
    """The line of a dossier, if this reader may see it."""
    try:
        return entry_for(actor_in(request), number)
    except DocketEntry.DoesNotExist:
        raise Http404 from None
