"""Official documents of a duty."""

from typing import Any

from gieo.core.models import TransitionLog
from gieo.dossiers.papers import PaperKind, facts_part, paragraph
from gieo.duties.models import Duty
from gieo.kernel.refusal import _


def _reminder(duty: Duty, _entry: TransitionLog) -> list[dict[str, Any]]:
    """What was owed until when."""
    return [
        paragraph(f"Sở Khoa học và Công nghệ đề nghị {duty.holder_name} thực hiện nội dung đã quá hạn sau đây:"),
        facts_part(
            ("Nội dung", duty.title),
            ("Năm", str(duty.plan_year or "")),
            ("Hạn", f"{duty.last_day:%d/%m/%Y}" if duty.last_day else ""),
            ("Phải đạt", f"{duty.owed} {duty.rule.counted_in}" if duty.rule.minimum else ""),
        ),
        paragraph("Đề nghị báo cáo kết quả hoặc lý do chưa thực hiện về Sở Khoa học và Công nghệ."),
    ]


PAPERS = {
    "reminder": PaperKind(
        key="reminder",
        layout="official_letter",
        title=_("Đôn đốc thực hiện nghĩa vụ quá hạn"),
        says=_reminder,
        symbol="SKHCN-QLKH",
        addressee="Cơ quan, tổ chức, cá nhân có tên dưới đây",
        recipients=("Như trên;", "Lưu: VT, QLKH."),
    ),
}
