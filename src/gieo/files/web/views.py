"""Handing a file out."""

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404

from gieo.files import doors
from gieo.files.models import StoredFile
from gieo.identity.web.middleware import actor_in

SHOWN_IN_PLACE = {"application/pdf", "image/png", "image/jpeg"}


@login_not_required
def download(request: HttpRequest, pk: int, name: str) -> FileResponse:
    """The file for whoever a door opens to; for everybody else it is not there."""
    stored = get_object_or_404(StoredFile, pk=pk, name=name)
    if not doors.may_read(actor_in(request), stored):
        raise Http404
    return FileResponse(
        stored.path.open("rb"),
        as_attachment=stored.media_type not in SHOWN_IN_PLACE,
        filename=stored.name,
        content_type=stored.media_type,
    )
