"""Official documents of a payment."""

from typing import Any

from gieo.contracts.contract.papers import listed
from gieo.contracts.models import Disbursement
from gieo.core.models import TransitionLog
from gieo.core.prepared import children_of
from gieo.dossiers.papers import PaperKind, facts_part, paragraph, section
from gieo.dossiers.shown import money
from gieo.kernel.money import vnd_in_words
from gieo.kernel.refusal import _


def _request(disbursement: Disbursement, _entry: TransitionLog) -> list[dict[str, Any]]:
    lines = children_of(disbursement, "lines")
    asked = sum(line.requested for line in lines)
    return [
        facts_part(
            ("Nhiệm vụ", disbursement.title),
            ("Hợp đồng số", disbursement.contract.contract_number),
            ("Loại", disbursement.get_purpose_display()),
            ("Số tiền đề nghị", f"{money(asked)} ({vnd_in_words(asked)})"),
        ),
        listed(("Nguồn, năm", "Số tiền"), [[str(line), money(line.requested)] for line in lines], numeric=(1,)),
        section("Khối lượng công việc đã thực hiện"),
        listed(
            ("Nội dung", "Theo hợp đồng", "Đã thực hiện"),
            [[row["content"], row["planned"], row["done"]] for row in disbursement.work],
        ),
        section("Thực chi"),
        listed(
            ("Khoản chi", "Số tiền"),
            [[row["item"], money(row["amount"])] for row in disbursement.spending],
            numeric=(1,),
        ),
    ]


def _answer(disbursement: Disbursement, entry: TransitionLog) -> list[dict[str, Any]]:
    return [
        paragraph(f"Chưa cấp kinh phí theo đề nghị {disbursement.number} của nhiệm vụ “{disbursement.title}”."),
        paragraph(f"Lý do: {entry.facts['reason']}"),
    ]


PAPERS = {
    "payment_request": PaperKind(
        key="payment_request",
        layout="official_letter",
        title=_("Đề nghị cấp kinh phí"),
        says=_request,
        issuer="host",
        addressee="Sở Khoa học và Công nghệ",
        signers=(("", "KẾ TOÁN TRƯỞNG"), ("", "THỦ TRƯỞNG TỔ CHỨC CHỦ TRÌ")),
        recipients=("Như trên;", "Lưu: VT."),
    ),
    "payment_answer": PaperKind(
        key="payment_answer",
        layout="official_letter",
        title=_("Trả lời đề nghị cấp kinh phí"),
        says=_answer,
        symbol="SKHCN-KHTC",
        addressee="Tổ chức chủ trì",
    ),
}
