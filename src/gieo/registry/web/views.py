"""The public pages of the register: a task, and the answer of the look-up as a workbook, a table and a feed."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from gieo.core.answers import saved, streamed
from gieo.kernel.csv_text import csv_lines
from gieo.registry import lookup
from gieo.registry.models import RegisterEntry
from gieo.registry.rows import field_name, rows_of, workbook_of
from gieo.registry.rules.classification import named
from gieo.registry.web.questions import address, filters_in

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
    codes = [named(code) for code in entry.classification_codes]
    return render(
        request, "registry/task.html", {"entry": entry, "field": field_name(entry.science_field), "codes": codes}
    )


@login_not_required
def workbook(request: HttpRequest) -> HttpResponse:
    """The answer as a workbook."""
    found = lookup.newest_first(lookup.resolved(filters_in(request)))[:IN_A_SHEET]
    return saved(workbook_of(found.iterator(chunk_size=500)), "nhiem-vu.xlsx")


@login_not_required
def table(request: HttpRequest) -> HttpResponseBase:
    """The whole answer as a .csv, line by line."""
    found = lookup.newest_first(lookup.resolved(filters_in(request)))
    return streamed(csv_lines(rows_of(found.iterator(chunk_size=500))), "nhiem-vu.csv")


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
