"""Putting tasks of the register under codes: the machine suggests, a person decides."""

from collections.abc import Sequence
from itertools import groupby

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gieo.core import clock
from gieo.identity.web.middleware import actor_in
from gieo.kernel.refusal import Refusal, Refused
from gieo.overlap.classifying import unclassified
from gieo.registry.policies import provinces_classified_by
from gieo.registry.rules.classification import branches, list_on
from gieo.registry.services.classify_entries import classify_entries

PREFIX = "ma-"


def classify(request: HttpRequest) -> HttpResponse:
    """Tasks without a code, the newest first, each with the codes that suit it; chosen ones are written."""
    if not provinces_classified_by(actor_in(request)):
        raise PermissionDenied(_("Chuyên viên, lãnh đạo Sở, văn thư của tỉnh mới phân loại được nhiệm vụ trong sổ."))
    if request.method != "POST":
        return _page(request)
    try:
        done = classify_entries(codes=_chosen(request), actor=actor_in(request))
    except Refused as refused:
        return _page(request, refused.refusals, status=409)
    if done:
        messages.success(request, _("Số nhiệm vụ được ghi mã: %(number)d.") % {"number": len(done)})
    return redirect("overlap:classify")


def _chosen(request: HttpRequest) -> dict[int, list[str]]:
    """By key of the entry the code marked, and the one picked from the whole list."""
    chosen: dict[int, list[str]] = {}
    for name in request.POST:
        key = name.removeprefix(PREFIX)
        if name.startswith(PREFIX) and key.isdecimal():
            codes = list(dict.fromkeys(code for code in request.POST.getlist(name) if code))
            if codes:
                chosen[int(key)] = codes
    return chosen


def _page(request: HttpRequest, refusals: Sequence[Refusal] = (), *, status: int = 200) -> HttpResponse:
    context = {
        "found": unclassified(provinces_classified_by(actor_in(request))),
        "fields": [(field, list(codes)) for field, codes in groupby(branches().values(), lambda each: each.field)],
        "list": list_on(clock.today()),
        "refusals": refusals,
    }
    return render(request, "overlap/classify.html", context, status=status)
