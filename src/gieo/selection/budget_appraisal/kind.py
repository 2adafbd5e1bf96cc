"""What the shared pages know of budget appraisals."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.urls import reverse

from gieo.dossiers.audience import Party
from gieo.dossiers.kinds import DossierKind, FurtherPage, Options
from gieo.dossiers.shown import Check, Fact, Table, facts_of, money
from gieo.identity.models import Person
from gieo.kernel.actors import Actor, Role
from gieo.kernel.money import group_digits
from gieo.kernel.refusal import _
from gieo.registry.models import MoneySource
from gieo.rulebooks import library
from gieo.selection.application.states import LumpSum
from gieo.selection.audience import office_and_parties
from gieo.selection.budget_appraisal.guards import representatives_of, rule_of
from gieo.selection.budget_appraisal.papers import PAPERS, mode_of
from gieo.selection.budget_appraisal.unwanted import kept_out_of_team, may_prepare
from gieo.selection.budget_appraisal.workflow import BUDGET_APPRAISAL
from gieo.selection.models import BudgetAppraisal

MOST_PEOPLE = 500


def facts(appraisal: BudgetAppraisal) -> Iterable[Fact]:
    """What was appraised and concluded."""
    application = appraisal.application
    return [
        *facts_of(
            (_("Nhiệm vụ"), str(appraisal.task or "")),
            (_("Tổ chức chủ trì"), application.host.name),
            (_("Chủ nhiệm"), application.leader),
            (_("Họp lúc"), appraisal.session_at),
            (_("Nơi họp"), appraisal.session_place),
        ),
        *facts_of((_("Thành viên dự họp"), appraisal.present), inside=True),
        *facts_of(
            (_("Phương thức khoán chi"), mode_of(appraisal)),
            (_("Vì sao không khoán đến sản phẩm cuối cùng"), appraisal.mode_reasons),
            (_("Thời gian thực hiện (tháng)"), appraisal.months),
            (_("Kết luận"), appraisal.conclusion),
            (_("Giải trình hoàn thiện"), appraisal.revision),
        ),
    ]


def tables(appraisal: BudgetAppraisal) -> Iterable[Table]:
    """Requested and appraised side by side; the costs behind the mode; the team."""
    return [_lines(appraisal), *_costs(appraisal), *_panel(appraisal)]


def _lines(appraisal: BudgetAppraisal) -> Table:
    lines = list(appraisal.lines.all())
    if lines:
        rows = [
            (
                line.get_source_display(),
                str(line.year),
                group_digits(line.requested),
                group_digits(line.appraised),
                line.reason,
            )
            for line in lines
        ]
        total = money(sum(line.appraised for line in lines))
    else:
        asked = appraisal.selection.money_rows
        rows = [(row.source.name, str(row.year), group_digits(row.amount), "", "") for row in asked]
        total = ""
    requested = money(sum(row.amount for row in appraisal.selection.money_rows))
    return Table(
        title=_("Kinh phí theo nguồn và năm"),
        columns=(_("Nguồn"), _("Năm"), _("Đề nghị"), _("Thẩm định"), _("Lý do")),
        rows=rows,
        numeric=frozenset({1, 2, 3}),
        total=(_("Tổng"), "", requested, total, ""),
    )


def _costs(appraisal: BudgetAppraisal) -> list[Table]:
    rule = library.get(appraisal.rulebook).money
    if not appraisal.costs or rule is None:
        return []
    known = {cost.key: cost for cost in rule.lump_sum.costs}
    rows = [
        (known[key].text, _("khoán") if known[key].lump else _("không khoán"), group_digits(amount))
        for key, amount in appraisal.costs.items()
    ]
    return [
        Table(
            title=_("Ngân sách theo khoản chi"),
            columns=(_("Khoản chi"), _("Phần"), _("Số tiền")),
            rows=rows,
            numeric=frozenset({2}),
        )
    ]


def _panel(appraisal: BudgetAppraisal) -> list[Table]:
    if appraisal.panel is None:
        return []
    members = appraisal.panel.memberships.select_related("person").order_by("pk")
    rows = [(member.person.full_name, member.get_seat_display()) for member in members]
    return [Table(title=_("Tổ thẩm định"), columns=(_("Họ và tên"), _("Tư cách")), rows=rows, inside=True)]


def team(appraisal: BudgetAppraisal) -> Iterable[Party]:
    """Who appraises."""
    return (each for role, each in appraisal.parties().items() if role is Role.COUNCIL_MEMBER)


def checklist(appraisal: BudgetAppraisal, _actor: Actor) -> Iterable[Check]:
    """What a conclusion needs."""
    return [
        Check(_("Đã lập tổ thẩm định"), appraisal.panel is not None, "", rule_of(appraisal).basis),
        Check(_("Đã gửi tài liệu, mời họp"), appraisal.session_at is not None),
        Check(_("Đã kết luận từng dòng kinh phí"), appraisal.concluded_at is not None),
    ]


def choices(name: str, appraisal: BudgetAppraisal, _actor: Actor) -> Options:
    """People of the province, members of the team, kinds of cost and conditions of the rulebook."""
    rule = library.get(appraisal.rulebook).money
    match name:
        case "people":
            return _people(appraisal)
        case "members":
            members = appraisal.panel.memberships.select_related("person").order_by("pk") if appraisal.panel else []
            return [(member.pk, f"{member.person.full_name}, {member.get_seat_display()}") for member in members]
        case "sources":
            return MoneySource.choices
        case "costs":
            return [(cost.key, cost.in_words) for cost in rule.lump_sum.costs] if rule else []
        case "conditions":
            return [(condition.key, condition.text) for condition in rule.lump_sum.conditions] if rule else []
    return [(cause.key, cause.text) for cause in library.get(appraisal.rulebook).cancellation_causes]


def _people(appraisal: BudgetAppraisal) -> Options:
    """Those of the council first; then whoever has a seat or a name in the province; nobody who was kept out."""
    out = kept_out_of_team(appraisal)
    of_council = representatives_of(appraisal) - out
    others = Person.objects.filter(province=appraisal.province_id).exclude(pk__in=of_council | out)
    first = Person.objects.filter(pk__in=of_council).order_by("full_name")
    return [
        *((pk, _("%(name)s (hội đồng)") % {"name": name}) for pk, name in first.values_list("pk", "full_name")),
        *others.order_by("full_name").values_list("pk", "full_name")[:MOST_PEOPLE],
    ]


def suggestions(act: str, appraisal: BudgetAppraisal, _actor: Actor) -> Mapping[str, Any]:
    """The lines as requested, to be cut where they must be; mode and time as the host asked."""
    if act != "conclude":
        return {}
    lines = [
        {"source": row.source.model_dump(), "year": row.year, "appraised": row.amount, "reason": ""}
        for row in appraisal.selection.money_rows
    ]
    application = appraisal.application
    return {"lines": lines, "months": application.months, "lump_sum": application.lump_sum or LumpSum.PARTIAL}


def pages_of_who_prepares(appraisal: BudgetAppraisal, actor: Actor) -> Iterator[FurtherPage]:
    """Where it is looked into whom the host named, before the team is founded."""
    if may_prepare(appraisal, actor):
        url = reverse("selection:team-unwanted", args=[appraisal.number])
        yield FurtherPage(_("Người đề nghị không thẩm định"), url, "shield-half")


BUDGET_APPRAISAL_KIND = DossierKind(
    workflow=BUDGET_APPRAISAL,
    model=BudgetAppraisal,
    code="TD",
    stage="tuyen-chon",
    plural=_("Thẩm định kinh phí"),
    readers=office_and_parties,
    judged_by=team,
    facts=facts,
    tables=tables,
    checklist=checklist,
    choices=choices,
    suggests=suggestions,
    papers=PAPERS,
)
