"""The counter: enter a form, bind its scan, print its receipt; the book offline; the portal's files."""

import json
import secrets
from base64 import b64encode
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.request import RawPostDataException
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from pydantic import TypeAdapter, ValidationError

from gieo.core import clock
from gieo.core.answers import saved
from gieo.core.clock import LEGAL_ZONE
from gieo.core.paging import Sorting, cursor_in, page_of
from gieo.dossiers.web.paging import query_with
from gieo.identity.models import Province
from gieo.identity.web.middleware import actor_in
from gieo.kernel.actors import Actor
from gieo.kernel.csv_text import csv_of
from gieo.kernel.refusal import Refused
from gieo.officialdocs.web.answers import printed
from gieo.orientation.models import IntakeWindow
from gieo.proposals.counter.paper import Paper
from gieo.proposals.counter.policies import provinces_kept, provinces_read
from gieo.proposals.counter.selectors import (
    blocks_of,
    book_of,
    entry_for,
    handed_back,
    open_block_of,
    windows_at,
)
from gieo.proposals.documents.submission_receipt import RECEIPT, counter_receipt_context
from gieo.proposals.models import CounterBlock, CounterEntry
from gieo.proposals.services.bind_scan import bind_scan
from gieo.proposals.services.import_portal import Imported, import_portal
from gieo.proposals.services.keep_counter_book import close_block, enter_paper, reserve_block, sync_book
from gieo.proposals.services.read_scan import ReadScan, read_scan
from gieo.proposals.services.supplement_paper import supplement_paper
from gieo.proposals.states import ProposalState
from gieo.proposals.web.counter_forms import PaperForm, PortalForm, ScanForm, SupplementForm

PAGE = 50
LATEST_FIRST = Sorting("arrived_at", falling=True)
COMING_BACK = (ProposalState.RETURNED, ProposalState.SUBMITTED)
MOST_AT_ONCE = 200
PAPERS = TypeAdapter(list[Paper])


def book(request: HttpRequest) -> HttpResponse:
    """The book, and above it the form to enter what lies on the counter."""
    actor, at = _reader(request), clock.now()
    windows = windows_at(actor, at)
    if request.method != "POST":
        return _book(request, actor, PaperForm(windows))
    form = PaperForm(windows, request.POST)
    if not form.is_valid():
        return _book(request, actor, form, status=422)
    key = request.POST.get("key", "")[:80] or secrets.token_hex(16)
    try:
        entry = enter_paper(paper=Paper(key=key, **form.cleaned_data), actor=actor, at=at)
    except Refused as refused:
        return _book(request, actor, form, refused=refused, status=409)
    messages.success(
        request, _("Đã vào sổ, số %(number)s. In giấy tiếp nhận, rồi quét phiếu.") % {"number": entry.number}
    )
    return redirect(entry)


@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Fill the entry from a scan, with the picture beside it; the clerk compares and enters it."""
    actor, at = _keeper(request), clock.now()
    windows, scanned = windows_at(actor, at), ScanForm(request.POST, request.FILES)
    if not scanned.is_valid():
        return _book(request, actor, PaperForm(windows), scanned=scanned, status=422)
    try:
        found = read_scan(upload=scanned.cleaned_data["scan"])
    except Refused as refused:
        return _book(request, actor, PaperForm(windows), refused=refused, status=409)
    return _book(request, actor, PaperForm(windows, initial={**found.fields, "pages": found.pages}), found=found)


def entry(request: HttpRequest, number: str) -> HttpResponse:
    """One entry: its receipt to print, its scan to bind."""
    actor, found = _reader(request), _entry_or_404(request, number)
    if request.method != "POST":
        return _entry(request, found, SupplementForm() if found.proposal_id else ScanForm())
    if found.proposal_id:
        return _supplement(request, found, actor)
    form = ScanForm(request.POST, request.FILES)
    if not form.is_valid():
        return _entry(request, found, form, status=422)
    upload = form.cleaned_data["scan"]
    try:
        bound = bind_scan(entry=found, content=upload, name=str(upload.name), actor=actor, at=clock.now())
    except Refused as refused:
        return _entry(request, found, form, refused=refused, status=409)
    messages.success(
        request,
        _("Đã gắn bản quét; phiếu thành hồ sơ %(number)s.")
        % {"number": bound.proposal.number if bound.proposal else ""},
    )
    return redirect(bound)


def _supplement(request: HttpRequest, found: CounterEntry, actor: Actor) -> HttpResponse:
    """What came back on paper: a further scan, a receipt of its own."""
    form = SupplementForm(request.POST, request.FILES)
    if not form.is_valid():
        return _entry(request, found, form, status=422)
    upload, pages = form.cleaned_data["scan"], form.cleaned_data["pages"]
    try:
        receipt = supplement_paper(
            entry=found, content=upload, name=str(upload.name), pages=pages, actor=actor, at=clock.now()
        )
    except Refused as refused:
        return _entry(request, found, form, refused=refused, status=409)
    messages.success(request, _("Đã nhận phiếu giấy; giấy tiếp nhận số %(number)s.") % {"number": receipt.number})
    return redirect(found)


@require_GET
def entry_receipt(request: HttpRequest, number: str) -> HttpResponse:
    """The receipt as a paper."""
    found = _entry_or_404(request, number)
    return printed(RECEIPT, counter_receipt_context(found), name=found.number, suffix="pdf")


def offline_book(request: HttpRequest) -> HttpResponse:
    """The book for the hours without a network: take a block of numbers, give it back (POST)."""
    actor, at = _keeper(request), clock.now()
    if request.method == "POST":
        _take_or_give_back(request, actor)
        return redirect("proposals:counter-offline")
    block = open_block_of(actor)
    used = block.entries.values_list("number", flat=True) if block else ()
    windows = windows_at(actor, at)
    context = {
        "held": block,
        "used": list(used),
        "slots": block.slots if block else {},
        "form": PaperForm(windows),
        "windows": windows,
        "blocks": blocks_of(actor)[:PAGE],
        "base_url": settings.BASE_URL,
    }
    return render(request, "proposals/counter_offline.html", context)


@require_POST
def sync(request: HttpRequest, block: int) -> JsonResponse:
    """What was written offline comes in; the answer says under which number each entry stands."""
    actor = _keeper(request)
    held = CounterBlock.objects.filter(pk=block, province__in=provinces_kept(actor), clerk=actor.user).first()
    if held is None:
        raise Http404
    try:
        papers = PAPERS.validate_python(json.loads(request.body)[:MOST_AT_ONCE])
    except (ValueError, TypeError, KeyError, RawPostDataException) as fault:
        found = fault.errors(include_url=False, include_input=False) if isinstance(fault, ValidationError) else []
        places = [".".join(str(step) for step in each["loc"]) for each in found]
        return JsonResponse({"error": _("Dữ liệu gửi lên không đọc được."), "fields": places}, status=422)
    done = sync_book(block=held, papers=papers, actor=actor, at=clock.now())
    return JsonResponse(
        {"entries": [{"key": each.key, "number": each.number, "refused": each.refused} for each in done]}
    )


def portal(request: HttpRequest) -> HttpResponse:
    """The file of the portal comes in; the file of states goes back."""
    actor = _keeper(request)
    windows = windows_at(actor, clock.now())
    if request.method != "POST":
        return _portal(request, PortalForm(windows))
    form = PortalForm(windows, request.POST, request.FILES)
    if not form.is_valid():
        return _portal(request, form, status=422)
    window = IntakeWindow.objects.select_related("province").get(pk=form.cleaned_data["window"])
    try:
        done = import_portal(content=form.cleaned_data["file"].read(), window=window, actor=actor, at=clock.now())
    except Refused as refused:
        return _portal(request, form, refused=refused, status=409)
    return _portal(request, form, done=done)


@require_GET
def portal_states(request: HttpRequest) -> HttpResponse:
    """Portal number, our numbers, state, since when, until when: one line per dossier, for the portal to read."""
    actor = _keeper(request)
    heads = ["ma_ho_so", "so_tiep_nhan", "ma_gieo", "trang_thai", "ten_trang_thai", "tu_luc", "han"]
    return saved(csv_of([heads, *map(_state_of, handed_back(actor))]), "trang-thai-ho-so.csv")


def _state_of(each: CounterEntry) -> list[str]:
    proposal = each.proposal
    if proposal is None:
        waiting = ["", "waiting_for_scan", _("Đã tiếp nhận, chờ quét"), _instant(each.entered_at)]
        return [each.portal_number, each.number, *waiting, each.promised_on.isoformat()]
    since, due = _instant(proposal.state_since), _instant(proposal.due_at) if proposal.due_at else ""
    return [each.portal_number, each.number, proposal.number, proposal.state, proposal.state_label, since, due]


def _instant(moment: Any) -> str:
    return str(moment.astimezone(LEGAL_ZONE).isoformat(timespec="seconds"))


def _reader(request: HttpRequest) -> Actor:
    actor = actor_in(request)
    if not provinces_read(actor):
        raise PermissionDenied(_("Sổ tiếp nhận chỉ dành cho bộ phận một cửa và chuyên viên của tỉnh."))
    return actor


def _keeper(request: HttpRequest) -> Actor:
    actor = actor_in(request)
    if not provinces_kept(actor):
        raise PermissionDenied(_("Chỉ cán bộ một cửa của tỉnh ghi được vào sổ tiếp nhận."))
    return actor


def _entry_or_404(request: HttpRequest, number: str) -> CounterEntry:
    try:
        return entry_for(_reader(request), number)
    except CounterEntry.DoesNotExist:
        raise Http404 from None


def _take_or_give_back(request: HttpRequest, actor: Actor) -> None:
    held = open_block_of(actor)
    if "give-back" in request.POST and held:
        close_block(block=held, actor=actor, at=clock.now())
        messages.success(request, _("Đã đóng quyển số; các số chưa dùng được ghi là bỏ trống."))
        return
    province = Province.objects.get(code=min(provinces_kept(actor)))
    reserve_block(province=province, actor=actor, at=clock.now())


def _book(
    request: HttpRequest,
    actor: Actor,
    form: PaperForm,
    *,
    refused: Refused | None = None,
    scanned: ScanForm | None = None,
    found: ReadScan | None = None,
    status: int = 200,
) -> HttpResponse:
    words = request.GET.get("q", "").strip()[:100]
    entries = book_of(actor)
    if words:
        entries = entries.filter(number__icontains=words) | entries.filter(portal_number__icontains=words)
    page = page_of(entries, LATEST_FIRST, cursor_in(request.GET), size=PAGE)
    context = {
        "form": form,
        "page": page,
        "previous": query_with(request.GET, truoc=page.before) if page.before else "",
        "next": query_with(request.GET, sau=page.after) if page.after else "",
        "keeps": bool(provinces_kept(actor)),
        "key": request.POST.get("key") or secrets.token_hex(16),
        "refusals": refused.refusals if refused else (),
        "scanned": scanned or ScanForm(),
        "found": found,
        "picture": b64encode(found.picture).decode() if found else "",
        "words": words,
    }
    return render(request, "proposals/counter.html", context, status=status)


def _entry(
    request: HttpRequest, found: CounterEntry, form: ScanForm, *, refused: Refused | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "entry": found,
        "form": form,
        "keeps": found.province_id in provinces_kept(actor_in(request)),
        "comes_back": found.proposal is not None and found.proposal.state in COMING_BACK,
        "verification_url": counter_receipt_context(found)["verification_url"],
        "refusals": refused.refusals if refused else (),
    }
    return render(request, "proposals/counter_entry.html", context, status=status)


def _portal(
    request: HttpRequest,
    form: PortalForm,
    *,
    done: Imported | None = None,
    refused: Refused | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {"form": form, "done": done, "refusals": refused.refusals if refused else ()}
    return render(request, "proposals/counter_portal.html", context, status=status)
