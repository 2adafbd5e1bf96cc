"""The register of processing for everybody; one's own data and consents; how long data are kept, for their keeper."""

import json
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gieo.core import clock
from gieo.core.answers import saved
from gieo.identity.models import Person
from gieo.identity.web.middleware import actor_in
from gieo.kernel.refusal import Refusal, Refused
from gieo.kernel.typed import whole
from gieo.privacy import keeping as kept
from gieo.privacy.consents import said_by
from gieo.privacy.personal import data_of, file_of
from gieo.privacy.register import rows
from gieo.privacy.services.decide_retention import decide_retention
from gieo.privacy.services.hold import lift_hold, place_hold
from gieo.privacy.services.say_consent import say_consent
from gieo.privacy.web.forms import DecisionForm, HoldForm
from gieo.rulebooks import library


@login_not_required
def register(request: HttpRequest) -> HttpResponse:
    """What personal data the system holds, for what, by which law, who sees them; and how to ask about one's own."""
    return render(request, "privacy/register.html", {"rows": rows(), "rules": library.privacy()})


def mine(request: HttpRequest) -> HttpResponse:
    """One's own data and consents, and the ways to ask about them."""
    person = _person(request)
    return render(request, "privacy/mine.html", {"person": person, "data": data_of(person), "said": said_by(person)})


def export(request: HttpRequest) -> HttpResponse:
    """One's own data as a file for programs."""
    told = file_of(_person(request), at=clock.now())
    return saved(json.dumps(told, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1), "du-lieu-cua-toi.json")


@require_POST
def consent(request: HttpRequest, purpose: str) -> HttpResponse:
    """Agree to a purpose, or withdraw."""
    version = request.POST.get("version", "")
    try:
        said = say_consent(
            person=_person(request),
            purpose=purpose,
            given=request.POST.get("given") == "1",
            version=whole(version) or 0,
            actor=actor_in(request),
            at=clock.now(),
        )
    except Refused as refused:
        messages.error(request, str(refused.refusals[0]))
    else:
        messages.success(request, _("Đã ghi: đồng ý.") if said.given else _("Đã ghi: rút lại đồng ý."))
    return redirect("privacy:mine")


def keeping(request: HttpRequest) -> HttpResponse:
    """How long what is kept, and what is held beyond its time; place a hold."""
    form = HoldForm(request.POST or None, provinces=_provinces(request))
    refusals = _tried(request, form, place_hold)
    if refusals is None:
        messages.success(request, _("Đã giữ lại dữ liệu."))
        return redirect("privacy:keeping")
    return _keeping_page(request, form=form, refusals=refusals)


@require_POST
def decide(request: HttpRequest) -> HttpResponse:
    """Enter how many years a class is kept."""
    form = DecisionForm(request.POST, provinces=_provinces(request))
    refusals = _tried(request, form, decide_retention)
    if refusals is None:
        messages.success(request, _("Đã ghi thời hạn; từ đêm nay dữ liệu cũ hơn được xóa."))
        return redirect("privacy:keeping")
    return _keeping_page(request, deciding=form, decision_refusals=refusals)


def _provinces(request: HttpRequest) -> frozenset[str]:
    provinces = kept.provinces_kept(actor_in(request))
    if not provinces:
        raise PermissionDenied(_("Trang này dành cho người phụ trách dữ liệu cá nhân của tỉnh."))
    return provinces


def _tried(request: HttpRequest, form: forms.Form, do: Callable[..., object]) -> tuple[Refusal, ...] | None:
    """None when it was done; else why not: nothing where the form itself says so, or was only shown."""
    if request.method != "POST" or not form.is_valid():
        return ()
    try:
        do(**form.cleaned_data, actor=actor_in(request), at=clock.now())
    except Refused as refused:
        return refused.refusals
    return None


def _keeping_page(request: HttpRequest, **given: Any) -> HttpResponse:
    actor, provinces = actor_in(request), _provinces(request)
    context = {
        "form": HoldForm(provinces=provinces),
        "deciding": DecisionForm(provinces=provinces),
        "refusals": (),
        "decision_refusals": (),
        "classes": kept.classes(actor, clock.today()),
        "holds": kept.holds(actor),
        **given,
    }
    return render(request, "privacy/keeping.html", context, status=422 if request.method == "POST" else 200)


@require_POST
def lift(request: HttpRequest, pk: int) -> HttpResponse:
    """Let go."""
    actor = actor_in(request)
    lift_hold(hold=get_object_or_404(kept.holds(actor), pk=pk), actor=actor, at=clock.now())
    messages.success(request, _("Đã gỡ; dữ liệu theo lại thời hạn chung."))
    return redirect("privacy:keeping")


def _person(request: HttpRequest) -> Person:
    person = Person.objects.filter(user=actor_in(request).user or 0).first()
    if person is None:
        raise Http404
    return person
