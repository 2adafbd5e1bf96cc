"""The list of calls for everybody, with its filters in the address; the same as feeds; a call for hosts by itself."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from gieo.calls import listing as calls
from gieo.calls.listing import Announced, Kind, Standing
from gieo.calls.web.seeking import address_of, sought_in
from gieo.core import clock
from gieo.identity.web.seats import province_asked_for
from gieo.portal import openness
from gieo.selection.models import Call

FEEDS = {
    "atom": (Atom1Feed, "application/atom+xml; charset=utf-8"),
    "rss": (Rss201rev2Feed, "application/rss+xml; charset=utf-8"),
}


@login_not_required
def listing(request: HttpRequest) -> HttpResponse:
    """Open, coming and closed calls; every filter stands in the address and needs no script."""
    province = province_asked_for(request)
    sought = sought_in(request, province)
    query = address_of(sought, province)
    context = {
        "found": calls.calls(sought, at=clock.now()),
        "sought": sought,
        "province": province,
        "provinces": list(openness.provinces()),
        "kinds": list(Kind),
        "standings": list(Standing),
        "is_narrowed": bool(query),
        "follow": reverse("calls:follow") + query,
        "feeds": {name: reverse("public:calls-feed", args=[name]) + query for name in FEEDS},
    }
    return render(request, "portal/calls.html", context)


@login_not_required
def feed(request: HttpRequest, suffix: str) -> HttpResponse:
    """The same list for programs that follow it: sites of schools and districts, readers of news."""
    kind, media_type = FEEDS[suffix]
    province = province_asked_for(request)
    sought = sought_in(request, province)
    latest = kind(
        title=_("Đợt nhận đề xuất, tuyển chọn, ý tưởng"),
        link=request.build_absolute_uri(reverse("public:calls") + address_of(sought, province)),
        description=_("Đợt đang nhận, sắp mở và vừa đóng"),
        feed_url=request.build_absolute_uri(),
        language="vi",
    )
    for each in calls.calls(sought, at=clock.now()).everything:
        latest.add_item(
            title=f"{_(each.kind.label)}: {each.title}",
            link=request.build_absolute_uri(each.url),
            description=" · ".join(_said(each)),
            unique_id=f"{request.get_host()}/{each.key}",
            unique_id_is_permalink=False,
            pubdate=each.announced_at,
            updateddate=each.announced_at or clock.now(),
        )
    return HttpResponse(latest.writeString("utf-8"), content_type=media_type)


@login_not_required
def call(request: HttpRequest, number: str) -> HttpResponse:
    """What everybody must know to apply: task, conditions, way, place, hour."""
    try:
        found = calls.call_for_hosts(number)
    except Call.DoesNotExist:
        raise Http404 from None
    context = {"call": found, "announced": calls.announced(found, clock.now())}
    return render(request, "portal/call.html", context)


def _said(each: Announced) -> list[str]:
    last = f"{_('nhận đến')} {localtime(each.last):%H:%M %d/%m/%Y}" if each.last else ""
    standing = _("Đã hủy") if each.is_off else _(each.standing.label)
    return [part for part in (each.body, each.province.name, str(each.year or ""), standing, last) if part]
