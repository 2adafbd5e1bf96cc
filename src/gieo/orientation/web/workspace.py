"""The officer's pages: import, list, confirmation desk."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gieo.core import clock
from gieo.files.services.receive_file import too_large
from gieo.identity.web.middleware import actor_in
from gieo.kernel.refusal import Refusal, Refused
from gieo.kernel.workflow import Attempt
from gieo.kernel.working_days import LEGAL_ZONE
from gieo.orientation import readings, selectors
from gieo.orientation.done_before import done_before
from gieo.orientation.models import NoticeFinding, OrientationField, OrientationItem, OrientationNotice
from gieo.orientation.policies import EDITORS
from gieo.orientation.services.add_item import add_item
from gieo.orientation.services.correct_header import correct_header
from gieo.orientation.services.correct_item import correct_item
from gieo.orientation.services.decide_finding import decide_finding
from gieo.orientation.services.import_document import import_document
from gieo.orientation.services.merge_item import merge_item
from gieo.orientation.services.move_notice import move_notice
from gieo.orientation.services.remove_item import remove_item
from gieo.orientation.services.revise_notice import revise_notice
from gieo.orientation.services.split_item import split_item
from gieo.orientation.web.forms import HeaderForm, ImportForm, WindowForm
from gieo.orientation.web.public import shown_page

LONGEST_REASON = 500


def notices(request: HttpRequest) -> HttpResponse:
    """The notices of the provinces one serves."""
    _officers_only(request)
    actor = actor_in(request)
    context = {"notices": selectors.desk_list(actor), "readings": readings.waiting_list(actor)}
    return render(request, "orientation/notices.html", context)


def bring_in(request: HttpRequest) -> HttpResponse:
    """Import a document: a file or pasted text."""
    _officers_only(request)
    actor = actor_in(request)
    posted = request.POST or None  # reads the body and throws a file away that is too large
    if getattr(request, "upload_too_large", False):
        form = ImportForm(actor, initial=request.POST.dict())
        return render(request, "orientation/import.html", {"form": form, "refusals": (too_large(),)}, status=413)
    form = ImportForm(actor, posted, request.FILES or None)
    refusals: tuple[Refusal, ...] = ()
    if request.method == "POST" and form.is_valid():
        file, text = form.cleaned_data["file"], form.cleaned_data["text"]
        try:
            imported = import_document(
                content=file or text.encode(),
                name=file.name if file else "van-ban-dan.txt",
                province=form.cleaned_data["province"],
                kind=form.cleaned_data["kind"],
                actor=actor,
                at=clock.now(),
            )
        except Refused as refused:
            refusals = refused.refusals
        else:
            messages.success(request, imported.summary)
            return redirect(imported.url)
    status = 422 if request.method == "POST" else 200
    return render(request, "orientation/import.html", {"form": form, "refusals": refusals}, status=status)


def desk(request: HttpRequest, pk: int) -> HttpResponse:
    """Source left, structure right."""
    return desk_page(request, pk)


def done(request: HttpRequest, pk: int) -> HttpResponse:
    """The items held against what was finished before."""
    notice = notice_or_404(request, pk)
    return render(request, "orientation/done_before.html", {"notice": notice, "found": done_before(notice)})


def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """What everybody will read once it is published."""
    at = clock.now()
    try:
        page = selectors.preview_of(actor_in(request), pk, at=at)
    except OrientationNotice.DoesNotExist:
        raise Http404 from None
    return render(request, "orientation/public.html", {**shown_page(page, "", at), "is_preview": True})


def desk_page(
    request: HttpRequest,
    pk: int,
    *,
    form: HeaderForm | None = None,
    window_form: WindowForm | None = None,
    refused: Refused | None = None,
) -> HttpResponse:
    """The desk as it stands, with what was typed and why it was not taken."""
    desk = _desk_or_404(request, pk)
    context = {
        "desk": desk,
        "form": form or HeaderForm(initial=_header(desk)),
        "window_form": window_form or WindowForm(initial={"boundary": "through"}),
        "refusals": refused.refusals if refused else (),
    }
    faulty = refused or any(each is not None and each.errors for each in (form, window_form))
    return render(request, "orientation/desk.html", context, status=422 if faulty else 200)


def _header(desk: selectors.Desk) -> dict[str, object]:
    window = desk.windows[0] if desk.windows else None
    return {
        "title": desk.notice.title,
        "number": desk.notice.document.number,
        "issued_on": desk.notice.document.issued_on,
        "opens_on": window.opens_at.astimezone(LEGAL_ZONE).date() if window and window.opens_at else None,
        "closes_on": window.last_day if window else None,
        "boundary": window.boundary if window else "through",
        "replaces": desk.notice.supersedes_id is not None,
    }


@require_POST
def header(request: HttpRequest, pk: int) -> HttpResponse:
    """Number, date, title, window."""
    notice = notice_or_404(request, pk)
    form = HeaderForm(request.POST)
    if not form.is_valid():
        return desk_page(request, pk, form=form)
    try:
        correct_header(notice=notice, actor=actor_in(request), at=clock.now(), **form.cleaned_data)
    except Refused as refused:
        return desk_page(request, pk, form=form, refused=refused)
    messages.success(request, _("Đã lưu số, ngày và thời hạn."))
    return redirect("orientation:desk", pk=pk)


@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm, publish, reopen, withdraw."""
    notice = notice_or_404(request, pk)
    name = request.POST.get("act", "")
    attempt = Attempt(actor=actor_in(request), at=clock.now())
    try:
        moved = move_notice(notice=notice, act=name, attempt=attempt)
    except KeyError:
        raise Http404 from None
    except Refused as refused:
        return desk_page(request, pk, refused=refused)
    messages.success(request, _("Đã chuyển sang: %(state)s.") % {"state": moved.state_label})
    return redirect("orientation:desk", pk=pk)


@require_POST
def revise(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the next version of a published notice."""
    notice = notice_or_404(request, pk)
    try:
        reason = request.POST.get("reason", "")[:LONGEST_REASON]
        fresh = revise_notice(notice=notice, reason=reason, attempt=Attempt(actor=actor_in(request), at=clock.now()))
    except Refused as refused:
        return desk_page(request, pk, refused=refused)
    return redirect("orientation:desk", pk=fresh.pk)


@require_POST
def item(request: HttpRequest, pk: int, item_pk: int) -> HttpResponse:
    """Correct, split, merge or remove an item."""
    notice = notice_or_404(request, pk)
    row = get_object_or_404(OrientationItem.objects.select_related("field__notice"), pk=item_pk, field__notice=notice)
    refused = None
    try:
        if request.POST.get("do") == "remove":
            remove_item(item=row, actor=actor_in(request))
            return HttpResponse("") if request.htmx else redirect("orientation:desk", pk=pk)  # type: ignore[attr-defined]
        if request.POST.get("do") in {"split", "merge"}:
            return _rearranged(request, row)
        row = correct_item(item=row, wording=request.POST.get("text", ""), actor=actor_in(request))
    except Refused as error:
        refused = error
    if not request.htmx:  # type: ignore[attr-defined]
        return desk_page(request, pk, refused=refused) if refused else redirect("orientation:desk", pk=pk)
    context = {
        "item": row,
        "desk": {"notice": notice, "editable": True},
        "refusals": refused.refusals if refused else (),
    }
    return render(request, "orientation/parts/item.html", context, status=422 if refused else 200)


def _rearranged(request: HttpRequest, row: OrientationItem) -> HttpResponse:
    """Split or merge; other items of the page changed too, so all of it is shown anew."""
    actor = actor_in(request)
    if request.POST["do"] == "merge":
        kept = merge_item(item=row, actor=actor)
    else:
        kept = split_item(item=row, wording=request.POST.get("text", ""), actor=actor)[0]
    if request.htmx:  # type: ignore[attr-defined]
        return HttpResponse(headers={"HX-Refresh": "true"})
    return redirect(f"{reverse('orientation:desk', args=[row.field.notice_id])}#item-{kept.pk}")


@require_POST
def new_item(request: HttpRequest, pk: int, field_pk: int) -> HttpResponse:
    """Add an item the reader missed."""
    notice = notice_or_404(request, pk)
    field = get_object_or_404(OrientationField.objects.select_related("notice"), pk=field_pk, notice=notice)
    try:
        add_item(field=field, wording=request.POST.get("text", ""), actor=actor_in(request))
    except Refused as refused:
        return desk_page(request, pk, refused=refused)
    return redirect("orientation:desk", pk=pk)


@require_POST
def finding(request: HttpRequest, pk: int, finding_pk: int) -> HttpResponse:
    """Decide about a finding."""
    notice = notice_or_404(request, pk)
    row = get_object_or_404(NoticeFinding.objects.select_related("notice"), pk=finding_pk, notice=notice)
    decision = "corrected" if request.POST.get("decision") == "corrected" else "kept"
    try:
        decide_finding(
            finding=row,
            decision=decision,
            note=request.POST.get("note", "")[:250],
            actor=actor_in(request),
            at=clock.now(),
        )
    except Refused as refused:
        return desk_page(request, pk, refused=refused)
    if request.htmx:  # type: ignore[attr-defined]
        desk = {"notice": notice, "editable": True}
        return render(request, "orientation/parts/finding.html", {"finding": row, "desk": desk})
    return redirect("orientation:desk", pk=pk)


def _officers_only(request: HttpRequest) -> None:
    if not any(seat.role in EDITORS for seat in actor_in(request).seats):
        raise PermissionDenied(_("Trang này dành cho chuyên viên, lãnh đạo Sở KH&CN."))


def _desk_or_404(request: HttpRequest, pk: int) -> selectors.Desk:
    try:
        return selectors.desk_of(actor_in(request), pk, at=clock.now())
    except OrientationNotice.DoesNotExist:
        raise Http404 from None


def notice_or_404(request: HttpRequest, pk: int) -> OrientationNotice:
    """The notice, if it is one of the reader's."""
    return get_object_or_404(selectors.visible_to(actor_in(request)).select_related("document", "supersedes"), pk=pk)
