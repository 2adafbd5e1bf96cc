"""A complete form, written through the services or by hand."""

from datetime import datetime
from typing import Any

from playwright.sync_api import Page

from gieo.identity.models import User
from gieo.identity.selectors import actor_of
from gieo.orientation.models import IntakeWindow
from gieo.proposals.models import Proposal
from gieo.proposals.services.save_answer import save_answer
from gieo.proposals.services.start_proposal import start_proposal

PROPOSER = "dexuat.lang-son@gieo.test"

ANSWERS: dict[str, Any] = {
    "task_type": "research_topic",
    "grounds": "Sản lượng rơm rạ của huyện trên 100.000 tấn mỗi năm, phần lớn bị đốt tại ruộng.",
    "urgency": "Đốt rơm rạ gây ô nhiễm không khí và mất hữu cơ trong đất.",
    "expected_contribution": "Giảm 60% lượng rơm rạ bị đốt.",
    "importance_in_province": "Lúa là cây trồng chính của tỉnh.",
    "solves_provincial_problem": "Xử lý phụ phẩm tại chỗ.",
    "citations": [
        {"kind": "data", "document": "Niên giám thống kê 2023", "place": "trang 12", "date": "2023-06-01", "link": ""}
    ],
    "objectives": "Chế phẩm phân hủy 80% rơm rạ trong 30 ngày.",
    "results": [
        {
            "result": "Chế phẩm",
            "kind": "Sản phẩm",
            "measure": "Phân hủy 80% trong 30 ngày",
            "unit": "tấn",
            "quantity": 5,
        }
    ],
    "contents": [{"content": "Tuyển chọn chủng vi sinh"}, {"content": "Thử nghiệm tại 20 ha"}],
    "applicability": "Hợp tác xã tự sản xuất và dùng tại chỗ.",
    "application_addresses": [
        {"organisation": "HTX Lục Nam", "address": "huyện Lục Nam", "capacity": "200 ha lúa, 40 lao động"}
    ],
    "duration": {"months": 18, "start": "2025-01", "end": "2026-06"},
    "budget": {"science_budget": 700000000, "counterpart": 100000000, "other": 0},
    "contact": {"name": "Lê Minh Đức", "phone": "0912345678", "address": "huyện Lục Nam", "email": "duc@example.vn"},
    "commitment": True,
}


def complete(title: str, window: IntakeWindow, email: str, *, at: datetime) -> Proposal:
    """A draft with everything in it but the orientation items."""
    actor = actor_of(User.objects.get(email=email), at.date())
    proposal = start_proposal(window=window, actor=actor, at=at)
    for field, value in {"task_name": title, **ANSWERS}.items():
        base = proposal.revisions.get(field, 0)
        save_answer(proposal=proposal, field=field, value=value, base_revision=base, actor=actor, at=at)
    proposal.refresh_from_db()
    return proposal


def write(page: Page, name: str, text: str) -> None:
    """Type into a field and go on to the next."""
    field = page.locator(f"[name='{name}']")
    field.fill(text)
    field.blur()
