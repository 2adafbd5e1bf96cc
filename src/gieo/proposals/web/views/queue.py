"""The lists: my dossiers, the officer's queue, the late register, the compiled list; each with its export."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from gieo.core import clock
from gieo.core.answers import saved
from gieo.identity.models.appointment import ROLE_LABELS
from gieo.identity.web.middleware import actor_in
from gieo.identity.web.seats import home_province
from gieo.kernel.actors import Actor
from gieo.kernel.money import group_digits
from gieo.kernel.typed import year_of
from gieo.officialdocs.web.answers import printed
from gieo.proposals.compiled_list import KIND, compiled_paper
from gieo.proposals.models import Proposal
from gieo.proposals.policies import READERS, compiles, owns
from gieo.proposals.queue import SORT_LABELS, SORTINGS, Cursor, Filters, Page, counts, found, page_of, total_of
from gieo.proposals.selectors import compiled
from gieo.proposals.states import PROPOSAL_STATE_LABELS, ProposalState
from gieo.proposals.workbook import fields_of, workbook_of
from gieo.proposals.workflow import PROPOSAL


def queue(request: HttpRequest) -> HttpResponse:
    """For a proposer the own dossiers, for an officer what the province received; late forms stand apart."""
    return _list(request, _filters(request.GET), "proposals/queue.html")


def late_register(request: HttpRequest) -> HttpResponse:
    """Forms that came after closing: kept, never compiled (BG25-III-3)."""
    return _list(request, _filters(request.GET, state=ProposalState.LATE), "proposals/late.html")


def queue_sheet(request: HttpRequest) -> HttpResponse:
    """Everything the filters leave, as a workbook."""
    proposals = found(actor_in(request), _filters(request.GET))
    return saved(workbook_of(proposals, at=clock.now()), "de-xuat.xlsx")


def compiled_list(request: HttpRequest, year: int) -> HttpResponse:
    """The common list of a plan year."""
    proposals = list(compiled(actor_in(request), year))
    budget = sum(proposal.requested_budget for proposal in proposals)
    count = _("%(count)s phiếu") % {"count": group_digits(len(proposals))}
    prints = bool(proposals) and is_staff(actor_in(request))
    context = {"year": year, "proposals": proposals, "budget": budget, "total": count, "prints": prints}
    return render(request, "proposals/compiled.html", context)


def compiled_sheet(request: HttpRequest, year: int) -> HttpResponse:
    """The common list as a workbook."""
    return saved(workbook_of(compiled(actor_in(request), year), at=clock.now()), f"tong-hop-{year}.xlsx")


def compiled_print(request: HttpRequest, year: int, suffix: str) -> HttpResponse:
    """The list of the reader's own province on official paper, as PDF or Word."""
    actor, province = actor_in(request), home_province(request)
    if not actor.roles_in(province.code) & READERS:
        raise PermissionDenied(_("Danh mục tổng hợp dành cho cán bộ, lãnh đạo của tỉnh."))
    if suffix not in {"pdf", "docx"}:
        raise Http404
    paper = compiled_paper(province=province, year=year, reader=actor, on=clock.today())
    return printed(KIND, paper, name=f"tong-hop-{province.slug}-{year}", suffix=suffix)


def is_staff(actor: Actor) -> bool:
    """Reads what a province received."""
    return any(seat.role in READERS for seat in actor.seats)


def _list(request: HttpRequest, filters: Filters, template: str) -> HttpResponse:
    actor = actor_in(request)
    page = page_of(actor, filters, _cursor(request.GET))
    numbers = counts(actor, filters)
    context = {
        "page": page,
        "rows": [Row(proposal, actor) for proposal in page.rows],
        "total": _("%(count)s hồ sơ") % {"count": group_digits(total_of(numbers, filters))},
        "filters": filters,
        "is_staff": is_staff(actor),
        "sortings": [(key, _(label)) for key, label in SORT_LABELS.items()],
        "states": _states(request.GET, filters, numbers),
        "late_count": numbers.get(ProposalState.LATE, 0),
        **_links(request, page),
    }
    return render(request, template, context)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list."""

    proposal: Proposal
    reader: Actor

    @property
    def is_invited(self) -> bool:
        """Whether it stands among the reader's own because somebody else invited the reader."""
        shown_by_office = is_staff(self.reader) or compiles(self.reader, self.proposal)
        return not shown_by_office and not owns(self.reader, self.proposal)

    @property
    def url(self) -> str:
        """Of the dossier."""
        return self.proposal.get_absolute_url()

    @property
    def fields(self) -> str:
        """Of the orientation it answers."""
        return "; ".join(fields_of(self.proposal))

    @property
    def holder(self) -> str:
        """Whose turn it is."""
        role = PROPOSAL.owners.get(ProposalState(self.proposal.state))
        return _(ROLE_LABELS[role]) if role else ""

    @property
    def due(self) -> datetime | None:
        """Until when; a dossier that rests has no clock."""
        return self.proposal.due_at if self.holder else None


def _filters(query: QueryDict, state: ProposalState | None = None) -> Filters:
    named, year = query.get("trang-thai", ""), query.get("nam", "")
    return Filters(
        words=query.get("q", "").strip()[:200],
        state=state or (ProposalState(named) if named in set(ProposalState) else None),
        year=year_of(year),
        uncoordinated="thieu-phoi-hop" in query,
        outside="ngoai-dinh-huong" in query,
        sort=query.get("sap-xep", "") if query.get("sap-xep") in SORTINGS else Filters().sort,
    )


def _cursor(query: QueryDict) -> Cursor | None:
    if query.get("sau"):
        return Cursor.read(query.get("sau", ""), backwards=False)
    return Cursor.read(query.get("truoc", ""), backwards=True) if query.get("truoc") else None


def _links(request: HttpRequest, page: Page) -> dict[str, Any]:
    """Addresses with one thing changed and the rest of the filters kept."""
    query = request.GET
    return {
        "next": _with(query, sau=page.after) if page.after else "",
        "previous": _with(query, truoc=page.before) if page.before else "",
        "sorts": {key: _with(query, **{"sap-xep": key}) for key in SORTINGS},
        "uncoordinated_url": _switched(query, "thieu-phoi-hop"),
        "outside_url": _switched(query, "ngoai-dinh-huong"),
        "export": reverse("proposals:queue-sheet") + _with(query),
    }


def _states(query: QueryDict, filters: Filters, numbers: dict[str, int]) -> list[dict[str, Any]]:
    """A chip per state that holds something; the late register has a page of its own."""
    shown = [state for state in ProposalState if state is not ProposalState.LATE and numbers.get(state)]
    return [
        {
            "label": _(PROPOSAL_STATE_LABELS[state]),
            "count": numbers[state],
            "active": filters.state is state,
            "url": _with(query, **{"trang-thai": "" if filters.state is state else state}),
        }
        for state in shown
    ]


def _with(query: QueryDict, **changes: str) -> str:
    kept = {key: value for key, value in query.items() if key not in {"sau", "truoc"}}
    return "?" + urlencode({key: value for key, value in {**kept, **changes}.items() if value})


def _switched(query: QueryDict, name: str) -> str:
    return _with(query, **{name: "" if name in query else "1"})
