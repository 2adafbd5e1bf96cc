"""What one says of oneself and of one's body, typed once; and as it was on a day."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime, time
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gieo.core import clock
from gieo.identity.business_register import register
from gieo.identity.models import Organisation, OrganisationProfile, Person, PersonProfile
from gieo.identity.profiles import body_as_of, person_as_of
from gieo.identity.services.say_body_profile import BodyWords, say_body_profile
from gieo.identity.services.say_own_profile import OwnWords, say_own_profile
from gieo.identity.web.middleware import actor_in
from gieo.kernel.refusal import Refusal, Refused
from gieo.portal import people

LABELS = {
    "degree": gettext_lazy("Học hàm, học vị"),
    "orcid": gettext_lazy("Mã định danh nhà nghiên cứu (ORCID)"),
    "phone": gettext_lazy("Điện thoại"),
    "email": gettext_lazy("Thư điện tử"),
    "address": gettext_lazy("Địa chỉ"),
    "website": gettext_lazy("Trang thông tin"),
    "tax_code": gettext_lazy("Mã số thuế"),
    "account": gettext_lazy("Số tài khoản"),
    "bank": gettext_lazy("Nơi mở tài khoản"),
    "representative": gettext_lazy("Người đại diện theo pháp luật"),
    "position": gettext_lazy("Chức vụ người đại diện"),
}
OWN = tuple(each.name for each in fields(OwnWords))
OF_A_BODY = tuple(each.name for each in fields(BodyWords))


def own(request: HttpRequest) -> HttpResponse:
    """The reader's own, and the way to those of the own bodies."""
    person = Person.objects.filter(user=actor_in(request).user).first()
    if person is None:
        raise Http404
    day = _day_in(request)
    refusals: tuple[Refusal, ...] = ()
    said = person_as_of(person, _end_of(day))
    if request.method == "POST":
        words = _sent(request, OWN)
        try:
            say_own_profile(person=person, said=OwnWords(**words), actor=actor_in(request), at=clock.now())
        except Refused as refused:
            refusals, said = refused.refusals, PersonProfile(person=person, full_name=person.full_name, **words)
        else:
            messages.success(request, _("Đã ghi lý lịch. Phiếu lập từ nay điền sẵn theo lý lịch này."))
            return redirect("workspace:profile")
    context = {
        "title": _("Lý lịch của tôi"),
        "name": said.full_name,
        "fields": _shown(said, OWN, refusals),
        "bodies": people.bodies_to_letter(actor_in(request), ""),
        "days": list(person.profiles.order_by("-said_at", "-pk").values_list("said_at", flat=True)),
    }
    return _page(request, context, day, refusals)


def body(request: HttpRequest, pk: int) -> HttpResponse:
    """That of a body: its people write it, and the officers of its province."""
    actor = actor_in(request)
    organisation: Organisation = get_object_or_404(people.lettered_by(actor), pk=pk)
    day = _day_in(request)
    refusals: tuple[Refusal, ...] = ()
    said = body_as_of(organisation, _end_of(day)) or OrganisationProfile(organisation=organisation)
    if request.method == "POST":
        words = _sent(request, OF_A_BODY)
        try:
            say_body_profile(organisation=organisation, said=BodyWords(**words), actor=actor, at=clock.now())
        except Refused as refused:
            refusals, said = refused.refusals, OrganisationProfile(organisation=organisation, **words)
        else:
            messages.success(request, _("Đã ghi lý lịch của %(name)s.") % {"name": organisation.name})
            return redirect("workspace:body-profile", pk)
    registered = register()
    asked = request.GET.get("mst", "")
    if registered and asked:
        for name, value in registered(asked).items():
            setattr(said, name, value)
    context = {
        "title": _("Lý lịch của tổ chức"),
        "name": organisation.name_on(day or clock.today()),
        "fields": _shown(said, OF_A_BODY, refusals),
        "has_register": registered is not None,
        "asked": asked,
        "is_unknown": bool(registered and asked and not registered(asked)),
        "days": list(organisation.profiles.order_by("-said_at", "-pk").values_list("said_at", flat=True)),
    }
    return _page(request, context, day, refusals)


def _page(request: HttpRequest, context: Mapping[str, Any], day: Any, refusals: tuple[Refusal, ...]) -> HttpResponse:
    whole = {**context, "day": day, "refusals": refusals}
    return render(request, "portal/people/profile.html", whole, status=422 if refusals else 200)


def _day_in(request: HttpRequest) -> Any:
    """The day asked for; what is no day is not asked."""
    try:
        return parse_date(request.GET.get("ngay", ""))
    except ValueError:
        return None


def _end_of(day: Any) -> datetime:
    """Until the end of the legal day; until now where none is asked for."""
    return datetime.combine(day, time.max, tzinfo=clock.LEGAL_ZONE) if day else clock.now()


def _sent(request: HttpRequest, names: tuple[str, ...]) -> dict[str, str]:
    return {name: request.POST.get(name, "") for name in names}


def _shown(said: Model, names: tuple[str, ...], refusals: tuple[Refusal, ...]) -> list[dict[str, Any]]:
    """Each field with what it is called, how long it may be, and what is wrong with it."""
    wrong = {refusal.field: str(refusal) for refusal in refusals}
    columns = {field.name: field for field in said._meta.concrete_fields}
    return [
        {
            "name": name,
            "label": LABELS[name],
            "longest": columns[name].max_length,
            "value": getattr(said, name),
            "error": wrong.get(name, ""),
        }
        for name in names
    ]
