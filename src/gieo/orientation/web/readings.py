"""The desk of a directive or plan."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gieo.core import clock
from gieo.identity.models import Organisation
from gieo.identity.web.middleware import actor_in
from gieo.kernel.refusal import Refusal, Refused
from gieo.kernel.workflow import Attempt
from gieo.orientation import readings
from gieo.orientation.models import DocumentReading, LineKind, ReadingLine
from gieo.orientation.services.address_recipient import ADDRESSING
from gieo.orientation.services.answer_line import accept_readable, answer_line
from gieo.orientation.services.move_reading import move_reading
from gieo.orientation.services.name_bodies import answer_name, split_names
from gieo.orientation.services.split_line import merge_line, split_line


def desk(request: HttpRequest, pk: int) -> HttpResponse:
    """Source left, lines right."""
    return _page(request, pk)


def _page(request: HttpRequest, pk: int, refused: Refused | None = None, at_line: int = 0) -> HttpResponse:
    try:
        shown = readings.desk_of(actor_in(request), pk, at=clock.now())
    except DocumentReading.DoesNotExist:
        raise Http404 from None
    context = {
        "desk": shown,
        "refusals": refused.refusals if refused else (),
        "refused_line": at_line,
        "typed": request.POST,
    }
    return render(request, "orientation/reading.html", context, status=422 if refused else 200)


@require_POST
def line(request: HttpRequest, pk: int, line_pk: int) -> HttpResponse:
    """Accept, edit, split, merge or take out one line; say whom a name stands for."""
    reading = _reading(request, pk)
    row = get_object_or_404(ReadingLine.objects.select_related("reading__province"), pk=line_pk, reading=reading)
    try:
        shown = _answered(request, row)
    except Refused as refused:
        return _page(request, pk, refused, line_pk)
    return redirect(f"{reverse('orientation:reading', args=[pk])}#line-{shown.pk}")


def _answered(request: HttpRequest, row: ReadingLine) -> ReadingLine:
    """Do what the button says; the line to come back to."""
    actor, do = actor_in(request), request.POST.get("do")
    if do in {"body", "paper"}:
        return answer_name(line=row, body=_chosen(request) if do == "body" else None, actor=actor)
    if do == "cut":
        return (split_names(line=row, actor=actor) or [row])[0]
    if do == "split":
        return split_line(line=row, wording=request.POST.get("text", ""), actor=actor)[0]
    if do == "merge":
        return merge_line(line=row, actor=actor)
    is_duty = row.kind == LineKind.DUTY
    return answer_line(
        line=row,
        actor=actor,
        wording=request.POST.get("text", ""),
        holders=request.POST.getlist("holders") if is_duty else None,
        rule_key=request.POST.get("rule_key", "") if is_duty else "",
        reject=do == "reject",
    )


def _chosen(request: HttpRequest) -> Organisation:
    chosen = request.POST.get("body", "")
    if not chosen:
        message = _("Chọn tổ chức trong danh sách.")
        raise Refused([Refusal(code="nothing_chosen", message=message, basis=ADDRESSING, field="body")])
    return get_object_or_404(Organisation, pk=chosen if chosen.isdecimal() else 0)


@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept all lines of a kind of which nothing is asked."""
    reading, kind = _reading(request, pk), request.POST.get("kind", "")
    try:
        accept_readable(reading=reading, kind=kind, actor=actor_in(request))
    except Refused as refused:
        return _page(request, pk, refused)
    return redirect(f"{reverse('orientation:reading', args=[pk])}#nhom-{kind}")


@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm or withdraw."""
    reading = _reading(request, pk)
    attempt = Attempt(actor=actor_in(request), at=clock.now())
    try:
        onward = move_reading(reading=reading, act=request.POST.get("act", ""), attempt=attempt)
    except KeyError:
        raise Http404 from None
    except Refused as refused:
        return _page(request, pk, refused)
    messages.success(request, _("Đã ghi nhận."))
    return redirect(onward)


def _reading(request: HttpRequest, pk: int) -> DocumentReading:
    return get_object_or_404(readings.visible_to(actor_in(request)).select_related("document", "province"), pk=pk)
