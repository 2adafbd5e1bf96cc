"""The page that brings experts in from a spreadsheet: tried first, taken over on a second word."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gieo.core import clock
from gieo.councils.bank import kept_by
from gieo.councils.services.import_experts import RowReport, import_experts
from gieo.councils.web.forms import ImportForm
from gieo.files.models import StoredFile
from gieo.files.services.receive_file import receive_file, too_large
from gieo.identity.web.middleware import actor_in
from gieo.kernel.media import XLSX
from gieo.kernel.refusal import Refusal, Refused

SHEETS = frozenset({XLSX})


def bring_in(request: HttpRequest) -> HttpResponse:
    """A spreadsheet: first what would become of each row, then the rows themselves."""
    provinces = kept_by(actor_in(request))
    if not provinces:
        raise PermissionDenied(_("Trang này dành cho cán bộ quản lý khoa học của Sở KH&CN."))
    posted = request.POST or None  # reads the body and throws a file away that is too large
    if getattr(request, "upload_too_large", False):
        return _page(request, ImportForm(provinces), refusals=(too_large(),), status=413)
    if request.POST.get("stored"):
        return _take_over(request, provinces)
    form = ImportForm(provinces, posted, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, form, status=422 if request.method == "POST" else 200)
    actor, at, file, province = actor_in(request), clock.now(), form.cleaned_data["file"], form.cleaned_data["province"]
    try:
        stored = receive_file(content=file, name=file.name, province=province, actor=actor, at=at, accept=SHEETS)
        reports = import_experts(content=stored.read(), province=province, actor=actor, at=at, dry_run=True)
    except Refused as refused:
        return _page(request, form, refusals=refused.refusals, status=422)
    return _page(request, form, reports=reports, stored=stored)


def _take_over(request: HttpRequest, provinces: list[str]) -> HttpResponse:
    """The rows of a file that was tried before, by whoever tried it."""
    key, actor = request.POST["stored"], actor_in(request)
    mine = StoredFile.objects.filter(province__in=provinces, received_from=actor.user).select_related("province")
    stored = get_object_or_404(mine, pk=key if key.isdecimal() else 0)
    try:
        reports = import_experts(
            content=stored.read(), province=stored.province, actor=actor, at=clock.now(), dry_run=False
        )
    except Refused as refused:
        return _page(request, ImportForm(provinces), refusals=refused.refusals, status=422)
    taken = sum(report.verdict != "fault" for report in reports)
    said = _("Đã nhập %(taken)s chuyên gia; bỏ qua %(left)s dòng có lỗi.")
    messages.success(request, said % {"taken": taken, "left": len(reports) - taken})
    return redirect("councils:experts")


def _page(
    request: HttpRequest,
    form: ImportForm,
    *,
    refusals: tuple[Refusal, ...] = (),
    reports: list[RowReport] | None = None,
    stored: StoredFile | None = None,
    status: int = 200,
) -> HttpResponse:
    verdicts = [report.verdict for report in reports or ()]
    counts = {verdict: verdicts.count(verdict) for verdict in ("new", "known", "fault")}
    context = {"form": form, "refusals": refusals, "reports": reports, "stored": stored, "counts": counts}
    return render(request, "councils/import_experts.html", context, status=status)
