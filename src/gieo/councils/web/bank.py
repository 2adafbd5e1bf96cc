"""Pages of the bank of experts: the list, an entry, getting in, and what waits for an officer."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gieo.core import clock
from gieo.core.paging import cursor_in
from gieo.councils import bank, bank_desk
from gieo.councils.bank import Availability, BankFilters
from gieo.councils.expert_sheet import sheet_of
from gieo.councils.models import Attendance, Expert, ExpertApplication, ExpertChange, LedgerContest, Reach, Usefulness
from gieo.councils.services.answer_application import answer_nomination, decide_application
from gieo.councils.services.apply_for_bank import apply_for_bank, nominate_expert
from gieo.councils.services.keep_expert import confirm_entry, mark_reach, note_refusal, say_away
from gieo.councils.services.keep_ledger import answer_contest, contest_line, note_fee
from gieo.councils.services.note_quality import BEST, note_quality
from gieo.councils.services.register_expert import ask_change, decide_change, review_expert
from gieo.councils.web.forms import ApplicationForm, ChangeForm, NominationForm
from gieo.dossiers.audience import bodies_of
from gieo.dossiers.web.paging import query_with
from gieo.identity.models import Province
from gieo.identity.web.middleware import actor_in, seats_in
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused
from gieo.kernel.typed import whole


def experts(request: HttpRequest) -> HttpResponse:
    """The bank, as far as the reader may see it."""
    filters, provinces = _filters(request.GET), [seat.province for seat in seats_in(request)]
    shelf = bank.shelf_of(actor_in(request), filters, cursor_in(request.GET), provinces)
    context = {
        "shelf": shelf,
        "filters": filters,
        "availabilities": [(each.value, _(each.label)) for each in Availability],
        "next": query_with(request.GET, sau=shelf.page.after) if shelf.page.after else "",
        "previous": query_with(request.GET, truoc=shelf.page.before) if shelf.page.before else "",
    }
    return render(request, "councils/experts.html", context)


def _filters(query: QueryDict) -> BankFilters:
    employer, availability = query.get("noi", ""), query.get("tinh-trang", "")
    return BankFilters(
        words=query.get("q", "").strip()[:200],
        science_field=query.get("linh-vuc", "")[:60],
        degree=query.get("hoc-vi", "")[:80],
        employer=whole(employer),
        availability=Availability(availability) if availability in set(Availability) else None,
        on=clock.today(),
    )


# ---------------------------------------------------------------- getting in


def apply(request: HttpRequest) -> HttpResponse:
    """Put the own name forward."""
    actor, province = actor_in(request), _province_of(request)
    form = ApplicationForm(province, request.POST or None)

    def send() -> object:
        agrees, at = form.cleaned_data["agrees"], clock.now()
        return apply_for_bank(province=province, competence=form.competence, agrees=agrees, actor=actor, at=at)

    title = _("Đăng ký vào ngân hàng chuyên gia")
    return _sent(request, form, send, title=title, said=_("Đã gửi đăng ký; Sở KH&CN sẽ trả lời."))


def nominate(request: HttpRequest) -> HttpResponse:
    """Put somebody of the own body, or known to it, forward."""
    actor, province = actor_in(request), _province_of(request)
    if not bodies_of(actor):
        raise PermissionDenied(_("Chỉ cơ quan, đơn vị được đề cử chuyên gia."))
    form = NominationForm(province, actor, request.POST or None)

    def send() -> object:
        data = form.cleaned_data
        return nominate_expert(
            province=province,
            body=data["body"],
            full_name=data["full_name"],
            email=data["email"],
            competence=form.competence,
            actor=actor,
            at=clock.now(),
        )

    said = _("Đã gửi đề cử; người được đề cử được hỏi ý kiến trước.")
    return _sent(request, form, send, title=_("Đề cử chuyên gia"), said=said)


def _sent(request: HttpRequest, form: Any, send: Callable[[], object], *, title: str, said: str) -> HttpResponse:
    refusals: tuple[Refusal, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            send()
        except Refused as refused:
            refusals = refused.refusals
        else:
            messages.success(request, said)
            return redirect("councils:experts")
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "refusals": refusals, "title": title}
    return render(request, "councils/expert_form.html", context, status=status)


def _province_of(request: HttpRequest) -> Province:
    """The province of the seat one works from, or that of the person."""
    seats = [seat for seat in seats_in(request) if seat.province_id]
    if seats:
        return seats[0].province
    person = bank.person_behind(actor_in(request))
    if person and person.province:
        return person.province
    raise PermissionDenied(_("Tài khoản này chưa thuộc tỉnh nào."))


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Whoever was put forward says yes or no."""
    application = get_object_or_404(ExpertApplication, pk=pk)
    agrees = request.POST.get("answer") == "yes"
    try:
        answer_nomination(application=application, agrees=agrees, actor=actor_in(request), at=clock.now())
    except Refused:
        raise Http404 from None
    messages.success(request, _("Đã ghi nhận trả lời của ông/bà."))
    return redirect("councils:experts")


# ---------------------------------------------------------------- what waits for an officer


def waiting(request: HttpRequest, refusals: tuple[Refusal, ...] = ()) -> HttpResponse:
    """Applications, changes, objections, and what the entries of the banks one keeps need."""
    context = {"desk": bank_desk.desk_of(_kept(request), on=clock.today()), "refusals": refusals}
    return render(request, "councils/waiting.html", context, status=409 if refusals else 200)


@require_POST
def decide(request: HttpRequest, what: str, pk: int) -> HttpResponse:
    """Decide an application or a change, or answer an objection."""
    provinces, post = _kept(request), request.POST
    accept, actor, at = post.get("answer") == "yes", actor_in(request), clock.now()
    try:
        if what == "dang-ky":
            application = get_object_or_404(ExpertApplication, pk=pk, province__in=provinces)
            words, consented_on = post.get("words", ""), _day(post.get("consented_on", ""))
            decide_application(
                application=application, accept=accept, actor=actor, at=at, words=words, consented_on=consented_on
            )
        elif what == "thay-doi":
            change = get_object_or_404(ExpertChange, pk=pk, expert__province__in=provinces)
            decide_change(change=change, accept=accept, actor=actor, at=at)
        else:
            contest = get_object_or_404(LedgerContest, pk=pk, expert__province__in=provinces)
            answer_contest(contest=contest, answer=post.get("words", ""), actor=actor, at=at)
    except Refused as refused:
        return waiting(request, refused.refusals)
    messages.success(request, _("Đã xử lý."))
    return redirect("councils:waiting")


def _kept(request: HttpRequest) -> list[str]:
    provinces = bank.kept_by(actor_in(request))
    if not provinces:
        raise PermissionDenied(_("Trang này dành cho cán bộ quản lý khoa học của Sở KH&CN."))
    return provinces


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None


# ---------------------------------------------------------------- one expert


def expert(
    request: HttpRequest, pk: int, *, form: ChangeForm | None = None, refusals: tuple[Refusal, ...] = ()
) -> HttpResponse:
    """An entry with its ledger."""
    found = expert_or_404(request, pk)
    sheet = sheet_of(found, actor_in(request), at=clock.now())
    context = {
        "sheet": sheet,
        "expert": found,
        "form": form or (ChangeForm(found) if sheet.is_mine else None),
        "refusals": refusals,
        "reaches": Reach.choices,
        "usefulness": Usefulness.choices,
        "marks": range(1, BEST + 1),
    }
    bad = bool(refusals) or bool(form and form.errors)
    return render(request, "councils/expert.html", context, status=422 if bad else 200)


def expert_or_404(request: HttpRequest, pk: int) -> Expert:
    """The entry, if the reader may see it."""
    seen = bank.visible_to(actor_in(request)).select_related("person__user", "employer", "province")
    return get_object_or_404(seen, pk=pk)


@require_POST
def expert_act(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """Do one of the acts on an entry; what was typed is shown again where it was refused."""
    found = expert_or_404(request, pk)
    form = ChangeForm(found, request.POST) if act == "sua" else None
    if act not in ACTS:
        raise Http404
    if form is not None and not form.is_valid():
        return expert(request, pk, form=form)
    try:
        said = ACTS[act](found, request.POST, actor_in(request), form)
    except Refused as refused:
        return expert(request, pk, form=form, refusals=refused.refusals)
    messages.success(request, said)
    return redirect("councils:expert", pk)


def _confirm(found: Expert, post: QueryDict, actor: Actor, _form: Any) -> str:
    confirm_entry(expert=found, actor=actor, at=clock.now(), agrees=post.get("agrees") == "yes")
    return _("Cảm ơn ông/bà; thông tin được xác nhận đến hôm nay.")


def _change(found: Expert, _post: QueryDict, actor: Actor, form: Any) -> str:
    ask_change(expert=found, wanted=form.wanted, actor=actor, at=clock.now())
    return _("Đã gửi đề nghị; thông tin đổi sau khi Sở KH&CN duyệt.")


def _away(found: Expert, post: QueryDict, actor: Actor, _form: Any) -> str:
    say_away(expert=found, until=_day(post.get("until", "")), actor=actor, at=clock.now())
    return _("Đã ghi thời gian bận.")


def _contest(found: Expert, post: QueryDict, actor: Actor, _form: Any) -> str:
    number, words = post.get("number", ""), post.get("words", "")
    contest_line(expert=found, number=number, words=words, actor=actor, at=clock.now())
    return _("Đã gửi ý kiến; Sở KH&CN trả lời bằng văn bản tại đây.")


def _review(found: Expert, post: QueryDict, actor: Actor, _form: Any) -> str:
    review_expert(expert=found, actor=actor, at=clock.now(), is_active=post.get("answer") != "no")
    return _("Đã ghi nhận rà soát.")


def _reach(found: Expert, post: QueryDict, actor: Actor, _form: Any) -> str:
    reach = post.get("reach", "")
    if reach not in Reach.values:
        raise Http404
    mark_reach(expert=found, reach=Reach(reach), note=post.get("note", ""), actor=actor, at=clock.now())
    return _("Đã ghi tình trạng liên lạc.")


def _refuse(found: Expert, post: QueryDict, actor: Actor, _form: Any) -> str:
    on, words = _day(post.get("on", "")), post.get("words", "")
    note_refusal(expert=found, on=on, words=words, actor=actor, at=clock.now())
    return _("Đã ghi lần từ chối.")


def _fee(found: Expert, post: QueryDict, actor: Actor, _form: Any) -> str:
    typed = post.get("amount", "").replace(".", "").replace(" ", "")
    line = _line_of(found, post)
    if not typed.isdecimal():
        message = _("Ghi số tiền bằng đồng, chỉ gồm chữ số.")
        raise Refused([Refusal(code="no_amount", message=message, field="amount")])
    note_fee(attendance=line, amount=int(typed), actor=actor, at=clock.now(), paid_on=_day(post.get("paid_on", "")))
    return _("Đã ghi thù lao.")


def _quality(found: Expert, post: QueryDict, actor: Actor, _form: Any) -> str:
    note_quality(attendance=_line_of(found, post), actor=actor, at=clock.now(), **quality_in(post))
    return _("Đã ghi nhận chất lượng; chỉ chuyên gia và cán bộ giữ ngân hàng xem được.")


def quality_in(post: QueryDict) -> dict[str, Any]:
    """What was typed of a member's work, by the names `note_quality` gives it."""
    return {
        "was_on_time": post.get("on_time") == "yes",
        "usefulness": post.get("usefulness", ""),
        "satisfaction": whole(post.get("satisfaction", "")) or 0,
        "words": post.get("words", ""),
    }


def _line_of(found: Expert, post: QueryDict) -> Attendance:
    """A line of the ledger."""
    return get_object_or_404(
        Attendance.objects.select_related("entry", "membership"),
        pk=whole(post.get("line", "")) or 0,
        membership__person=found.person_id,
        entry__province=found.province_id,
    )


ACTS: dict[str, Callable[[Expert, QueryDict, Actor, Any], str]] = {
    "xac-nhan": _confirm,
    "sua": _change,
    "ban": _away,
    "y-kien": _contest,
    "ra-soat": _review,
    "lien-lac": _reach,
    "tu-choi": _refuse,
    "thu-lao": _fee,
    "chat-luong": _quality,
}
