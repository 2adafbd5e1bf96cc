"""People, seats and accounts, kept by the administrators of a province; one's own seat lent to a colleague."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gieo.core import clock
from gieo.core.paging import cursor_in
from gieo.dossiers.services.hand_over import end_seat, hand_over
from gieo.identity.models import Appointment, Delegation, Organisation, User
from gieo.identity.services.accounts import close_account, reopen_account
from gieo.identity.services.answer_asker import answer_asker
from gieo.identity.services.appoint import appoint as do_appoint
from gieo.identity.services.delegate import delegate, take_back
from gieo.identity.services.verify_organisation import verify_organisation
from gieo.identity.web.middleware import actor_in
from gieo.kernel.refusal import Refusal, Refused
from gieo.portal import people
from gieo.portal.web.people_forms import AppointForm, DelegateForm, EndForm, HandOverForm


def listing(request: HttpRequest) -> HttpResponse:
    """Who sits where."""
    _administrators_only(request)
    words = request.GET.get("q", "")
    page = people.seats(actor_in(request), words=words, on=clock.today(), cursor=cursor_in(request.GET))
    return render(request, "portal/people/listing.html", {"page": page, "words": words})


def appoint(request: HttpRequest) -> HttpResponse:
    """Seat somebody."""
    _administrators_only(request)
    actor = actor_in(request)
    form = AppointForm(
        request.POST or None, provinces=people.provinces_administered(actor), initial={"on": clock.today()}
    )
    refusals = _tried(request, form, lambda given: do_appoint(**given, actor=actor))
    if refusals is None:
        messages.success(request, _("Đã bổ nhiệm. Người mới đặt mật khẩu qua mục Quên mật khẩu."))
        return redirect("administration:people")
    context = {"form": form, "refusals": refusals}
    return render(request, "portal/people/appoint.html", context, status=_status(request))


def seat(request: HttpRequest, pk: int) -> HttpResponse:
    """A seat: what waits in it, to whom it is lent, how it passes on."""
    return _seat_page(request, _seat_or_404(request, pk))


@require_POST
def pass_on(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand a seat over to somebody else."""
    held, actor = _seat_or_404(request, pk), actor_in(request)
    form = HandOverForm(request.POST)
    refusals = _tried(request, form, lambda given: hand_over(seat=held, **given, actor=actor, at=clock.now()))
    if refusals is None:
        messages.success(request, _("Đã bàn giao: hồ sơ theo ghế, người nhận thấy ngay từ ngày bắt đầu."))
        return redirect("administration:seat", pk)
    return _seat_page(request, held, form, refusals)


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a seat end that nobody takes."""
    held = _seat_or_404(request, pk)
    form = EndForm(request.POST)
    if not form.is_valid():
        return _seat_page(request, held, ending=form)
    end_seat(seat=held, last_day=form.cleaned_data["last_day"])
    messages.success(request, _("Ghế kết thúc sau ngày đã chọn."))
    return redirect("administration:people")


@require_POST
def turn_account(request: HttpRequest, pk: int, way: str) -> HttpResponse:
    """Close an account (`khoa`), open it again (`mo`)."""
    user, actor = get_object_or_404(User, pk=pk), actor_in(request)
    turn = {"khoa": close_account, "mo": reopen_account}.get(way)
    if turn is None:
        raise Http404
    try:
        turn(user=user, reason=request.POST.get("reason", ""), actor=actor, at=clock.now())
    except Refused as refused:
        raise PermissionDenied(str(refused.refusals[0])) from None
    return redirect("administration:people")


def organisations(request: HttpRequest) -> HttpResponse:
    """Bodies that proposers named and nobody has looked at; people who say they are of a body that is known."""
    actor = actor_in(request)
    if not people.provinces_verified(actor):
        raise PermissionDenied(_("Trang này dành cho cán bộ xác minh tổ chức."))
    context = {"waiting": people.unverified(actor), "asking": people.asking(actor)}
    return render(request, "portal/people/organisations.html", context)


@require_POST
def verify(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a body is real."""
    body = get_object_or_404(Organisation, pk=pk)
    try:
        verify_organisation(organisation=body, actor=actor_in(request), at=clock.now())
    except Refused as refused:
        raise PermissionDenied(str(refused.refusals[0])) from None
    messages.success(request, _("Đã xác minh %(name)s.") % {"name": body.name})
    return redirect("administration:organisations")


@require_POST
def answer(request: HttpRequest, pk: int, way: str) -> HttpResponse:
    """Say that a person acts for the body they asked for (`dung`), or does not (`khong`)."""
    actor = actor_in(request)
    if way not in {"dung", "khong"}:
        raise Http404
    seat = get_object_or_404(people.askers(actor), pk=pk)
    try:
        answer_asker(seat=seat, is_theirs=way == "dung", actor=actor)
    except Refused as refused:
        raise PermissionDenied(str(refused.refusals[0])) from None
    messages.success(request, _("Đã trả lời về %(name)s.") % {"name": seat.person.full_name})
    return redirect("administration:organisations")


def lending(request: HttpRequest) -> HttpResponse:
    """One's own seat: lent to whom, until when; lend it."""
    actor, today = actor_in(request), clock.today()
    seats = people.own_seats(actor, on=today)
    form = DelegateForm(
        request.POST or None,
        seats=seats,
        people=people.colleagues(seats, on=today),
        initial={"valid_from": today, "valid_to": today},
    )
    refusals = _tried(request, form, lambda given: delegate(**given, actor=actor, at=clock.now()))
    if refusals is None:
        messages.success(request, _("Đã ủy quyền; tự hết sau ngày cuối."))
        return redirect("workspace:lending")
    context = {
        "form": form,
        "refusals": refusals,
        "can_lend": seats.exists(),
        "lent": people.lent_by_or_to(actor, on=today),
        "me": actor.user,
    }
    return render(request, "portal/people/lending.html", context, status=_status(request))


@require_POST
def recall(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a seat back before the end."""
    lent = get_object_or_404(Delegation.objects.select_related("appointment__person"), pk=pk)
    try:
        take_back(delegation=lent, actor=actor_in(request), on=clock.today())
    except Refused:
        raise Http404 from None
    messages.success(request, _("Đã thu hồi ủy quyền."))
    return redirect("workspace:lending")


# ---------------------------------------------------------------- shared


def _administrators_only(request: HttpRequest) -> None:
    if not people.provinces_administered(actor_in(request)):
        raise PermissionDenied(_("Trang này dành cho quản trị của tỉnh."))


def _seat_or_404(request: HttpRequest, pk: int) -> Appointment:
    try:
        return people.seat_for(actor_in(request), pk)
    except Appointment.DoesNotExist:
        raise Http404 from None


def _seat_page(
    request: HttpRequest,
    held: Appointment,
    form: HandOverForm | None = None,
    refusals: tuple[Refusal, ...] = (),
    *,
    ending: EndForm | None = None,
) -> HttpResponse:
    today = clock.today()
    context = {
        "shown": people.page_of_seat(held, reader=actor_in(request), on=today),
        "form": form or HandOverForm(initial={"on": today}),
        "ending": ending or EndForm(initial={"last_day": today}),
        "refusals": refusals,
    }
    return render(request, "portal/people/seat.html", context, status=_status(request))


def _tried(
    request: HttpRequest, form: forms.Form, do: Callable[[dict[str, Any]], object]
) -> tuple[Refusal, ...] | None:
    """None when it was done; else why not: nothing where the form itself says so, or was only shown."""
    if request.method != "POST" or not form.is_valid():
        return ()
    try:
        do(form.cleaned_data)
    except Refused as refused:
        return refused.refusals
    return None


def _status(request: HttpRequest) -> int:
    return 422 if request.method == "POST" else 200
