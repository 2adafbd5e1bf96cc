"""A form that is complete, and ways to spoil it."""

from copy import deepcopy
from typing import Any

from gieo.proposals.rules.requirements import CRITERIA

MET = dict.fromkeys(CRITERIA, True)

COMPLETE: dict[str, Any] = {
    "task_name": "Ứng dụng sấy lạnh bảo quản hồng vành khuyên tại huyện Văn Lãng",
    "task_type": "research_topic",
    "grounds": "Tổn thất sau thu hoạch khoảng 18 % mỗi vụ.",
    "answers_demand": False,
    "urgency": "Vụ thu hoạch chỉ kéo dài sáu tuần.",
    "expected_contribution": "Nâng giá trị sản phẩm, việc làm cho 120 hộ.",
    "importance_in_province": "Sản phẩm OCOP của tỉnh.",
    "solves_provincial_problem": "Giảm tổn thất sau thu hoạch.",
    "citations": [
        {"kind": "data", "document": "Niên giám thống kê", "place": "trang 41", "date": "2024-01-15", "link": ""},
        {"kind": "practical", "document": "Báo cáo mùa vụ", "place": "", "date": "2023", "link": ""},
    ],
    "objectives": "Tổn thất dưới 5 %.",
    "results": [
        {"result": "Quy trình", "kind": "Dạng II", "measure": "Tổn thất dưới 5 %", "unit": "bộ", "quantity": "1"}
    ],
    "contents": [{"content": "Khảo sát ba xã"}],
    "applicability": "Hợp tác xã vận hành ngay trong vụ 2026.",
    "application_addresses": [{"organisation": "HTX Hồi Vân", "address": "Văn Lãng", "capacity": "Nhà xưởng 300 m²"}],
    "duration": {"months": 18, "start": "2025-01", "end": "2026-06"},
    "budget": {"science_budget": 850_000_000, "counterpart": 400_000_000, "other": None},
    "contact": {"name": "Hoàng Văn Nam", "phone": "0912 345 678", "address": "Văn Lãng", "email": "nam@example.vn"},
    "commitment": True,
}


def complete(**changes: Any) -> dict[str, Any]:
    """The complete answers with some of them changed."""
    return {**deepcopy(COMPLETE), **changes}
