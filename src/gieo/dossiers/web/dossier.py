"""The page of one dossier, whatever its kind."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gieo.core import clock
from gieo.dossiers.audience import OFFICE
from gieo.dossiers.changes import changes_of
from gieo.dossiers.desk import desk_of
from gieo.dossiers.docket import dossier_of
from gieo.dossiers.kinds import kind_named
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.services.add_comment import add_comment
from gieo.dossiers.services.enclose import enclose
from gieo.dossiers.signed import signatures_in
from gieo.dossiers.stages import BY_KEY
from gieo.dossiers.web.doors import entry_or_404, open_entry_or_404
from gieo.identity.web.middleware import actor_in
from gieo.kernel.refusal import Refusal, Refused
from gieo.officialdocs.signatures.telling import Tone, spoken, worst_of


def dossier(request: HttpRequest, number: str) -> HttpResponse:
    """Fixed places: who holds it, until when, what this reader can do, and everything about it."""
    entry = entry_or_404(request, number)
    kind = kind_named(entry.kind)
    if kind.url:
        return redirect(kind.url(dossier_of(entry)))
    return page_of(request, entry)


def changes(request: HttpRequest, number: str) -> HttpResponse:
    """What its fields were before and are now; for the office: parties see what the page tells, not every field."""
    entry = open_entry_or_404(request, number)
    if not actor_in(request).roles_in(entry.province_id) & OFFICE:
        raise Http404
    return render(request, "dossiers/changes.html", {"entry": entry, "changes": changes_of(dossier_of(entry))})


@require_POST
def comment(request: HttpRequest, number: str) -> HttpResponse:
    """Say something on it."""
    entry = open_entry_or_404(request, number)
    try:
        add_comment(entry=entry, words=request.POST.get("words", ""), actor=actor_in(request), at=clock.now())
    except Refused as refused:
        return page_of(request, entry, refused.refusals, status=409)
    return redirect("dossiers:dossier", number)


@require_POST
def attach(request: HttpRequest, number: str) -> HttpResponse:
    """Put a paper into it."""
    entry = open_entry_or_404(request, number)
    upload = request.FILES.get("file")
    if upload is None:
        return page_of(request, entry, (Refusal(code="no_file", message=_("Chọn một tệp."), field="file"),), status=422)
    actor, at = actor_in(request), clock.now()
    try:
        added = enclose(entry=entry, label=request.POST.get("label", ""), upload=upload, actor=actor, at=at)
    except Refused as refused:
        return page_of(request, entry, refused.refusals, status=409)
    messages.success(request, _("Đã thêm tài liệu."))
    for signature in signatures_in(added.file, at=at):
        tell = messages.info if worst_of(signature) is Tone.GOOD else messages.warning
        tell(request, _("Chữ ký số của %(said)s.") % {"said": spoken(signature)})
    return redirect("dossiers:dossier", number)


def page_of(
    request: HttpRequest, entry: DocketEntry, refusals: tuple[Refusal, ...] = (), *, status: int = 200
) -> HttpResponse:
    """The page of a dossier for whoever came in by the door, with the reasons of a refused act."""
    desk = desk_of(entry, actor_in(request), at=clock.now())
    context = {"desk": desk, "entry": entry, "stage": BY_KEY[desk.kind.stage], "refusals": refusals}
    return render(request, desk.kind.template, context, status=status)
