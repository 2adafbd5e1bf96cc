"""Official documents of a yearly report."""

from collections.abc import Iterator
from typing import Any

from gieo.core.models import TransitionLog
from gieo.dossiers.papers import PaperKind, facts_part, paragraph, section, table
from gieo.kernel.refusal import _
from gieo.reporting.figures import Figure
from gieo.reporting.models import Return
from gieo.reporting.selectors import standings
from gieo.rulebooks import library


def _report(report: Return, _entry: TransitionLog) -> list[dict[str, Any]]:
    return list(_parts(report))


def _parts(report: Return) -> Iterator[dict[str, Any]]:
    yield facts_part(
        ("Năm báo cáo", str(report.year)),
        ("Cơ quan báo cáo", str(report.body or "Sở Khoa học và Công nghệ")),
    )
    yield section("Kết quả thực hiện")
    yield from (paragraph(text) for text in report.results.splitlines() if text.strip())
    if report.earlier_results:
        yield section("Kết quả thực hiện Chỉ thị 01/CT-UBND ngày 21/01/2021")
        yield from (paragraph(text) for text in report.earlier_results.splitlines() if text.strip())
    yield section("Số liệu")
    yield _figures([Figure.kept(snapshot) for snapshot in report.figures])
    if report.is_compiled:
        yield section("Báo cáo của các cơ quan, đơn vị")
        yield table(
            ("Cơ quan, đơn vị", "Báo cáo", "Tình trạng"),
            [(each.body, each.number, each.words) for each in standings(report)],
        )
    yield from _closing(report)


def _closing(report: Return) -> Iterator[dict[str, Any]]:
    for heading, text in (("Khó khăn, vướng mắc", report.difficulties), ("Đề xuất, kiến nghị", report.suggestions)):
        if text:
            yield section(heading)
            yield from (paragraph(line) for line in text.splitlines() if line.strip())


def _figures(figures: list[Figure]) -> dict[str, Any]:
    index = library.legal_index()
    return table(
        ("Mã", "Chỉ tiêu", "Kết quả", "Căn cứ"),
        [(each.key, each.label, each.words, "; ".join(index[key].citation for key in each.basis)) for each in figures],
    )


PAPERS = {
    "yearly_report": PaperKind(
        key="yearly_report",
        layout="report",
        title=_("Báo cáo kết quả năm"),
        says=_report,
        symbol="BC-SKHCN",
        addressee="Cơ quan nhận báo cáo",
        recipients=("Như trên;", "Lưu: VT, QLKH."),
    ),
}
