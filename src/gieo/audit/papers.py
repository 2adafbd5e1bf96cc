"""The anchor of a day as a paper to print, sign and keep outside the system."""

from typing import Any

from gieo.core.clock import LEGAL_ZONE
from gieo.core.models import TrailAnchor
from gieo.dossiers.papers import facts_part, in_eights, paragraph
from gieo.identity.models import Province


def anchor_paper(anchor: TrailAnchor, province: Province) -> dict[str, Any]:
    """The context of the layout `minutes`."""
    profile = province.latest_rulebook.profile
    made = anchor.made_at.astimezone(LEGAL_ZONE)
    return {
        "letterhead_parent": profile.letterhead_parent if profile else "",
        "letterhead_body": profile.letterhead_body if profile else "",
        "number": f"{anchor.sequence}",
        "symbol": "BB-NK",
        "place": profile.place if profile else province.name,
        "date": anchor.day,
        "type": "BIÊN BẢN",
        "subject": f"Xác nhận mốc nhật ký điện tử ngày {anchor.day:%d/%m/%Y}",
        "parts": [
            facts_part(
                ("Chuỗi nhật ký", f"{anchor.chain} ({province.name})"),
                ("Số việc đã ghi", f"{anchor.sequence}"),
                ("Mã băm SHA-256 của việc cuối", in_eights(anchor.hash)),
                ("Chốt lúc", f"{made:%H:%M:%S ngày %d/%m/%Y}"),
            ),
            paragraph(
                "Mỗi việc trong chuỗi giữ mã băm của việc trước nó. Khi đối chiếu, lệnh gieo audit verify --paper "
                f"{anchor.chain}:{anchor.sequence}:<mã băm, viết liền> cho biết chuỗi trong hệ thống còn đúng như ngày "
                "chốt hay không. Bản in có chữ ký được lưu ngoài hệ thống."
            ),
        ],
        "recipients": ["Lưu: VT."],
        "signers": [
            {"capacity": "", "on_behalf": "", "position": "NGƯỜI QUẢN TRỊ", "name": ""},
            {"capacity": "", "on_behalf": "", "position": "GIÁM ĐỐC", "name": ""},
        ],
    }
