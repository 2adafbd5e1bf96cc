"""Remarks of a council on the way to those it judges, and their answers on the way back."""

from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gieo.core import clock
from gieo.core.arrival import arrived_at
from gieo.core.clock import LEGAL_ZONE
from gieo.councils.models import RemarkReply
from gieo.councils.reply_desk import (
    RELEASE,
    ReleaseDesk,
    as_it_will_be_read,
    reasons_against,
    release_desk_of,
    reply_desk_of,
    reply_for,
)
from gieo.councils.services.reply_to_remarks import keep_reply, send_reply
from gieo.councils.sitting.facts import ReleaseFacts, RemarkRow
from gieo.councils.sitting.hearing import HEARING
from gieo.councils.web.choosing import item_or_404
from gieo.dossiers.services.act import act as do_act
from gieo.identity.web.middleware import actor_in
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import Refusal, Refused

# ---------------------------------------------------------------- whoever looks after the council


def remarks(request: HttpRequest, number: str) -> HttpResponse:
    """Pick remarks, read what will be sent as it will be read, send it; then, whether an answer came."""
    desk = _desk_or_404(request, number)
    if request.method != "POST" or desk.release or "again" in request.POST:
        return _picking(request, desk)
    facts = _typed(request, desk)
    if facts is None:
        message = _("Chọn hạn trả lời.")
        return _picking(request, desk, (Refusal(code="no_date", message=message, basis=HEARING, field="until"),))
    if found := reasons_against(desk.item, actor_in(request), at=clock.now(), facts=facts):
        return _picking(request, desk, tuple(found))
    if "send" not in request.POST:
        context = {"desk": desk, "item": desk.item, "sheets": as_it_will_be_read(desk.item, facts), "facts": facts}
        return render(request, "councils/remarks_preview.html", context)
    try:
        do_act(desk.item, RELEASE, actor=actor_in(request), at=clock.now(), facts=facts)
    except Refused as refused:
        return _picking(request, desk, refused.refusals)
    messages.success(request, _("Đã chuyển nhận xét."))
    return redirect("councils:remarks", number)


def _picking(request: HttpRequest, desk: ReleaseDesk, refusals: tuple[Refusal, ...] = ()) -> HttpResponse:
    context = {
        "desk": desk,
        "item": desk.item,
        "refusals": refusals,
        "picked": request.POST.getlist("to"),
        "until": request.POST.get("until", ""),
        "is_fresh": request.method != "POST",
        "basis": HEARING,
    }
    return render(request, "councils/remarks.html", context, status=409 if refusals else 200)


def _typed(request: HttpRequest, desk: ReleaseDesk) -> ReleaseFacts | None:
    """What was picked, by what it says; None without an hour. What left the list since is refused, not left out."""
    until = _instant(request.POST.get("until", ""))
    if until is None:
        return None
    places = {line.remark.key: _("Nhận xét %(at)d") % {"at": line.at} for line in desk.lines}
    titles = {number: f"{number} {title}" for number, title in desk.judged}
    rows = [
        RemarkRow(
            remark=Picked(id=key, name=places.get(key, key)), dossier=Picked(id=number, name=titles.get(number, number))
        )
        for key, _colon, number in (each.partition(":") for each in request.POST.getlist("to"))
    ]
    return ReleaseFacts(remarks=tuple(rows), until=until)


def _instant(typed: str) -> datetime | None:
    """What a control for day and hour sent, by the clock of the law."""
    try:
        found = parse_datetime(typed)
    except ValueError:
        return None
    return found.replace(tzinfo=LEGAL_ZONE) if found and found.tzinfo is None else found


def _desk_or_404(request: HttpRequest, number: str) -> ReleaseDesk:
    item, procedure = item_or_404(request, number)
    desk = release_desk_of(procedure, item, actor_in(request), at=clock.now())
    if desk is None:
        raise Http404
    return desk


# ---------------------------------------------------------------- those it judges


def reply(request: HttpRequest, number: str) -> HttpResponse:
    """Read the remarks; answer them once. The instant of the click counts, not that of the work behind it."""
    at = arrived_at(request)
    told = _reply_or_404(request, number)
    if request.method != "POST":
        return _page(request, told)
    words = request.POST.get("words", "")
    try:
        send_reply(reply=told, words=words, actor=actor_in(request), at=at)
    except Refused as refused:
        return _page(request, told, refused.refusals, typed=words)
    messages.success(request, _("Đã gửi trả lời đến hội đồng."))
    return redirect("councils:reply", number)


@require_POST
def keep(request: HttpRequest, number: str) -> HttpResponse:
    """Keep the draft, as the page does by itself while somebody writes."""
    at = arrived_at(request)
    told = _reply_or_404(request, number)
    words = request.POST.get("words", "")
    try:
        keep_reply(reply=told, words=words, actor=actor_in(request), at=at)
    except Refused as refused:
        return _page(request, told, refused.refusals, typed=words)
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204)
    messages.success(request, _("Đã lưu bản nháp."))
    return redirect("councils:reply", number)


def _page(
    request: HttpRequest, told: RemarkReply, refusals: tuple[Refusal, ...] = (), *, typed: str | None = None
) -> HttpResponse:
    desk = reply_desk_of(told, at=clock.now())
    words = told.draft if typed is None else typed
    context = {"desk": desk, "reply": told, "words": words, "refusals": refusals, "basis": HEARING}
    return render(request, "councils/reply.html", context, status=409 if refusals else 200)


def _reply_or_404(request: HttpRequest, number: str) -> RemarkReply:
    try:
        return reply_for(actor_in(request), number)
    except RemarkReply.DoesNotExist:
        raise Http404 from None
