"""What the shared pages know of yearly reports."""

from collections.abc import Iterable

from gieo.core import clock
from gieo.dossiers.audience import Holder
from gieo.dossiers.kinds import DossierKind
from gieo.dossiers.shown import Check, Fact, Table, facts_of
from gieo.identity.models.appointment import ROLE_LABELS
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Attempt
from gieo.reporting.counting import shown_figures
from gieo.reporting.models import Return
from gieo.reporting.return_ import guards
from gieo.reporting.return_.facts import ReportFacts
from gieo.reporting.return_.papers import PAPERS
from gieo.reporting.return_.states import ReturnForm, ReturnState
from gieo.reporting.return_.workflow import RETURN
from gieo.reporting.selectors import standings

MOST_ROWS = 12


def holder(report: Return) -> Holder:
    """The body, or for a compiled report the officer who writes it; then whoever reviews."""
    state = ReturnState(report.state)
    if state is ReturnState.RECEIVED:
        return Holder()
    if state is ReturnState.SUBMITTED:
        return _office(Role.CHAIRMAN if report.is_compiled else Role.SCIENCE_OFFICER)
    if report.is_compiled:
        return _office(Role.SCIENCE_OFFICER)
    ((role, party),) = report.parties().items()
    return Holder(role, party, party.name)


def _office(role: Role) -> Holder:
    return Holder(role, name=ROLE_LABELS[role])


def facts(report: Return) -> Iterable[Fact]:
    """What the body says, until when it had to, when it did."""
    day = report.last_day
    words = _("trước") if report.boundary == "before" else _("đến hết")
    return [
        *facts_of(
            (_("Loại báo cáo"), ReturnForm(report.form)),
            (_("Năm báo cáo"), report.year),
            (_("Kết quả thực hiện"), report.results),
            (_("Kết quả theo Chỉ thị 01"), report.earlier_results),
            (_("Khó khăn, vướng mắc"), report.difficulties),
            (_("Đề xuất, kiến nghị"), report.suggestions),
            (_("Gửi lần đầu lúc"), report.submitted_at),
            (_("Quá hạn"), report.is_late or None),
        ),
        *([Fact(_("Hạn"), f"{words} {day:%d/%m/%Y}", basis=(report.closing_basis,))] if day else []),
    ]


def tables(report: Return) -> Iterable[Table]:
    """The figures with the rows behind them; of a compiled report, the reports it is made of."""
    yield Table(
        title=_("Số liệu khi gửi") if report.figures else _("Số liệu đến lúc này"),
        columns=(_("Mã"), _("Chỉ tiêu"), _("Kết quả"), _("Hồ sơ được đếm")),
        rows=[(each.key, each.label, each.words, _some(each.rows)) for each in shown_figures(report, at=clock.now())],
        empty=_("Chưa có số liệu."),
    )
    if report.is_compiled:
        yield Table(
            title=_("Báo cáo của các cơ quan, đơn vị"),
            columns=(_("Cơ quan, đơn vị"), _("Báo cáo"), _("Tình trạng")),
            rows=[(each.body, each.number, each.words) for each in standings(report)],
            empty=_("Chưa có báo cáo nào."),
        )


def _some(rows: tuple[str, ...]) -> str:
    rest = len(rows) - MOST_ROWS
    return "; ".join(rows[:MOST_ROWS]) + (f" +{rest}" if rest > 0 else "")


def checklist(report: Return, actor: Actor) -> Iterable[Check]:
    """What has to be said before it is sent."""
    attempt = Attempt(actor=actor, at=clock.now())
    yield Check(_("Đã ghi kết quả trong năm"), guards.says_something(report, attempt) is None, "", guards.WRITING)
    both = guards.covers_both_directives(report, attempt) is None
    yield Check(_("Một báo cáo cho mọi chỉ thị phải báo cáo"), both, "", guards.WRITING)


def suggestions(act: str, report: Return, _actor: Actor) -> dict[str, object]:
    """What was written already; for a first draft the figures in words, so that nobody counts by hand."""
    if not act.startswith("write"):
        return {}
    typed = {name: getattr(report, name) for name in ReportFacts.model_fields}
    if not report.results:
        counted = shown_figures(report, at=clock.now())
        typed["results"] = "\n".join(f"- {each.label}: {each.words}" for each in counted)
    return typed


RETURN_KIND = DossierKind(
    workflow=RETURN,
    model=Return,
    code="BT",
    stage="bao-cao",
    plural=_("Báo cáo năm"),
    holder=holder,
    facts=facts,
    tables=tables,
    checklist=checklist,
    suggests=suggestions,
    related=("body",),
    papers=PAPERS,
)
