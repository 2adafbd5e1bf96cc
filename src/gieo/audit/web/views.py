"""Pages of the audit: the anchors of the trail, the samples of an auditor."""

from datetime import date

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from gieo.audit.history import record_for
from gieo.audit.models import DrawnSample
from gieo.audit.papers import anchor_paper as paper_of
from gieo.audit.policies import provinces_audited, provinces_with_sign_ins, provinces_with_trail
from gieo.audit.services.draw_sample import draw_sample
from gieo.audit.sign_ins import page_of_sign_ins
from gieo.audit.web.forms import SampleForm
from gieo.core import clock
from gieo.core.answers import saved
from gieo.core.models import TrailAnchor
from gieo.core.paging import cursor_in
from gieo.dossiers.changes import changes_of
from gieo.identity.models import Province, SignInEvent
from gieo.identity.web.middleware import actor_in
from gieo.kernel.refusal import Refusal, Refused
from gieo.officialdocs.web.answers import printed

SHOWN = 31


def anchors(request: HttpRequest) -> HttpResponse:
    """The anchors of the last month, each with its paper and whether the chain still has it."""
    chains = provinces_with_trail(actor_in(request))
    if not chains:
        raise PermissionDenied(_("Trang này dành cho kiểm toán, lãnh đạo, thanh tra và quản trị của tỉnh."))
    latest = TrailAnchor.objects.filter(chain__in=chains).with_whether_they_hold().order_by("-day", "chain")[:SHOWN]
    return render(request, "audit/anchors.html", {"anchors": latest})


def anchor_paper(request: HttpRequest, chain: str, day: str) -> HttpResponse:
    """The paper of one anchor, to print, sign and keep elsewhere."""
    if chain not in provinces_with_trail(actor_in(request)):
        raise Http404
    try:
        anchor = TrailAnchor.objects.get(chain=chain, day=date.fromisoformat(day))
    except (TrailAnchor.DoesNotExist, ValueError):
        raise Http404 from None
    context = paper_of(anchor, Province.objects.get(pk=chain))
    return printed("minutes", context, name=f"moc-nhat-ky-{chain}-{day}", suffix="pdf")


def sign_ins(request: HttpRequest) -> HttpResponse:
    """The book of sign-ins: who came in from where, who was locked out, what looked odd."""
    actor = actor_in(request)
    if not provinces_with_sign_ins(actor):
        raise PermissionDenied(_("Trang này dành cho quản trị và kiểm toán của tỉnh."))
    event, words = request.GET.get("viec", ""), request.GET.get("q", "")
    page = page_of_sign_ins(actor, event=event, words=words, cursor=cursor_in(request.GET))
    context = {"page": page, "event": event, "events": SignInEvent.choices, "words": words}
    return render(request, "audit/sign_ins.html", context | {"rule": settings.SECURITY_RULES.watch})


def history(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """A body, a seat, a person, an expert, a task of the register: each value that was another before, and by whom."""
    try:
        record = record_for(actor_in(request), kind, pk)
    except (KeyError, ObjectDoesNotExist):
        raise Http404 from None
    context = {"record": record, "what": record._meta.verbose_name, "changes": changes_of(record)}
    return render(request, "audit/history.html", context)


def samples(request: HttpRequest) -> HttpResponse:
    """Ask for a sample and take it away; the samples taken so far stand below."""
    actor = actor_in(request)
    provinces = provinces_audited(actor)
    if not provinces:
        raise PermissionDenied(_("Trang này dành cho ghế kiểm toán của tỉnh."))
    initial = {"plan_year": clock.today().year}
    form = SampleForm(request.POST or None, provinces=provinces, initial=initial)
    refusals: tuple[Refusal, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            handed = draw_sample(**form.cleaned_data, actor=actor, at=clock.now())
        except Refused as refused:
            refusals = refused.refusals
        else:
            return saved(handed.content, f"kiem-toan-{handed.record.pk}.zip")
    taken = DrawnSample.objects.filter(province__in=provinces).select_related("province", "auditor__person")[:SHOWN]
    context = {"form": form, "refusals": refusals, "taken": taken, "is_signed": bool(settings.SEAL_KEY)}
    return render(request, "audit/samples.html", context, status=422 if request.method == "POST" else 200)
