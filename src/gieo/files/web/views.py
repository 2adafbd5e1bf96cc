"""Handing a file out."""

import structlog
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest

from gieo.files import selectors
from gieo.files.models import StoredFile
from gieo.identity.web.middleware import actor_in
from gieo.kernel import media

SHOWN_IN_PLACE = {media.PDF, media.PNG, media.JPEG}

log = structlog.get_logger(__name__)


@login_not_required
def download(request: HttpRequest, pk: int, name: str) -> FileResponse:
    """The file for whoever a door opens to; for everybody else it is not there.

    What is not known to be harmless in a browser is saved, not shown; SecurityMiddleware forbids it to guess.
    """
    try:
        stored = selectors.file_for(actor_in(request), pk, name)
        content = stored.path.open("rb")
    except StoredFile.DoesNotExist:
        raise Http404 from None
    except FileNotFoundError:
        log.exception("file_missing", file=pk)
        raise Http404 from None
    response = FileResponse(
        content,
        as_attachment=stored.media_type not in SHOWN_IN_PLACE,
        filename=stored.name,
        content_type=stored.media_type,
    )
    if stored.media_type != media.PDF:  # the viewers of browsers do not open a PDF in a sandbox
        response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-cache"  # a door may close
    return response
