"""The report as a paper (form A-1-BCĐK)."""

from typing import Any

from gieo.contracts.contract.papers import listed
from gieo.core.models import TransitionLog
from gieo.dossiers.papers import PaperKind, facts_part, paragraph, section
from gieo.dossiers.shown import money
from gieo.execution.models import ProgressReport
from gieo.execution.progress_report.facts import Pace
from gieo.kernel.refusal import _

WORK = ("Nội dung theo hợp đồng", "Kết quả đạt được", "% hoàn thành", "Tự đánh giá")


def work_rows(report: ProgressReport) -> list[list[str]]:
    """The work of the period."""
    return [[row["content"], row["done"], str(row["percent"]), Pace(row["pace"]).label] for row in report.work]


def counterpart_rows(report: ProgressReport) -> list[list[str]]:
    """Money beside the State's of the period."""
    return [[row["line"]["name"], money(row["amount"])] for row in report.counterpart]


def _report(report: ProgressReport, _entry: TransitionLog) -> list[dict[str, Any]]:
    return [
        facts_part(
            ("Nhiệm vụ", report.title),
            ("Hợp đồng số", report.contract.contract_number),
            ("Đơn vị báo cáo", report.reporter.name),
            ("Kỳ báo cáo", f"kỳ {report.period}, từ {report.period_from:%d/%m/%Y} đến {report.due_on:%d/%m/%Y}"),
        ),
        section("Công việc trong kỳ"),
        listed(WORK, work_rows(report), numeric=(2,)),
        section("Sản phẩm", report.products or "Chưa có."),
        section("Kinh phí"),
        facts_part(("Kinh phí ngân sách đã chi", money(report.state_spent))),
        listed(("Vốn đối ứng", "Đã góp trong kỳ"), counterpart_rows(report), numeric=(1,)),
        section(
            "Nhân lực, cơ sở vật chất", " ".join(filter(None, (report.staff, report.facilities))) or "Theo thuyết minh."
        ),
        section("Khó khăn, kiến nghị", report.difficulties or "Không."),
        section("Kế hoạch kỳ tới", report.next_steps),
        paragraph(
            f"{report.signer} cam kết nội dung báo cáo đầy đủ, trung thực và chịu trách nhiệm về tính chính xác."
        ),
    ]


PAPERS = {
    "progress_report": PaperKind(
        key="progress_report",
        layout="report",
        title=_("Báo cáo định kỳ tình hình thực hiện nhiệm vụ"),
        says=_report,
        issuer="host",
        addressee="Sở Khoa học và Công nghệ",
        signers=(("", "CHỦ NHIỆM"), ("", "THỦ TRƯỞNG TỔ CHỨC CHỦ TRÌ")),
        recipients=("Như trên;", "Lưu: VT."),
        code="A-1-BCĐK",
    )
}
