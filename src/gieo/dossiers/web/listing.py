"""The one list: the dossiers of a stage of the year."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gieo.core import clock
from gieo.core.answers import saved
from gieo.core.counts import spoken_count
from gieo.core.paging import cursor_in
from gieo.dossiers import selectors
from gieo.dossiers.kinds import StageOfTheYear, kind_named, kinds_of, pages_of_stage
from gieo.dossiers.line import line_of
from gieo.dossiers.selectors import Filters
from gieo.dossiers.services.keep_view import drop_view, keep_view
from gieo.dossiers.stages import BY_KEY
from gieo.dossiers.web.opening import province_to_open_in
from gieo.dossiers.web.paging import query_with
from gieo.dossiers.workbook import workbook_of
from gieo.identity.web.middleware import actor_in
from gieo.kernel.actors import Role
from gieo.kernel.money import group_digits
from gieo.kernel.refusal import Refused
from gieo.kernel.typed import year_of


def stage(request: HttpRequest, stage: str) -> HttpResponse:
    """Every dossier of the stage that the reader may see."""
    found = _stage(stage)
    actor, filters = actor_in(request), _filters(request.GET, found)
    page = selectors.list_page(actor, filters, cursor_in(request.GET))
    counts = selectors.counts_by_state(actor, filters)
    context = {
        "stage": found,
        "rows": [line_of(entry) for entry in page.rows],
        "filters": filters,
        "total": _total(counts),
        "kinds": _kind_chips(request.GET, found, filters, counts),
        "states": _state_chips(request.GET, filters, counts),
        "sortings": [(key, _(label)) for key, label in selectors.SORT_LABELS.items()],
        "openings": [
            kind for kind in kinds_of(stage) if kind.opening and province_to_open_in(actor, kind.opening) is not None
        ],
        "pages": pages_of_stage(stage, actor),
        "views": selectors.saved_views(actor, stage),
        "view_query": query_with(request.GET),
        "mine_url": _switched(request.GET, "cua-toi"),
        "late_url": _switched(request.GET, "qua-han"),
        "beside_url": _switched(request.GET, "ho-tro") if actor.holds(Role.FOCAL_OFFICER) else "",
        "sorts": {key: query_with(request.GET, **{"sap-xep": key}) for key in selectors.SORTINGS},
        "next": query_with(request.GET, sau=page.after) if page.after else "",
        "previous": query_with(request.GET, truoc=page.before) if page.before else "",
        "export": reverse("dossiers:sheet", args=[stage]) + query_with(request.GET),
    }
    return render(request, "dossiers/list.html", context)


def sheet(request: HttpRequest, stage: str) -> HttpResponse:
    """Everything the filters leave, in the order of the list, as a workbook."""
    found = _stage(stage)
    entries = selectors.listed(actor_in(request), _filters(request.GET, found))
    return saved(workbook_of(entries.iterator(), heading=_(found.label)), f"{stage}.xlsx")


@require_POST
def keep(request: HttpRequest, stage: str) -> HttpResponse:
    """Keep the filters under a name."""
    found, query = _stage(stage), request.POST.get("query", "")
    try:
        keep_view(stage=found.key, name=request.POST.get("name", ""), query=query, actor=actor_in(request))
    except Refused as refused:
        return HttpResponse(str(refused.refusals[0]), status=409, content_type="text/plain; charset=utf-8")
    return redirect(reverse("dossiers:list", args=[stage]) + (query if query.startswith("?") else ""))


@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Let one of one's own views go."""
    drop_view(pk=pk, actor=actor_in(request))
    return redirect("workspace:home")


def _stage(key: str) -> StageOfTheYear:
    if key not in BY_KEY or not kinds_of(key):
        raise Http404
    return BY_KEY[key]


def _filters(query: QueryDict, stage: StageOfTheYear) -> Filters:
    names = [kind.name for kind in kinds_of(stage.key)]
    kind, year, state = query.get("loai", ""), query.get("nam", ""), query.get("trang-thai", "")
    states = {str(each) for name in ([kind] if kind in names else names) for each in kind_named(name).workflow.states}
    return Filters(
        kinds=names,
        kind=kind if kind in names else "",
        words=query.get("q", "").strip()[:200],
        state=state if state in states else "",
        year=year_of(year),
        mine="cua-toi" in query,
        late="qua-han" in query,
        beside="ho-tro" in query,
        sort=query.get("sap-xep", "han"),
        at=clock.now(),
    )


def _total(counts: dict[tuple[str, str], int]) -> str:
    return _("%(count)s hồ sơ") % {"count": _sum(list(counts.values()))}


def _sum(counts: list[int]) -> str:
    """Of counts that may have stopped: then at least so many, and more."""
    counted = sum(min(number, selectors.MANY) for number in counts)
    return group_digits(counted) + ("+" if any(number > selectors.MANY for number in counts) else "")


def _kind_chips(
    query: QueryDict, stage: StageOfTheYear, filters: Filters, counts: dict[tuple[str, str], int]
) -> list[dict[str, Any]]:
    kinds = kinds_of(stage.key)
    if len(kinds) == 1:
        return []
    return [
        {
            "label": _(kind.plural),
            "count": _sum([number for (name, _state), number in counts.items() if name == kind.name]),
            "active": filters.kind == kind.name,
            "url": query_with(query, loai="" if filters.kind == kind.name else kind.name, **{"trang-thai": ""}),
        }
        for kind in kinds
    ]


def _state_chips(query: QueryDict, filters: Filters, counts: dict[tuple[str, str], int]) -> list[dict[str, Any]]:
    """A chip for each state that holds something, once one kind is chosen or there is only one."""
    name = filters.kind or (next(iter(filters.kinds)) if len(filters.kinds) == 1 else "")
    if not name:
        return []
    kind = kind_named(name)
    return [
        {
            "label": _(kind.state_label(str(state))),
            "count": spoken_count(counts[name, str(state)], selectors.MANY),
            "active": filters.state == state,
            "url": query_with(query, **{"trang-thai": "" if filters.state == state else str(state)}),
        }
        for state in kind.workflow.states
        if counts.get((name, str(state)))
    ]


def _switched(query: QueryDict, name: str) -> str:
    return query_with(query, **{name: "" if name in query else "1"})
