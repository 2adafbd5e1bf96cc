"""Follow calls: the form, the page of an address without account, one's own list."""

from typing import cast

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from gieo.calls.links import watch_behind
from gieo.calls.listing import Announced, Kind, Sought, call_named
from gieo.calls.services.follow_calls import Followed, confirm_watch, follow_calls, stop_watch
from gieo.calls.watching import followed_call, visible_to
from gieo.calls.web.seeking import sought_in
from gieo.core import clock
from gieo.dossiers.audience import bodies_of
from gieo.identity.models import Organisation, Province
from gieo.identity.web.addresses import address_of
from gieo.identity.web.middleware import actor_in
from gieo.identity.web.seats import province_asked_for
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused

LONGEST = 200
CONTROL = {"class": "form-control"}


class FollowForm(forms.Form):
    """Where to, or for whom; `website` is seen by machines only."""

    email = forms.EmailField(
        label=_("Thư điện tử"),
        help_text=_("Chỉ dùng để gửi tin này; thôi nhận thì địa chỉ được xóa."),
        widget=forms.EmailInput(attrs={**CONTROL, "autocomplete": "email"}),
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        required=False,
        label=_("Theo dõi cho"),
        empty_label=_("Riêng tôi"),
        help_text=_("Theo dõi cho cơ quan thì mọi người của cơ quan cùng thấy, cùng nhận tin."),
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    website = forms.CharField(required=False)

    def __init__(self, *args: object, actor: Actor, **kwargs: object) -> None:
        """An address of whoever has no account; of others for whom."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        bodies = Organisation.objects.filter(pk__in=sorted(bodies_of(actor))).order_by("name", "pk")
        if actor.user is None or not bodies:
            del self.fields["organisation"]
        else:
            cast("forms.ModelChoiceField[Organisation]", self.fields["organisation"]).queryset = bodies
        if actor.user is not None:
            del self.fields["email"]


@login_not_required
def follow(request: HttpRequest) -> HttpResponse:
    """What is to be followed stands in the address, as on the list of calls; the form asks for whom."""
    actor, at = actor_in(request), clock.now()
    province = province_asked_for(request)
    call, sought = _call(request), sought_in(request, province)
    form = FollowForm(request.POST or None, actor=actor)
    refusals: tuple[Refusal, ...] = ()
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        if typed["website"]:
            return redirect(f"{request.path}?gui=thu")  # a machine: it is told what it wants to hear
        try:
            follow_calls(
                followed=Followed(call=call, sought=Sought() if call else sought), actor=actor, at=at,
                email=typed.get("email", ""), organisation=typed.get("organisation"), network=address_of(request),
            )  # fmt: skip
        except Refused as refused:
            refusals = tuple(refused.refusals)
        else:
            return redirect("calls:watches") if actor.user else redirect(f"{request.path}?gui=thu")
    context = {
        "call": call,
        "sought": sought,
        "where": province.name if province else "",
        "kind": _kind(sought.kind),
        "form": form,
        "refusals": refusals,
        "sent": request.method == "GET" and "gui" in request.GET,
    }
    return render(request, "calls/follow.html", context, status=422 if form.errors or refusals else 200)


@login_not_required
@never_cache
def own(request: HttpRequest, token: str) -> HttpResponse:
    """The page of an address without account: begin to follow, stop."""
    watch = watch_behind(token)
    if watch is None:
        raise Http404
    if request.method == "POST":
        if request.POST.get("do") == "stop":
            stop_watch(watch=watch)
            return render(request, "calls/own_watch.html", {"watch": watch, "stopped": True})
        confirm_watch(watch=watch, at=clock.now())
        return redirect(request.path)
    where, kind = _where(watch.sought_province), _kind(watch.sought_kind)
    context = {"watch": watch, "stopped": False, "where": where, "kind": kind}
    return render(request, "calls/own_watch.html", context)


def watches(request: HttpRequest) -> HttpResponse:
    """What one follows, alone or with the bodies one acts for."""
    found, at = list(visible_to(actor_in(request))), clock.now()
    places = dict(Province.objects.values_list("code", "name"))
    rows = [
        {
            "watch": each,
            "where": places.get(each.sought_province, ""),
            "kind": _kind(each.sought_kind),
            "call": followed_call(each, at=at),
        }
        for each in found
    ]
    return render(request, "calls/watches.html", {"rows": rows})


@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop one; for a body whoever acts for it may."""
    stop_watch(watch=get_object_or_404(visible_to(actor_in(request)), pk=pk))
    return redirect("calls:watches")


def _call(request: HttpRequest) -> Announced | None:
    slug = request.GET.get("dot", "")[:LONGEST]
    call = call_named(slug, at=clock.now()) if slug else None
    if slug and call is None:
        raise Http404
    return call


def _kind(value: str) -> str:
    return Kind(value).label if value else ""


def _where(code: str) -> str:
    found = Province.objects.filter(code=code).first() if code else None
    return found.name if found else ""
