"""The registers of a province, one register, and the form that enters something in it."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from gieo.core import clock
from gieo.core.answers import saved
from gieo.core.clock import LEGAL_ZONE
from gieo.core.paging import cursor_in
from gieo.dossiers.audience import OFFICE
from gieo.dossiers.web.forms import FactsForm
from gieo.dossiers.web.paging import query_with
from gieo.identity.models import Province
from gieo.identity.web.middleware import actor_in
from gieo.identity.web.seats import home_province, year_asked
from gieo.kernel.actors import Actor
from gieo.kernel.money import format_vnd
from gieo.kernel.refusal import Refusal, Refused
from gieo.matters import selectors
from gieo.matters.matter.facts import asked_by, in_full
from gieo.matters.matter.kind import options
from gieo.matters.matter.states import MatterState
from gieo.matters.matter.workflow import MATTER
from gieo.matters.selectors import Relayed, Sought, Sums
from gieo.matters.services.enter_matter import enter_matter, may_enter
from gieo.matters.workbook import workbook_of
from gieo.rulebooks import library
from gieo.rulebooks.models import COOPERATION, RELAY, RegisterRule

IN_A_GO = 500
FULL = 100
LONGEST_TITLE = 500


def registers(request: HttpRequest) -> HttpResponse:
    """Every register of the province, with what stands in it in a year."""
    actor, province, at = actor_in(request), home_province(request), clock.now()
    year = year_asked(request) or at.astimezone(LEGAL_ZONE).year
    sums = selectors.sums_by_register(actor, province.code, year)
    rows = [
        {
            "rule": rule,
            "sums": sums.get(rule.key, Sums()),
            "amount": format_vnd(sums[rule.key].amount) if rule.key in sums and sums[rule.key].amount else "",
            "url": reverse("matters:register", args=[rule.key]) + f"?nam={year}",
            "enters": may_enter(rule, actor, province.code),
        }
        for rule in _rules(province, at)
    ]
    return render(request, "matters/registers.html", {"rows": rows, "year": year})


def register(request: HttpRequest, register: str) -> HttpResponse:
    """One register: counted by theme, listed with its age."""
    actor, province, at = actor_in(request), home_province(request), clock.now()
    rule = _rule(province, register, at)
    question = _question(request, province, rule)
    page = selectors.page(actor, question, cursor_in(request.GET))
    themes = selectors.sums_by_theme(actor, question, rule)
    context = {
        "rule": rule,
        "question": question,
        "rows": [_row(matter, rule, at) for matter in page.rows],
        "themes": [
            {
                "label": rule.theme_text(key),
                "count": sums.number,
                "amount": format_vnd(sums.amount) if sums.amount else "",
                "active": question.theme == key,
                "url": query_with(request.GET, loai="" if question.theme == key else key),
            }
            for key, sums in themes.items()
            if sums.number or question.theme == key
        ],
        "years": selectors.by_year(actor, province.code, rule.key),
        "links": rule.key == COOPERATION,
        "cover": _cover(actor, question, rule),
        "states": [(str(state), _(state.label)) for state in MatterState if state is not MatterState.NOTED],
        "relays": _relays(actor, province, rule, question, at),
        "enters": may_enter(rule, actor, province.code),
        "export": reverse("matters:sheet", args=[rule.key]) + query_with(request.GET),
        "next": query_with(request.GET, sau=page.after) if page.after else "",
        "previous": query_with(request.GET, truoc=page.before) if page.before else "",
    }
    return render(request, "matters/register.html", context)


def _cover(actor: Actor, question: Sought, rule: RegisterRule) -> str:
    """How many of the kinds have an entry, where every kind wants one; whichever kind is looked at."""
    if not rule.covers_themes:
        return ""
    themes = selectors.sums_by_theme(actor, replace(question, theme=""), rule)
    there = sum(1 for sums in themes.values() if sums.number)
    words = _("Đã có %(there)d/%(all)d loại (%(percent)d%%)")
    return words % {"there": there, "all": len(themes), "percent": there * FULL // len(themes)}


def _relays(actor: Actor, province: Province, rule: RegisterRule, question: Sought, at: datetime) -> list[Relayed]:
    """For the office: who passed the orientation of the year on, and who did not."""
    if rule.key != RELAY or not actor.roles_in(province.code) & OFFICE:
        return []
    day = at.astimezone(LEGAL_ZONE).date()
    return selectors.relays_of(actor, province.code, question.year or day.year, on=day)


def sheet(request: HttpRequest, register: str) -> HttpResponse:
    """What the filters leave, as a workbook."""
    province, at = home_province(request), clock.now()
    rule = _rule(province, register, at)
    matters = selectors.sought(actor_in(request), _question(request, province, rule))
    whole = matters.prefetch_related("participations__body", "steps")
    return saved(workbook_of(whole.iterator(chunk_size=IN_A_GO), rule=rule), f"{rule.key}.xlsx")


def enter(request: HttpRequest, register: str) -> HttpResponse:
    """Ask what the register asks, and enter it; what was typed stays where something is missing."""
    actor, province, at = actor_in(request), home_province(request), clock.now()
    rule = _rule(province, register, at)
    if not may_enter(rule, actor, province.code):
        raise PermissionDenied(_("Tài khoản này không có tư cách ghi sổ này."))
    day = at.astimezone(LEGAL_ZONE).date()
    form = FactsForm(
        asked_by(rule),
        lambda name: options(name, rule, province.code, actor, day),
        initial={
            "plan_year": day.year,
            "subject": request.GET.get("ho-so", ""),
            "title": request.GET.get("ten", "")[:LONGEST_TITLE],
        },
        request=request,
    )
    if request.method != "POST":
        return _form(request, rule, form)
    if not form.is_valid():
        return _form(request, rule, form, status=422)
    try:
        facts = form.facts(_no_file)
        if facts is None:
            return _form(request, rule, form, status=422)
        matter = enter_matter(province=province.code, register=rule.key, facts=in_full(facts), actor=actor, at=at)
    except Refused as refused:
        return _form(request, rule, form, refused.refusals, status=409)
    return redirect(matter.get_absolute_url())


def _no_file(_upload: Any) -> Any:
    raise AssertionError("no register asks for a file")


def _form(
    request: HttpRequest, rule: RegisterRule, form: FactsForm, refusals: tuple[Refusal, ...] = (), *, status: int = 200
) -> HttpResponse:
    context = {"rule": rule, "form": form, "refusals": refusals}
    return render(request, "matters/enter.html", context, status=status)


def _row(matter: Any, rule: RegisterRule, at: datetime) -> dict[str, Any]:
    state = MatterState(matter.state)
    return {
        "matter": matter,
        "theme": rule.theme_text(matter.theme) if matter.theme else "",
        "amount": format_vnd(matter.amount) if matter.amount else "",
        "state": _(state.label),
        "tone": state.tone,
        "days": (at - matter.opened_at).days if state not in MATTER.final else None,
    }


def _question(request: HttpRequest, province: Province, rule: RegisterRule) -> Sought:
    asked = request.GET
    return Sought(
        province=province.code,
        register=rule.key,
        year=year_asked(request),
        theme=asked.get("loai", "") if asked.get("loai") in {theme.key for theme in rule.themes} else "",
        state=asked.get("trang-thai", "") if asked.get("trang-thai") in {str(state) for state in MatterState} else "",
        words=asked.get("q", ""),
    )


def _rules(province: Province, at: datetime) -> tuple[RegisterRule, ...]:
    return library.in_force(province.family, on=at.astimezone(LEGAL_ZONE).date()).registers


def _rule(province: Province, register: str, at: datetime) -> RegisterRule:
    found = next((rule for rule in _rules(province, at) if rule.key == register), None)
    if found is None:
        raise Http404
    return found
