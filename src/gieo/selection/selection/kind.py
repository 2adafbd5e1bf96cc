"""What the shared pages know of selections."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from gieo.councils.independent import asked_experts, experts_to_ask, rows_to_fill
from gieo.councils.sitting import audience
from gieo.councils.sitting.reviewers import lines_to_fill
from gieo.councils.sitting.rows import OWN_PAGES
from gieo.councils.sitting.shown import (
    council_checks,
    council_choices,
    council_notices,
    council_suggestions,
    council_tables,
)
from gieo.dossiers.kinds import DossierKind, Options
from gieo.dossiers.shown import Check, Fact, Table, facts_of, money
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import _
from gieo.registry.models import MoneySource
from gieo.rulebooks import library
from gieo.selection.audience import OFFICE_AND_MONEY
from gieo.selection.models import Selection
from gieo.selection.selection.field_check import checkers, field_checks
from gieo.selection.selection.papers import PAPERS
from gieo.selection.selection.procedure import SELECTION_PROCEDURE
from gieo.selection.selection.workflow import SELECTION

RANKING_COLUMNS = (
    _("Hạng"),
    _("Số"),
    _("Tổ chức"),
    _("Điểm trung bình"),
    _("Điểm thưởng"),
    _("Tổng điểm"),
    _("Không đạt vì"),
)


def cover(selection: Selection, actor: Actor) -> Iterable[Fact] | None:
    """A member who has not declared sees whom the declaration is about, and nothing they handed in (X-14)."""
    covered = audience.cover(selection, actor, OFFICE_AND_MONEY)
    if covered is None:
        return None
    who = [f"{each.host.name} ({each.leader})" for each in selection.applications]
    return [*covered, *facts_of((_("Tổ chức đăng ký, chủ nhiệm"), who))]


def facts(selection: Selection) -> Iterable[Fact]:
    """The sitting, the winner, and what came back."""
    winner = selection.winner
    sheet = library.get(selection.rulebook).score_sheets.get(selection.sheet)
    return [
        *facts_of(
            (_("Nhiệm vụ"), str(selection.task or "")),
            (_("Thông báo"), selection.call.number),
            (_("Phương thức"), selection.call.get_method_display()),
            (_("Phiếu chấm"), sheet.in_words if sheet else ""),
            (_("Cách chọn"), selection.rule.in_words),
            (_("Bỏ phiếu"), selection.vote.in_words if selection.vote else ""),
        ),
        *audience.sitting_facts(selection),
        *facts_of(
            (_("Hồ sơ được đề nghị"), f"{winner.number} {winner.host.name}" if winner else ""),
            (_("Vì sao không có hồ sơ"), selection.tally.get("reasons", ())),
        ),
        *facts_of((_("Phân định khi bằng điểm"), selection.tally.get("steps", ())), inside=True),
        *facts_of(
            (_("Hoàn thiện lúc"), selection.revised_at),
            (_("Giải trình hoàn thiện"), selection.revision),
        ),
    ]


def tables(selection: Selection) -> Iterable[Table]:
    """What is judged; who judges; once the voting is closed, the ranking: each host reads of its own alone."""
    return [_applications(selection), *council_tables(selection), *_ranking(selection)]


def _applications(selection: Selection) -> Table:
    rows = [
        (
            each.number,
            each.host.name,
            each.leader,
            money(each.total),
            money(each.state_money),
            _("có (%(count)d người)") % {"count": each.trainees} if each.trains else "",
        )
        for each in selection.applications
    ]
    return Table(
        title=_("Hồ sơ đưa ra hội đồng"),
        columns=(_("Số"), _("Tổ chức"), _("Chủ nhiệm"), _("Tổng kinh phí"), _("Ngân sách"), _("Ưu tiên đào tạo")),
        rows=rows,
        numeric=frozenset({3, 4}),
        inside=True,
    )


def _ranking(selection: Selection) -> list[Table]:
    ranking = selection.tally.get("ranking", ())
    if not ranking:
        return []
    rows = [
        (
            str(line["rank"] or ""),
            line["number"],
            line["host"],
            line["mean"],
            line["bonus"],
            line["score"],
            "; ".join(line["reasons"]),
        )
        for line in ranking
    ]
    return [
        Table(
            title=_("Xếp hạng"),
            columns=RANKING_COLUMNS,
            rows=rows,
            numeric=frozenset({0, 3, 4, 5}),
            inside=True,
        )
    ]


def checklist(selection: Selection, _actor: Actor) -> Iterable[Check]:
    """How far the council is."""
    return [*field_checks(selection), *council_checks(SELECTION_PROCEDURE, selection)]


def choices(name: str, selection: Selection, _actor: Actor) -> Options:
    """Dossiers, criteria, sheets; the rest are lists of the council."""
    if name in _LISTS:
        return _LISTS[name](selection)
    return council_choices(SELECTION_PROCEDURE, name, selection)


def _judged(selection: Selection) -> Options:
    return [(each.number, f"{each.number} {each.host.name}") for each in selection.applications]


def _tied(selection: Selection) -> Options:
    tied = selection.tally.get("tied", ())
    return [(each.pk, each.number) for each in selection.applications if each.number in tied]


def _criteria(selection: Selection) -> Options:
    return [(each.key, each.in_words) for each in selection.score_sheet.criteria]


def _sheets(selection: Selection) -> Options:
    return [(key, sheet.title) for key, sheet in library.get(selection.rulebook).score_sheets.items()]


def _causes(selection: Selection) -> Options:
    causes = library.get(selection.rulebook).cancellation_causes
    return [(cause.key, cause.text) for cause in causes if cause.before_approval]


_LISTS: Mapping[str, Callable[[Selection], Options]] = {
    "applications": _judged,
    "checkers": checkers,
    "tied": _tied,
    "criteria": _criteria,
    "sheets": _sheets,
    "sources": lambda _selection: MoneySource.choices,
    "causes": _causes,
    "experts": experts_to_ask,
    "asked_experts": asked_experts,
}


def suggestions(act: str, selection: Selection, _actor: Actor) -> Mapping[str, Any]:
    """A ballot with every dossier and criterion on it; the money as it was asked."""
    if act in {"vote", "revise_ballot"}:
        numbers = [each.number for each in selection.applications]
        criteria = [each.key for each in selection.score_sheet.criteria]
        return {
            "marks": [
                {"application": {"id": number}, "criterion": {"id": key}} for number in numbers for key in criteria
            ],
            "opinions": [{"application": {"id": number}} for number in numbers],
        }
    if act in {"name_reviewers", "change_reviewers"}:
        return lines_to_fill(SELECTION_PROCEDURE, selection)
    if act == "revise":
        return {"estimate": [row.model_dump() for row in selection.money_rows]}
    if act == "record_opinions":
        return rows_to_fill(selection)
    return council_suggestions(act, selection)


SELECTION_KIND = DossierKind(
    workflow=SELECTION,
    model=Selection,
    code="TX",
    stage="tuyen-chon",
    plural=_("Xét tuyển chọn"),
    readers=partial(audience.readers, roles=OFFICE_AND_MONEY),
    holder=partial(audience.holder, SELECTION_PROCEDURE),
    judged_by=audience.judges,
    cover=cover,
    facts=facts,
    tables=tables,
    checklist=checklist,
    choices=choices,
    suggests=suggestions,
    forewarns=partial(council_notices, SELECTION_PROCEDURE),
    own_pages=OWN_PAGES,
    papers=PAPERS,
)
