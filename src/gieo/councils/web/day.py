"""The page on which secretaries run the day of a council, and what is done on it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gieo.core import clock
from gieo.councils.day import day_of, may_see_day
from gieo.councils.fee_list import may_see_fees
from gieo.councils.models import CouncilItem, MemberNote
from gieo.councils.procedure import Procedure
from gieo.councils.roster import entry_pk
from gieo.councils.sections import MinutesPart
from gieo.councils.services.answer_question import answer_question
from gieo.councils.services.bind_signed_paper import PAPERS, bind_signed_paper
from gieo.councils.services.report_as_observer import report_as_observer
from gieo.councils.services.write_minutes import write_minutes
from gieo.councils.sitting.papers import minutes_as_they_stand
from gieo.councils.web.choosing import item_or_404
from gieo.identity.web.middleware import actor_in
from gieo.kernel.refusal import Refusal, Refused
from gieo.officialdocs.web.answers import printed

PARTS = {part.value: part for part in MinutesPart}


def day(request: HttpRequest, number: str, refusals: tuple[Refusal, ...] = (), section: str = "") -> HttpResponse:
    """Agenda, questions, minutes, observers, signed papers; `section` is the one whose text met a colleague's."""
    item, procedure = _item_or_404(request, number)
    context = {
        "day": day_of(procedure, item, actor_in(request), at=clock.now()),
        "item": item,
        "pays": may_see_fees(item, actor_in(request)),
        "refusals": refusals,
        "met": section,
    }
    status = 409 if refusals or section else 200
    return render(request, "councils/day.html", context, status=status)


@require_POST
def write(request: HttpRequest, number: str, section: str) -> HttpResponse:
    """Save a section of the minutes."""
    item, _procedure = _item_or_404(request, number)
    part = PARTS.get(section)
    base = request.POST.get("base", "")
    if part is None or not base.isdecimal():
        raise Http404
    words = request.POST.get("words", "")
    try:
        saved = write_minutes(
            item=item, section=part, words=words, base=int(base), actor=actor_in(request), at=clock.now()
        )
    except Refused as refused:
        return day(request, number, refused.refusals)
    if saved.put_aside:
        return day(request, number, section=section)
    messages.success(request, _("Đã lưu mục %(section)s.") % {"section": _(part.label)})
    return redirect(f"{request.path.rsplit('/bien-ban', 1)[0]}#{section}")


@require_POST
def bind(request: HttpRequest, number: str, paper: str) -> HttpResponse:
    """Bind the scan of a signed paper."""
    item, _procedure = _item_or_404(request, number)
    if paper not in PAPERS:
        raise Http404
    upload = request.FILES.get("file")
    if upload is None:
        return day(request, number, (Refusal(code="no_file", message=_("Chọn một tệp."), field="file"),))
    try:
        bind_signed_paper(item=item, paper=paper, upload=upload, actor=actor_in(request), at=clock.now())
    except Refused as refused:
        return day(request, number, refused.refusals)
    messages.success(request, _("Đã gắn bản ký."))
    return redirect("councils:day", number)


@require_POST
def observe(request: HttpRequest, number: str) -> HttpResponse:
    """Hand in an observer's report."""
    item, _procedure = _item_or_404(request, number)
    words = request.POST.get("words", "")
    try:
        report_as_observer(item=item, words=words, actor=actor_in(request), at=clock.now())
    except Refused as refused:
        return day(request, number, refused.refusals)
    messages.success(request, _("Đã gửi báo cáo quan sát."))
    return redirect("councils:day", number)


@require_POST
def answer(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """An officer answers a question."""
    item, _procedure = _item_or_404(request, number)
    asked = get_object_or_404(MemberNote, pk=pk, entry=entry_pk(item))
    try:
        answer_question(note=asked, answer=request.POST.get("answer", ""), actor=actor_in(request), at=clock.now())
    except Refused as refused:
        return day(request, number, refused.refusals)
    messages.success(request, _("Đã trả lời."))
    return redirect("councils:day", number)


def draft(request: HttpRequest, number: str, suffix: str) -> HttpResponse:
    """The minutes as they stand."""
    item, procedure = _item_or_404(request, number)
    context = minutes_as_they_stand(procedure, item, at=clock.now())
    return printed("minutes", context, name=f"bien-ban-{item.number}", suffix=suffix)


def _item_or_404(request: HttpRequest, number: str) -> tuple[CouncilItem, Procedure]:
    item, procedure = item_or_404(request, number)
    if not may_see_day(item, actor_in(request)):
        raise Http404
    return item, procedure
