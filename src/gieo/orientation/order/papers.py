"""Official documents of an order."""

from typing import Any

from gieo.core.models import TransitionLog
from gieo.dossiers.papers import PaperKind, facts_part, paragraph
from gieo.kernel.refusal import _
from gieo.orientation.models import Order


def _letter(order: Order, _entry: TransitionLog) -> list[dict[str, Any]]:
    return [
        facts_part(
            ("Tên vấn đề đặt hàng", order.title),
            ("Năm kế hoạch", str(order.plan_year or "")),
            ("Cơ quan đặt hàng", order.body.name),
            ("Căn cứ", "; ".join(ground["name"] for ground in order.grounds)),
            ("Văn bản làm căn cứ", order.citation),
            ("Vì sao cần", order.need),
            ("Kết quả cần có", order.expected_result),
            ("Nơi tiếp nhận, ứng dụng", order.application_address),
            ("Sản phẩm chủ lực, đặc trưng", order.product),
        )
    ]


def _answer(order: Order, entry: TransitionLog) -> list[dict[str, Any]]:
    return [
        paragraph(f"Đặt hàng “{order.title}” chưa được đưa vào định hướng năm {order.plan_year}."),
        paragraph(f"Lý do: {entry.facts['reason']}"),
    ]


PAPERS = {
    "order_letter": PaperKind(
        key="order_letter",
        layout="official_letter",
        title=_("Văn bản đặt hàng nhiệm vụ KH&CN"),
        says=_letter,
        issuer="host",
        addressee="Sở Khoa học và Công nghệ",
        signers=(("", "THỦ TRƯỞNG CƠ QUAN"),),
        recipients=("Như trên;", "Lưu: VT."),
    ),
    "order_answer": PaperKind(
        key="order_answer",
        layout="official_letter",
        title=_("Trả lời đặt hàng nhiệm vụ KH&CN"),
        says=_answer,
        symbol="SKHCN-QLKH",
        addressee="Cơ quan đặt hàng",
    ),
}
