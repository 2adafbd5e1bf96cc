"""A person answers for what was read: lines accepted as they stand, rounds of receipt, recipients that were asked."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from gieo.identity.models import Organisation
from gieo.identity.web.middleware import actor_in
from gieo.kernel.refusal import Refused
from gieo.orientation.models import IntakeWindow, OrientationNotice, Recipient
from gieo.orientation.services.accept_lines import accept_lines
from gieo.orientation.services.address_recipient import answer_recipient
from gieo.orientation.services.correct_window import correct_window, new_window, remove_window
from gieo.orientation.web.forms import WindowForm
from gieo.orientation.web.workspace import desk_page, notice_or_404


@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept the lines named in the form, and come back to the first of them."""
    notice, lines = notice_or_404(request, pk), request.POST.getlist("line")
    try:
        accept_lines(notice=notice, lines=lines, actor=actor_in(request))
    except Refused as refused:
        return desk_page(request, pk, refused=refused)
    return redirect(f"{reverse('orientation:desk', args=[pk])}#{lines[0] if lines else ''}")


@require_POST
def new_round(request: HttpRequest, pk: int) -> HttpResponse:
    """A further round in which proposals are received."""
    return _written(request, new_window(notice_or_404(request, pk)))


@require_POST
def window(request: HttpRequest, pk: int, window_pk: int) -> HttpResponse:
    """Correct or remove a round."""
    notice = notice_or_404(request, pk)
    row = get_object_or_404(IntakeWindow.objects.select_related("notice"), pk=window_pk, notice=notice)
    if request.POST.get("do") != "remove":
        return _written(request, row)
    try:
        remove_window(window=row, actor=actor_in(request))
    except Refused as refused:
        return desk_page(request, pk, refused=refused)
    return _to_rounds(notice)


def _written(request: HttpRequest, row: IntakeWindow) -> HttpResponse:
    form = WindowForm(request.POST)
    if not form.is_valid():
        return desk_page(request, row.notice.pk, window_form=form)
    try:
        correct_window(window=row, actor=actor_in(request), **form.cleaned_data)
    except Refused as refused:
        return desk_page(request, row.notice.pk, window_form=form, refused=refused)
    return _to_rounds(row.notice)


def _to_rounds(notice: OrientationNotice) -> HttpResponse:
    return redirect(f"{reverse('orientation:desk', args=[notice.pk])}#dot-nhan")


@require_POST
def recipient(request: HttpRequest, pk: int, recipient_pk: int) -> HttpResponse:
    """Say which body a recipient is, or that it is sent a paper copy."""
    notice = notice_or_404(request, pk)
    row = get_object_or_404(Recipient.objects.select_related("notice"), pk=recipient_pk, notice=notice)
    chosen, on_paper = request.POST.get("body", ""), request.POST.get("do") == "paper"
    body = Organisation.objects.filter(pk=chosen).first() if chosen.isdecimal() and not on_paper else None
    if body is None and not on_paper:
        if chosen:
            raise Http404
        return redirect(f"{reverse('orientation:desk', args=[pk])}#recipient-{row.pk}")
    try:
        answer_recipient(recipient=row, body=body, actor=actor_in(request))
    except Refused as refused:
        return desk_page(request, pk, refused=refused)
    return redirect(f"{reverse('orientation:desk', args=[pk])}#recipient-{row.pk}")
