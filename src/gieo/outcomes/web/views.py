"""How far the results of a year have come (X-19)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gieo.core import clock
from gieo.dossiers.line import line_of
from gieo.dossiers.selectors import visible_to
from gieo.identity.web.middleware import actor_in
from gieo.identity.web.seats import home_province, year_asked
from gieo.kernel.typed import whole
from gieo.outcomes.selectors import funnel


def way(request: HttpRequest) -> HttpResponse:
    """Accepted, effective, spread, assigned, budgeted, applied: each step a figure that opens its list."""
    actor, province = actor_in(request), home_province(request)
    year = year_asked(request) or clock.today().year
    stages = funnel(actor, province=province.code, year=year)
    asked = whole(request.GET.get("buoc")) or 0
    chosen = asked if asked < len(stages) else 0
    entries = visible_to(actor).filter(number__in=stages[chosen].numbers).select_related("task").order_by("number")
    most = max((len(stage.numbers) for stage in stages), default=0)
    context = {
        "year": year,
        "steps": [
            {
                "label": stage.label,
                "count": len(stage.numbers),
                "url": f"?nam={year}&buoc={at}#danh-sach",
                "active": at == chosen,
            }
            for at, stage in enumerate(stages)
        ],
        "most": most or 1,
        "stage": stages[chosen],
        "rows": [line_of(entry) for entry in entries],
    }
    return render(request, "outcomes/way.html", context)
