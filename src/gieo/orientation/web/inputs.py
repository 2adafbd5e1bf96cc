"""The drafting pages: a draft from what was ordered; its sources beside its items, and what it covers."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from gieo.core import clock
from gieo.identity.models import Province
from gieo.identity.web.middleware import actor_in
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused
from gieo.kernel.typed import whole
from gieo.orientation.models import Order, OrientationField, OrientationItem, OrientationNotice
from gieo.orientation.policies import EDITORS
from gieo.orientation.services.describe_item import describe_item
from gieo.orientation.services.draft_from_last_year import draft_from_last_year
from gieo.orientation.services.draft_from_orders import draft_from_orders
from gieo.orientation.services.take_up_order import take_up_order
from gieo.orientation.sources import guidance_for, inputs_of
from gieo.orientation.states import NoticeState
from gieo.orientation.web.workspace import notice_or_404
from gieo.rulebooks import library

CONTROL = {"class": "form-control"}


class DraftForm(forms.Form):
    """For which province and year, and until when proposals come in."""

    province = forms.ModelChoiceField(
        Province.objects.none(), label=_("Tỉnh"), widget=forms.Select(attrs={"class": "form-select"})
    )
    plan_year = forms.IntegerField(
        label=_("Năm kế hoạch"), min_value=2000, max_value=2100, widget=forms.NumberInput(attrs=CONTROL)
    )
    closes_on = forms.DateField(
        label=_("Nhận đề xuất đến hết ngày"), widget=forms.DateInput(attrs={**CONTROL, "type": "date"})
    )
    from_last_year = forms.BooleanField(
        label=_("Bắt đầu từ thông báo của năm gần nhất"),
        help_text=_("Chép lĩnh vực, nội dung, căn cứ, yêu cầu, nơi nhận; từng dòng chờ xác nhận lại."),
        required=False,
        widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
    )


def draft(request: HttpRequest) -> HttpResponse:
    """Begin the orientation of a year with the orders that wait, or with the notice of the year before."""
    actor, at = actor_in(request), clock.now()
    provinces = {seat.province for seat in actor.seats if seat.role in EDITORS}
    if not provinces:
        raise PermissionDenied
    form = DraftForm(request.POST or None, initial={"plan_year": at.year + 1})
    mine = Province.objects.filter(code__in=provinces).order_by("name")
    form.fields["province"].queryset = mine  # type: ignore[attr-defined]
    form.fields["province"].initial = mine.first()
    refusals: tuple[Refusal, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            address = _drafted(dict(form.cleaned_data), actor, at)
        except Refused as refused:
            refusals = tuple(refused.refusals)
        else:
            return redirect(address)
    status = 422 if request.method == "POST" else 200
    return render(request, "orientation/draft.html", {"form": form, "refusals": refusals}, status=status)


def _drafted(asked: dict[str, Any], actor: Actor, at: datetime) -> str:
    """Where the draft is worked on: line by line, or beside what was ordered."""
    if asked.pop("from_last_year"):
        return reverse("orientation:desk", args=[draft_from_last_year(**asked, actor=actor, at=at).pk])
    return reverse("orientation:inputs", args=[draft_from_orders(**asked, actor=actor, at=at).pk])


def inputs(request: HttpRequest, pk: int) -> HttpResponse:
    """Orders on one side, items on the other; taking an order up ties the two (CT-1-2a)."""
    notice = notice_or_404(request, pk)
    refusals: tuple[Refusal, ...] = ()
    if request.method == "POST":
        kind, _dash, place = request.POST.get("place", "").partition("-")
        if not (place.isdecimal() and request.POST.get("order", "").isdecimal()):
            raise Http404
        order = get_object_or_404(Order, pk=request.POST["order"], province=notice.province_id)
        items = OrientationItem.objects.filter(field__notice=notice)
        item = get_object_or_404(items.select_related("field__notice"), pk=place) if kind == "item" else None
        field = item.field if item else get_object_or_404(OrientationField, pk=place, notice=notice)
        try:
            take_up_order(order=order, field=field, item=item, actor=actor_in(request), at=clock.now())
        except Refused as refused:
            refusals = tuple(refused.refusals)
        else:
            return redirect("orientation:inputs", pk)
    return _page(request, notice, refusals)


def _page(request: HttpRequest, notice: OrientationNotice, refusals: tuple[Refusal, ...]) -> HttpResponse:
    rulebook = library.get(notice.rulebook)
    context = {
        "inputs": inputs_of(notice),
        "editable": notice.state == NoticeState.DRAFT,
        "fields": rulebook.fields,
        "priority_fields": rulebook.priority_fields,
        "documents": guidance_for(notice),
        "refusals": refusals,
    }
    return render(request, "orientation/inputs.html", context, status=409 if refusals else 200)


@require_POST
def describe(request: HttpRequest, pk: int, item_pk: int) -> HttpResponse:
    """Years, further fields, places, priority and guidance of one item."""
    notice = notice_or_404(request, pk)
    item = get_object_or_404(OrientationItem.objects.select_related("field__notice"), pk=item_pk, field__notice=notice)
    guidance = [key for typed in request.POST.getlist("guidance") if (key := whole(typed)) is not None]
    try:
        describe_item(
            item=item,
            period=request.POST.get("period", ""),
            further_fields=request.POST.getlist("further_fields"),
            localities=request.POST.get("localities", "").split(","),
            priority_fields=request.POST.getlist("priority_fields"),
            guidance=guidance,
            actor=actor_in(request),
        )
    except Refused as refused:
        return _page(request, notice, tuple(refused.refusals))
    address = redirect("orientation:inputs", pk)
    address["Location"] += f"#item-{item.pk}"
    return address
