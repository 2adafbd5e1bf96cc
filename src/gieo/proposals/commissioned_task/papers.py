"""Official documents of a commissioned task."""

from collections.abc import Sequence

from gieo.core.models import TransitionLog
from gieo.dossiers.papers import PaperKind, Part, article, facts_part, paragraph, table
from gieo.kernel.refusal import _
from gieo.proposals.models import CommissionedTask

PARTS = ("TT", "Mã", "Tên nhiệm vụ", "Cách tiếp cận, nội dung cốt lõi", "Sản phẩm riêng")
COLUMNS = ("TT", "Sản phẩm", "Chỉ tiêu cần đạt", "Đơn vị", "Số lượng")


def _line(item: CommissionedTask) -> list[Part]:
    products = [
        [str(at), row["name"], row["measure"], row["unit"], str(row["quantity"] or "")]
        for at, row in enumerate(item.products, 1)
    ]
    return [
        facts_part(
            ("Mã nhiệm vụ", ", ".join(task.number for task in item.tasks)),
            ("Tên nhiệm vụ", item.title),
            ("Năm kế hoạch", str(item.plan_year or "")),
            ("Định hướng mục tiêu", item.objectives),
            ("Yêu cầu đối với kết quả", item.requirements),
            ("Cơ quan đặt hàng", item.commissioning_body.name if item.commissioning_body else ""),
            ("Văn bản đặt hàng", item.order_document),
            ("Lý do không có cơ quan đặt hàng", item.no_order_reason),
            ("Phương thức", item.get_assignment_display()),
        ),
        table(COLUMNS, products, numeric=(4,)),
        *_parts(item),
    ]


def _parts(item: CommissionedTask) -> list[Part]:
    """The tasks of the order, where it has more than one."""
    if not item.parts:
        return []
    numbers = [task.number for task in item.tasks] or [""] * len(item.parts)
    rows = [
        [str(at), number, part["title"], part["approach"], part["product"]]
        for at, (number, part) in enumerate(zip(numbers, item.parts, strict=True), 1)
    ]
    said = f"Đặt hàng gồm {len(rows)} nhiệm vụ ({item.get_structure_display().lower()}):"
    return [paragraph(said), table(PARTS, rows)]


def _submission(item: CommissionedTask, _entry: TransitionLog) -> Sequence[Part]:
    opening = "Căn cứ kết luận của hội đồng, Sở Khoa học và Công nghệ trình phê duyệt đặt hàng nhiệm vụ sau:"
    return [paragraph(opening), *_line(item)]


def _decision(item: CommissionedTask, _entry: TransitionLog) -> Sequence[Part]:
    return [
        article(f"Phê duyệt đặt hàng nhiệm vụ khoa học và công nghệ “{item.title}”."),
        *_line(item),
        article("Sở Khoa học và Công nghệ công bố và tổ chức lựa chọn tổ chức chủ trì theo quy định."),
        article("Sở Khoa học và Công nghệ, cơ quan đặt hàng và các cơ quan liên quan chịu trách nhiệm thi hành."),
    ]


def _notice(item: CommissionedTask, entry: TransitionLog) -> Sequence[Part]:
    decision = f"{item.decision_number} ngày {item.decision_date:%d/%m/%Y}" if item.decision_date else ""
    return [
        paragraph("Công bố nhiệm vụ khoa học và công nghệ được phê duyệt đặt hàng:"),
        *_line(item),
        facts_part(("Quyết định phê duyệt", decision), ("Nơi công bố", str(entry.facts["address"]))),
    ]


PAPERS = {
    "submission_note": PaperKind(
        key="submission_note",
        layout="submission_note",
        title=_("Tờ trình phê duyệt nhiệm vụ đặt hàng"),
        says=_submission,
        symbol="TTr-SKHCN",
        addressee="Ủy ban nhân dân tỉnh",
    ),
    "commissioning_decision": PaperKind(
        key="commissioning_decision",
        layout="decision",
        title=_("Quyết định phê duyệt danh mục đặt hàng"),
        says=_decision,
        issuer="peoples_committee",
        symbol="QĐ-UBND",
        signers=(("", "CHỦ TỊCH"),),
        recipients=("Như Điều 3;", "Sở KH&CN;", "Lưu: VT."),
        frozen=True,
    ),
    "publication_notice": PaperKind(
        key="publication_notice",
        layout="notice",
        title=_("Thông báo công bố nhiệm vụ đặt hàng"),
        says=_notice,
        symbol="TB-SKHCN",
        frozen=True,
    ),
}
