"""What the shared pages know of progress reports."""

from collections.abc import Iterable, Mapping
from typing import Any

from gieo.contracts.contract.kind import READERS
from gieo.contracts.money import called
from gieo.dossiers.audience import PARTY_ROLES, Audience, Holder
from gieo.dossiers.described import described
from gieo.dossiers.kinds import DossierKind, Options
from gieo.dossiers.shown import Fact, Table, facts_of, money
from gieo.execution.models import ProgressReport
from gieo.execution.progress_report.papers import PAPERS, WORK, counterpart_rows, work_rows
from gieo.execution.progress_report.workflow import PROGRESS_REPORT
from gieo.identity.models.appointment import ROLE_LABELS
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import _
from gieo.registry.models.money_line import STATE_SOURCES


def readers(report: ProgressReport) -> Audience:
    """The office and whoever reports: host and transferring body do not read each other's reports (CT-8-2)."""
    return Audience.of(READERS, report.parties().values())


def holder(report: ProgressReport) -> Holder:
    """Whoever is to report, until it is sent; then the officer."""
    role = PROGRESS_REPORT.owners.get(PROGRESS_REPORT.states(report.state))
    if role in PARTY_ROLES:
        ((held_as, standing),) = report.parties().items()
        return Holder(held_as, standing, standing.name)
    return Holder(role, name=ROLE_LABELS[role]) if role else Holder()


def facts(report: ProgressReport) -> Iterable[Fact]:
    """Which period, and what was said beside the tables."""
    own = report.contract.contract_number
    link = [Fact(_("Hợp đồng"), own, report.contract.get_absolute_url())] if report.is_of_host else []
    return [
        *link,
        *facts_of(
            (_("Đơn vị báo cáo"), report.reporter.name),
            (_("Kỳ"), report.period),
            (_("Từ ngày"), report.period_from),
            (_("Hạn nộp"), report.due_on),
            (_("Nộp lúc"), report.submitted_at),
            (_("Nộp muộn"), report.is_late or None),
            (_("Lần nộp"), report.version),
            (_("Sản phẩm"), report.products),
            (_("Kinh phí ngân sách đã chi"), money(report.state_spent) if report.version else ""),
            (_("Nhân lực"), report.staff),
            (_("Cơ sở vật chất"), report.facilities),
            (_("Khó khăn, kiến nghị"), report.difficulties),
            (_("Kế hoạch kỳ tới"), report.next_steps),
            (_("Người cam kết"), report.signer),
        ),
    ]


def tables(report: ProgressReport) -> Iterable[Table]:
    """Work, and counterpart money planned against paid."""
    yield Table(title=_("Công việc trong kỳ"), columns=WORK, rows=work_rows(report), numeric=frozenset({2}))
    yield Table(
        title=_("Vốn đối ứng góp trong kỳ"),
        columns=(_("Nguồn, năm"), _("Số tiền")),
        rows=counterpart_rows(report),
        numeric=frozenset({1}),
    )
    if report.is_of_host:
        own = [line for line in report.task.money.all() if line.source not in STATE_SOURCES]
        yield Table(
            title=_("Vốn đối ứng theo hợp đồng"),
            columns=(_("Nguồn, năm"), _("Theo hợp đồng"), _("Đã góp")),
            rows=[[called(line), money(line.contracted), money(line.paid)] for line in own],
            numeric=frozenset({1, 2}),
        )


def choices(_name: str, report: ProgressReport, _actor: Actor) -> Options:
    """Lines of the host's own money."""
    own = (line for line in report.task.money.all() if line.source not in STATE_SOURCES)
    return [(line.pk, called(line)) for line in own]


def suggestions(act: str, report: ProgressReport, _actor: Actor) -> Mapping[str, Any]:
    """The products of the contract as work to report on; what was sent, where it is sent again."""
    if act == "submit":
        return {"work": [{"content": product["name"]} for product in report.contract.products]}
    if act != "submit_again":
        return {}
    words = ("products", "state_spent", "staff", "facilities", "difficulties", "next_steps", "signer", "work")
    return {**{name: getattr(report, name) for name in words}, "counterpart": report.counterpart}


PROGRESS_REPORT_KIND = DossierKind(
    workflow=PROGRESS_REPORT,
    model=ProgressReport,
    code="BC",
    stage="thuc-hien",
    plural=_("Báo cáo định kỳ"),
    readers=readers,
    holder=holder,
    facts=facts,
    tables=tables,
    choices=choices,
    suggests=suggestions,
    describes=lambda report: described(
        report.task.title, aims=report.task.objectives, contents=report.work, products=report.products
    ),
    papers=PAPERS,
)
