"""Bringing lists into the register: look, take in, take back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST

from gieo.core import clock
from gieo.identity.models import Province
from gieo.identity.web.middleware import actor_in
from gieo.kernel.refusal import Refusal, Refused
from gieo.registry.models import RegisterImport
from gieo.registry.policies import provinces_of
from gieo.registry.services.look_at_list import look_at_list
from gieo.registry.services.take_list_back import take_list_back
from gieo.registry.services.take_list_in import take_list_in

SHOWN = 50
LINES = 300  # on the page; the file has them all
OUTCOMES = {
    "refused": gettext_noop("Không nhập"),
    "new": gettext_noop("Mới"),
    "completed": gettext_noop("Bổ sung"),
    "known": gettext_noop("Đã có"),
}


def imports(request: HttpRequest) -> HttpResponse:
    """The lists of the reader's provinces, and the form to bring another."""
    codes = _codes(request)
    if request.method != "POST":
        return _list(request, codes)
    upload = request.FILES.get("file")
    if upload is None:
        return _list(request, codes, (Refusal(code="no_file", message=_("Chọn một tệp."), field="file"),), status=422)
    code = request.POST.get("province", codes[0])
    try:
        looked = look_at_list(
            content=upload,
            name=upload.name or "",
            source=request.POST.get("source", ""),
            province=get_object_or_404(Province, pk=code, code__in=codes),
            actor=actor_in(request),
            at=clock.now(),
        )
    except Refused as refused:
        return _list(request, codes, refused.refusals, status=409)
    return redirect(looked)


def report(request: HttpRequest, pk: int) -> HttpResponse:
    """What each line comes to; what needs eyes first."""
    return _report(request, _import(request, pk))


@require_POST
def take_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter it."""
    return _done(request, pk, take_list_in, _("Đã nhập danh sách vào sổ."))


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it back."""
    return _done(request, pk, take_list_back, _("Đã rút danh sách khỏi sổ."))


def _codes(request: HttpRequest) -> list[str]:
    codes = provinces_of(actor_in(request))
    if not codes:
        raise PermissionDenied(_("Chuyên viên, lãnh đạo Sở của tỉnh mới nhập sổ được."))
    return codes


def _import(request: HttpRequest, pk: int) -> RegisterImport:
    rows = RegisterImport.objects.filter(province__in=_codes(request)).select_related("file", "province")
    return get_object_or_404(rows, pk=pk)


def _done(request: HttpRequest, pk: int, do: Callable[..., RegisterImport], words: str) -> HttpResponse:
    taken = _import(request, pk)
    try:
        do(taken=taken, actor=actor_in(request), at=clock.now())
    except Refused as refused:
        return _report(request, taken, refused.refusals, status=409)
    messages.success(request, words)
    return redirect(taken)


def _list(
    request: HttpRequest, codes: list[str], refusals: tuple[Refusal, ...] = (), *, status: int = 200
) -> HttpResponse:
    rows = RegisterImport.objects.filter(province__in=codes).select_related("file", "province").defer("report")
    context = {
        "imports": list(rows.order_by("-pk")[:SHOWN]),
        "provinces": list(Province.objects.filter(code__in=codes).order_by("name")),
        "source": request.POST.get("source", ""),
        "refusals": refusals,
    }
    return render(request, "registry/imports.html", context, status=status)


def _report(
    request: HttpRequest, taken: RegisterImport, refusals: tuple[Refusal, ...] = (), *, status: int = 200
) -> HttpResponse:
    order = list(OUTCOMES)
    asked = request.GET.get("loai", "")
    lines = [line for line in taken.report if asked in {"", line["outcome"]}]
    lines.sort(key=lambda line: (order.index(line["outcome"]), not line["remarks"]))
    context: dict[str, Any] = {
        "taken": taken,
        "lines": [_shown(line) for line in lines[:LINES]],
        "hidden": max(0, len(lines) - LINES),
        "outcomes": [(key, _(label), taken.counts.get(key, 0), key == asked) for key, label in OUTCOMES.items()],
        "refusals": refusals,
    }
    return render(request, "registry/import.html", context, status=status)


def _shown(line: dict[str, Any]) -> dict[str, Any]:
    return {"known_as": "", **line, "label": _(OUTCOMES[line["outcome"]])}
