"""The page of an act: what it asks, why not yet, and the doing."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gieo.core.arrival import arrived_at
from gieo.dossiers.docket import dossier_of
from gieo.dossiers.kinds import DossierKind, kind_named
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.prepared import may_prepare
from gieo.dossiers.selectors import visible_to
from gieo.dossiers.services.act import act as do_act
from gieo.dossiers.services.prepare_act import prepare_act
from gieo.dossiers.web.doors import entry_or_404
from gieo.dossiers.web.fields import NotAsked
from gieo.dossiers.web.forms import FactsForm, keeper
from gieo.identity.web.middleware import actor_in
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused
from gieo.kernel.workflow import Attempt, Facts, Transition


@dataclass(frozen=True, slots=True)
class Asked:
    """An act that somebody wants to do."""

    entry: DocketEntry
    kind: DossierKind
    dossier: Any
    row: Transition[Any, Any]
    actor: Actor
    at: datetime

    def form(self, request: HttpRequest) -> FactsForm:
        """What it asks, with first values."""
        return FactsForm(
            self.kind.asks(self.row.name, self.dossier) or self.row.facts,
            lambda name: self.kind.choices(name, self.dossier, self.actor),
            initial=self.kind.suggests(self.row.name, self.dossier, self.actor),
            request=request,
        )

    def recorded(self, typed: Facts) -> Facts:
        """What was typed, as the row records it."""
        return typed if isinstance(typed, self.row.facts) else self.row.facts.model_validate(dict(typed))

    def refusals(self) -> tuple[Refusal, ...]:
        """Why not now, as far as it can be said before anything is typed."""
        return tuple(self.kind.workflow.refusals(self.row, self.dossier, Attempt(actor=self.actor, at=self.at)))


def act(request: HttpRequest, number: str, act: str) -> HttpResponse:
    """Show the act, or do it; the instant of the click is taken before anything else."""
    at = arrived_at(request)
    entry = entry_or_404(request, number)
    kind = kind_named(entry.kind)
    if act not in kind.workflow:
        raise Http404
    asked = Asked(entry, kind, dossier_of(entry), kind.workflow[act], actor_in(request), at)
    if asked.row.only_where and not asked.row.only_where(asked.dossier):
        raise Http404
    refusals = asked.refusals()
    for refusal in refusals:
        if refusal.code == "not_yours":
            raise PermissionDenied(str(refusal))
    if request.method == "GET" and act in kind.own_pages:
        return redirect(kind.own_pages[act], number)
    try:
        form = asked.form(request)
    except NotAsked:
        raise Http404 from None
    if request.method != "POST":
        return _page(request, asked, form, refusals)
    return _do(request, asked, form)


def _do(request: HttpRequest, asked: Asked, form: FactsForm) -> HttpResponse:
    if not form.is_valid():
        return _page(request, asked, form, status=422)
    try:
        facts = form.facts(keeper(province=asked.entry.province, actor=asked.actor, at=asked.at))
        if facts is None:
            return _page(request, asked, form, status=422)
        key = request.POST.get("key", "")[:80]
        recorded = asked.recorded(facts)
        if "prepare" in request.POST:
            prepare_act(entry=asked.entry, name=asked.row.name, facts=recorded, actor=asked.actor, at=asked.at)
            messages.success(request, _("Đã chuẩn bị: %(act)s.") % {"act": _(asked.row.label)})
            return redirect("dossiers:prepared")
        do_act(asked.dossier, asked.row.name, actor=asked.actor, at=asked.at, facts=recorded, key=key)
    except Refused as refused:
        return _page(request, asked, form, refused.refusals, status=409)
    messages.success(request, _("Đã thực hiện: %(act)s.") % {"act": _(asked.row.label)})
    return redirect(_after(asked))


def _after(asked: Asked) -> str:
    """The dossier; the to-do list, if the act took it out of the reader's sight."""
    return (
        asked.kind.address(asked.dossier)
        if visible_to(asked.actor).filter(pk=asked.entry.pk).exists()
        else "workspace:home"
    )


def _page(
    request: HttpRequest, asked: Asked, form: FactsForm, refusals: tuple[Refusal, ...] = (), *, status: int = 200
) -> HttpResponse:
    context = {
        "entry": asked.entry,
        "kind": asked.kind,
        "row": asked.row,
        "basis": asked.row.basis_under(asked.dossier.law),
        "form": form,
        "notices": asked.kind.forewarns(asked.row.name, asked.dossier),
        "refusals": refusals,
        "prepares": may_prepare(asked.row, asked.actor, asked.entry.province_id),
        "closed": bool(refusals) and request.method != "POST",
        "key": request.POST.get("key") or secrets.token_hex(16),
        "back": asked.kind.address(asked.dossier),
    }
    return render(request, "dossiers/act.html", context, status=status)
