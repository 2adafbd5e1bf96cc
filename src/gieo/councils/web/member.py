"""Pages of a member: every dossier one sits on, the desk of one of them, pledge and notes."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gieo.core import clock
from gieo.councils.bench import bench_of
from gieo.councils.day import has_to_pledge
from gieo.councils.enrolment import procedures
from gieo.councils.invitation import invitation_to, is_to_pledge
from gieo.councils.member_desk import MemberDesk, desk_of_member, seated_on
from gieo.councils.models import CouncilItem, Usefulness
from gieo.councils.notes import NoteKind
from gieo.councils.preferences import asked_of
from gieo.councils.procedure import Procedure
from gieo.councils.seats import CouncilSeat
from gieo.councils.services.leave_note import leave_note
from gieo.councils.services.note_quality import BEST, note_quality
from gieo.councils.services.pledge_confidentiality import PLEDGING, pledge_confidentiality
from gieo.councils.services.register_expert import BANK
from gieo.councils.web.bank import quality_in
from gieo.councils.web.choosing import item_of, item_or_404
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.selectors import known_to
from gieo.dossiers.web.doors import entry_or_404
from gieo.identity.web.middleware import actor_in
from gieo.kernel.refusal import Refusal, Refused
from gieo.kernel.refusal import _ as noop
from gieo.kernel.typed import whole

KINDS = {kind.value: kind for kind in NoteKind}
NOBODY_TO_MARK = Refusal(
    code="nobody_to_mark", message=noop("Chưa kiểm phiếu, hoặc không có thành viên này trong số đã dự."), basis=BANK
)


def seated(request: HttpRequest) -> HttpResponse:
    """Open dossiers before the councils one sits in, each with the next step."""
    actor, known, at = actor_in(request), procedures(), clock.now()
    context = {"seats": seated_on(actor, list(known), at=at), "asked": asked_of(actor, known, at.date())}
    return render(request, "councils/seated.html", context)


def member(request: HttpRequest, number: str, refusals: tuple[Refusal, ...] = ()) -> HttpResponse:
    """The desk of whoever reads, on one dossier; who was only invited, and a secretary who helps, find the pledge."""
    return _page(request, _known_or_404(request, number=number), refusals)


def _known_or_404(request: HttpRequest, **named: int | str) -> DocketEntry:
    """The line of a dossier that this reader may see or was invited to."""
    return get_object_or_404(known_to(actor_in(request)), **named)


def _page(request: HttpRequest, entry: DocketEntry, refusals: tuple[Refusal, ...] = ()) -> HttpResponse:
    """Until the pledge the page names the dossier as the invitation does."""
    item, procedure = item_of(entry)
    actor, status = actor_in(request), 409 if refusals else 200
    invitation = invitation_to(item) if is_to_pledge(item, actor.user) else None
    context = {"item": item, "refusals": refusals, "pledging": PLEDGING[item.law], "invitation": invitation}
    if has_to_pledge(item, actor):
        return render(request, "councils/pledge.html", context, status=status)
    context |= {"desk": _desk_of(request, entry, item, procedure), "kinds": list(NoteKind)}
    context |= {"usefulness": Usefulness.choices, "marks": range(1, BEST + 1)}
    return render(request, "councils/member.html", context, status=status)


def invitation(request: HttpRequest, pk: int) -> HttpResponse:
    """The way of an invitation to the desk: by an address that names no dossier, until confidentiality is pledged."""
    entry = _known_or_404(request, pk=pk)
    item, procedure = item_of(entry)
    if item.papers_sent_at is None:  # called to say what one would review
        return redirect("councils:preferences", pk)
    if request.method == "POST":
        return pledge(request, entry.number)
    if is_to_pledge(item, actor_in(request).user):
        return _page(request, entry)
    _desk_of(request, entry, item, procedure)
    return redirect("councils:member", item.number)


def desk_or_404(request: HttpRequest, number: str) -> tuple[CouncilItem, Procedure, MemberDesk]:
    """The desk of a member; a page that is not there for everybody else."""
    entry = entry_or_404(request, number)
    item, procedure = item_of(entry)
    return item, procedure, _desk_of(request, entry, item, procedure)


def _desk_of(request: HttpRequest, entry: DocketEntry, item: CouncilItem, procedure: Procedure) -> MemberDesk:
    desk = desk_of_member(procedure, item, entry, actor_in(request), at=clock.now())
    if desk is None:
        raise Http404
    return desk


@require_POST
def pledge(request: HttpRequest, number: str) -> HttpResponse:
    """Pledge confidentiality."""
    item, _procedure = item_of(_known_or_404(request, number=number))
    actor = actor_in(request)
    try:
        pledge_confidentiality(item=item, actor=actor, at=clock.now())
    except Refused as refused:
        return member(request, number, refused.refusals)
    messages.success(request, _("Đã ghi cam kết bảo mật."))
    sits = bench_of(item).of(actor.user) is not None
    return redirect("councils:member" if sits else "dossiers:dossier", number)


@require_POST
def note(request: HttpRequest, number: str) -> HttpResponse:
    """Leave a remark, a question or a written opinion."""
    item, procedure = item_or_404(request, number)
    kind = KINDS.get(request.POST.get("kind", ""))
    if kind is None:
        raise Http404
    words = request.POST.get("words", "")
    try:
        leave_note(procedure=procedure, item=item, kind=kind, words=words, actor=actor_in(request), at=clock.now())
    except Refused as refused:
        return member(request, number, refused.refusals)
    messages.success(request, _("Đã gửi."))
    return redirect("councils:member", number)


@require_POST
def mark(request: HttpRequest, number: str) -> HttpResponse:
    """The chair notes how a member worked."""
    _item, _procedure, desk = desk_or_404(request, number)
    if desk.sitter.membership.seat != CouncilSeat.CHAIR:
        raise Http404
    wanted = whole(request.POST.get("line", ""))
    line = next((each for each, _noted in desk.marks if each.pk == wanted), None)
    if line is None:
        return member(request, number, (NOBODY_TO_MARK,))
    try:
        note_quality(
            attendance=line,
            actor=actor_in(request),
            at=clock.now(),
            as_chair=True,
            **quality_in(request.POST),
        )
    except Refused as refused:
        return member(request, number, refused.refusals)
    messages.success(request, _("Đã ghi nhận chất lượng; chuyên gia, cán bộ giữ ngân hàng và ông/bà xem được."))
    return redirect("councils:member", number)
