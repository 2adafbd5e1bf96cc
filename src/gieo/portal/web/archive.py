"""The archive copy of a received file."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from gieo.core.answers import saved
from gieo.core.clock import LEGAL_ZONE
from gieo.files.models import StoredFile
from gieo.files.selectors import file_for
from gieo.identity.web.middleware import actor_in
from gieo.kernel.refusal import Refused
from gieo.officialdocs.archiving import archive_copy


def archive(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """The file as PDF/A, for whoever reads the file itself; for everybody else it is not there."""
    try:
        stored = file_for(actor_in(request), pk, name)
        content = stored.read()
    except (StoredFile.DoesNotExist, FileNotFoundError):
        raise Http404 from None
    try:
        day = stored.received_at.astimezone(LEGAL_ZONE)
        copy = archive_copy(content, stored.media_type, title=stored.name, at=day)
    except Refused as refused:
        raise PermissionDenied(str(refused.refusals[0])) from None
    return saved(copy, f"{stored.name.rpartition('.')[0] or stored.name}-luu-tru.pdf")
