"""The check of a dossier: what is near, what was decided, what its authors say, where else somebody looked."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gieo.core import clock
from gieo.dossiers import selectors
from gieo.dossiers.kinds import kind_named
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.web.doors import open_entry_or_404
from gieo.identity.web.middleware import actor_in
from gieo.kernel.refusal import Refusal, Refused
from gieo.novelty.check import findings_of
from gieo.novelty.models import VerdictClass
from gieo.novelty.policies import reads_the_register
from gieo.novelty.searched_in import SearchedIn
from gieo.novelty.services.file_slip import file_slip
from gieo.novelty.services.give_verdict import give_verdict
from gieo.novelty.services.record_lookup import record_lookup
from gieo.novelty.services.show_hits import show_hits
from gieo.novelty.services.write_reply import write_reply
from gieo.novelty.slip import SLIP, slip_context
from gieo.officialdocs.web.answers import printed
from gieo.registry.elsewhere import former_sites
from gieo.registry.models import RegisterEntry


def page(request: HttpRequest, number: str) -> HttpResponse:
    """Everything about the novelty of one dossier."""
    return _page(request, _entry(request, number))


@require_POST
def judge(request: HttpRequest, number: str) -> HttpResponse:
    """Decide about a pair."""
    entry = _entry(request, number)

    def do() -> object:
        near = _near(request, entry)
        asked = {name: request.POST.get(name, "") for name in ("verdict", "reason")}
        return give_verdict(entry=entry, near=near, **asked, actor=actor_in(request), at=clock.now())

    return _done(request, entry, do, _("Đã ghi kết luận."))


@require_POST
def reply(request: HttpRequest, number: str) -> HttpResponse:
    """Say, as an author, what is different."""
    entry = _entry(request, number)

    def do() -> object:
        pk = request.POST.get("task", "")
        task = get_object_or_404(RegisterEntry, pk=pk if pk.isdecimal() else None) if pk else None
        words = request.POST.get("words", "")
        return write_reply(entry=entry, task=task, words=words, actor=actor_in(request), at=clock.now())

    return _done(request, entry, do, _("Đã ghi giải trình."))


@require_POST
def look_elsewhere(request: HttpRequest, number: str) -> HttpResponse:
    """Keep evidence of a look-up outside."""
    entry = _entry(request, number)

    def do() -> object:
        asked = {name: request.POST.get(name, "") for name in ("source", "source_name", "query", "result")}
        proof = request.FILES.get("proof")
        return record_lookup(entry=entry, **asked, proof=proof, actor=actor_in(request), at=clock.now())

    return _done(request, entry, do, _("Đã ghi lần tra cứu."))


@require_POST
def keep_slip(request: HttpRequest, number: str) -> HttpResponse:
    """Put the slip into the papers of the dossier."""
    entry = _entry(request, number)
    return _done(
        request,
        entry,
        lambda: file_slip(entry=entry, actor=actor_in(request), at=clock.now()),
        _("Đã lưu phiếu vào giấy tờ của hồ sơ."),
    )


def slip_pdf(request: HttpRequest, number: str) -> HttpResponse:
    """The slip as it stands, as PDF."""
    entry = _entry_of_the_office(request, number)
    return _slip(entry, "pdf")


def slip_docx(request: HttpRequest, number: str) -> HttpResponse:
    """The slip as it stands, as Word."""
    entry = _entry_of_the_office(request, number)
    return _slip(entry, "docx")


def card(request: HttpRequest, number: str) -> HttpResponse:
    """The nearest in a few lines, beside a dossier."""
    entry = _entry(request, number)
    context = {"entry": entry, "findings": findings_of(entry, actor_in(request))}
    return render(request, "novelty/parts/card.html", context)


@require_POST
def beside(request: HttpRequest, number: str) -> HttpResponse:
    """The nearest to what is being written, beside the form; what the author was shown is kept."""
    entry = _entry(request, number)
    context: dict[str, Any] = {"entry": entry, "near": (), "at": clock.now()}
    try:
        context["near"] = show_hits(entry=entry, actor=actor_in(request), at=context["at"])
    except Refused as refused:
        context["refusals"] = refused.refusals
    return render(request, "novelty/parts/beside.html", context)


def _entry(request: HttpRequest, number: str) -> DocketEntry:
    entry = open_entry_or_404(request, number)
    if kind_named(entry.kind).describes is None:
        raise Http404
    return entry


def _entry_of_the_office(request: HttpRequest, number: str) -> DocketEntry:
    """The slip names tasks that are not public yet, and their investigators."""
    entry = _entry(request, number)
    if not reads_the_register(actor_in(request), entry):
        raise PermissionDenied(_("Phiếu kết quả tra cứu dành cho Sở KH&CN và hội đồng; phiếu đã lưu nằm trong hồ sơ."))
    return entry


def _near(request: HttpRequest, entry: DocketEntry) -> RegisterEntry | DocketEntry:
    """The other side of the pair: a task, or a dossier the reader may see."""
    task, other = request.POST.get("task", ""), request.POST.get("other", "")
    if task.isdecimal():
        return get_object_or_404(RegisterEntry, pk=task)
    siblings = selectors.visible_to(actor_in(request)).filter(kind=entry.kind)
    return get_object_or_404(siblings, pk=other if other.isdecimal() else None)


def _done(request: HttpRequest, entry: DocketEntry, do: Callable[[], object], words: str) -> HttpResponse:
    try:
        do()
    except Refused as refused:
        return _page(request, entry, refused.refusals, status=409)
    messages.success(request, words)
    return redirect("novelty:page", entry.number)


def _page(
    request: HttpRequest, entry: DocketEntry, refusals: tuple[Refusal, ...] = (), *, status: int = 200
) -> HttpResponse:
    context = {
        "entry": entry,
        "kind": kind_named(entry.kind),
        "findings": findings_of(entry, actor_in(request)),
        "verdicts": [(value, _(label)) for value, label in VerdictClass.choices],
        "sources": [(source.value, _(source.label)) for source in SearchedIn],
        "typed": defaultdict(str, request.POST.items()),  # what was refused stays in its form
        "former_sites": former_sites(),
        "refusals": refusals,
    }
    return render(request, "novelty/page.html", context, status=status)


def _slip(entry: DocketEntry, suffix: str) -> HttpResponse:
    context = slip_context(entry, at=clock.now())
    return printed(SLIP.layout, context, name=f"{entry.number}-KQTrC", suffix=suffix)
