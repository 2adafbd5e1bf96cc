"""The public pages of the register: a task, and the answer of the look-up as a workbook, a table and a feed."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from gieo.registry import lookup
from gieo.registry.models import RegisterEntry
from gieo.registry.rows import csv_lines, field_name, workbook_of
from gieo.registry.web.questions import address, filters_in

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
IN_A_SHEET = 10_000  # more than that a workbook is slow to open; the .csv has no bound
IN_A_FEED = 50


@login_not_required
def task(request: HttpRequest, number: str) -> HttpResponse:
    """One task, with everything public about it; a former number leads to the present one."""
    try:
        entry = lookup.public_entry(number)
    except RegisterEntry.DoesNotExist:
        raise Http404 from None
    if entry.number != number:
        return redirect(entry, permanent=True)
    return render(request, "registry/task.html", {"entry": entry, "field": field_name(entry.science_field)})


@login_not_required
def workbook(request: HttpRequest) -> HttpResponse:
    """The answer as a workbook."""
    content = workbook_of(
        lookup.newest_first(lookup.resolved(filters_in(request)))[:IN_A_SHEET].iterator(chunk_size=500)
    )
    return HttpResponse(
        content, content_type=SHEET, headers={"Content-Disposition": 'attachment; filename="nhiem-vu.xlsx"'}
    )


@login_not_required
def table(request: HttpRequest) -> HttpResponseBase:
    """The whole answer as a .csv, line by line."""
    lines = csv_lines(lookup.newest_first(lookup.resolved(filters_in(request))).iterator(chunk_size=500))
    return StreamingHttpResponse(
        lines,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="nhiem-vu.csv"'},
    )


@login_not_required
def feed(request: HttpRequest) -> HttpResponse:
    """The latest tasks of the answer, for programs that follow a look-up."""
    filters = lookup.resolved(filters_in(request))
    latest = Atom1Feed(
        title=_("Nhiệm vụ khoa học và công nghệ"),
        link=request.build_absolute_uri(reverse("public:search") + address(filters)),
        description="",
        feed_url=request.build_absolute_uri(),
        language="vi",
    )
    entries = lookup.latest_changed(filters, limit=IN_A_FEED)
    for entry, changed_at in entries:
        latest.add_item(
            title=entry.title,
            link=request.build_absolute_uri(entry.get_absolute_url()),
            description=f"{entry.number} · {entry.get_state_display()} · {entry.years}",
            unique_id=request.build_absolute_uri(entry.get_absolute_url()),
            updateddate=changed_at,
        )
    return HttpResponse(latest.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
