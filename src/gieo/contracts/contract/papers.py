"""Official documents of a contract. The form is that of TT 05/2014; annexes and minutes follow it."""

from collections.abc import Sequence
from typing import Any

from gieo.contracts.contract.facts import ArchiveFacts, Mode
from gieo.contracts.models import VERDICTS, Contract
from gieo.contracts.rules.milestones import Verdict
from gieo.core.models import TransitionLog
from gieo.dossiers.papers import PaperKind, Part, article, facts_part, paragraph, section, table
from gieo.dossiers.shown import money
from gieo.identity.profiles import body_as_of
from gieo.kernel.money import vnd_in_words
from gieo.kernel.refusal import _

COMMITTEE = (("", "CHỦ TỊCH"),)
BOTH = (("", "ĐẠI DIỆN BÊN A"), ("", "ĐẠI DIỆN BÊN B"))


def day(value: Any) -> str:
    """A day as it is printed."""
    return f"{value:%d/%m/%Y}" if value else ""


def instalment_rows(contract: Contract) -> list[list[str]]:
    """The schedule of payments."""
    return [
        [str(row.order), row.get_source_display(), str(row.year), money(row.amount), row.condition]
        for row in contract.instalments.all()
    ]


def milestone_rows(contract: Contract) -> list[list[str]]:
    """The milestones with what became of them."""
    return [
        [row.name, day(row.due_on), row.result, money(row.amount), str(VERDICTS[Verdict(row.verdict)])]
        for row in contract.milestones.all()
    ]


def product_rows(contract: Contract) -> list[list[str]]:
    """What the host promises."""
    return [[row[name] for name in ("name", "quality", "unit", "quantity")] for row in contract.products]


def listed(columns: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[int] = ()) -> Part:
    """A table, or a word where there is nothing to list."""
    return table(columns, rows, numeric) if rows else paragraph("Không có.")


INSTALMENTS = ("Đợt", "Nguồn", "Năm", "Số tiền", "Điều kiện cấp")
MILESTONES = ("Mốc", "Ngày", "Kết quả", "Kinh phí", "Kết luận")
PRODUCTS = ("Sản phẩm", "Chỉ tiêu", "Đơn vị", "Số lượng")


def _parties(contract: Contract) -> list[dict[str, Any]]:
    """Bên A orders, bên B carries out; a signer is written as "name, position"."""
    carried_out = (*_said_by_host(contract), ("Tài khoản", contract.account))
    sides = (
        ("Bên A (bên đặt hàng)", contract.party_a, contract.party_a_signer, ()),
        ("Bên B (bên nhận đặt hàng)", contract.party_b, contract.party_b_signer, carried_out),
    )
    return [
        {"role": role, "name": name, "representative": who, "position": position, "facts": facts}
        for role, name, signer, facts in sides
        for who, _comma, position in [signer.partition(", ")]
    ]


def _said_by_host(contract: Contract) -> Sequence[tuple[str, str]]:
    """What the host had said of itself when the contract came to stand as it is."""
    said = body_as_of(contract.task.host, contract.state_since) if contract.task.host else None
    known = (("Địa chỉ", said.address), ("Điện thoại", said.phone), ("Mã số thuế", said.tax_code)) if said else ()
    return [(name, value) for name, value in known if value]


def _contract(contract: Contract, _entry: TransitionLog) -> list[dict[str, Any]]:
    milestones = milestone_rows(contract)
    return [
        facts_part(
            ("Số hợp đồng", contract.contract_number),
        ),
        section("Đặt hàng và nhận đặt hàng", f"Bên A đặt hàng, bên B nhận thực hiện nhiệm vụ “{contract.title}”."),
        paragraph(f"Mục tiêu: {contract.objectives}"),
        listed(PRODUCTS, product_rows(contract)),
        section(
            "Thời gian thực hiện",
            f"{contract.months} tháng, từ {day(contract.starts_on)} đến hết {day(contract.ends_on)}.",
        ),
        section("Kinh phí", f"{money(contract.value)} ({vnd_in_words(contract.value)})."),
        facts_part(
            ("Phương thức khoán", Mode(contract.lump_sum).label),
            ("Phần khoán", money(contract.lump_amount)),
            ("Phần không khoán", money(contract.non_lump_amount)),
            ("Nguồn ngoài ngân sách", money(contract.other_amount)),
        ),
        listed(INSTALMENTS, instalment_rows(contract), numeric=(3,)),
        *([section("Mốc đánh giá"), table(MILESTONES, milestones, numeric=(3,))] if milestones else []),
        section("Thỏa thuận khác", contract.terms or "Theo mẫu hợp đồng và quy định của pháp luật."),
    ]


def _info_sheet(contract: Contract, entry: TransitionLog) -> list[dict[str, Any]]:
    task = contract.task
    leader = task.principal_investigator.full_name if task.principal_investigator else ""
    return [
        facts_part(
            ("Tên nhiệm vụ", contract.title),
            ("Mã số", task.number),
            ("Hợp đồng số", f"{contract.contract_number} ngày {day(contract.signed_on)}"),
            ("Tổ chức chủ trì", contract.party_b),
            ("Chủ nhiệm", leader),
            ("Thời gian", f"{day(contract.starts_on)} – {day(contract.ends_on)}"),
            ("Kinh phí", money(contract.value)),
            ("Mục tiêu", contract.objectives),
            ("Gửi", entry.facts["sent_to"]),
        ),
        listed(PRODUCTS, product_rows(contract)),
    ]


def _annex(contract: Contract, entry: TransitionLog) -> list[dict[str, Any]]:
    change = [entry.facts["subject"], entry.facts["before"], entry.facts["after"]]
    return [
        paragraph(f"Điều chỉnh hợp đồng số {contract.contract_number} ngày {day(contract.signed_on)}."),
        facts_part(("Quyết định", entry.facts["decision"]), ("Hồ sơ điều chỉnh", entry.facts["adjustment"])),
        table(("Nội dung", "Trước", "Sau"), [change]),
        paragraph("Phụ lục là một phần của hợp đồng; các nội dung khác giữ nguyên."),
    ]


def _pause(contract: Contract, entry: TransitionLog) -> list[dict[str, Any]]:
    return [
        paragraph(f"Tạm dừng thực hiện hợp đồng số {contract.contract_number}, nhiệm vụ “{contract.title}”."),
        paragraph(f"Lý do: {entry.facts['reason']}"),
        paragraph(f"{contract.party_b} dừng các nội dung đang thực hiện và báo cáo khối lượng, kinh phí đã sử dụng."),
    ]


def _termination(contract: Contract, entry: TransitionLog) -> list[dict[str, Any]]:
    said = entry.facts
    return [
        article(f"Chấm dứt hợp đồng số {contract.contract_number}, nhiệm vụ “{contract.title}”."),
        article(
            f"Kinh phí ngân sách chưa sử dụng {money(said['unused'])}; đã sử dụng đúng {money(said['proven'])}; "
            f"không chứng minh được {money(said['unproven'])}. {contract.party_b} hoàn trả {money(said['refund'])}."
        ),
        article(f"Sản phẩm, tài sản: {said['products']}"),
        article(f"{contract.party_b} và các đơn vị liên quan chịu trách nhiệm thi hành quyết định này."),
    ]


def _liquidation(contract: Contract, entry: TransitionLog) -> list[dict[str, Any]]:
    said = entry.facts
    rows = [
        [
            f"{line.get_source_display()} {line.year}",
            *map(money, (line.contracted, line.paid, line.settled, line.recovered)),
        ]
        for line in contract.task.money.all()
    ]
    return [
        facts_part(
            ("Biên bản số", said["minutes"]),
            ("Hợp đồng số", f"{contract.contract_number} ngày {day(contract.signed_on)}"),
            ("Bên A", contract.party_a),
            ("Bên B", contract.party_b),
            ("Giấy chứng nhận đăng ký kết quả", said["certificate"]),
            ("Quyết định công nhận", said["recognition"]),
        ),
        section("Sản phẩm bàn giao"),
        listed(PRODUCTS, product_rows(contract)),
        section("Kinh phí"),
        listed(("Nguồn", "Theo hợp đồng", "Đã cấp", "Đã quyết toán", "Đã thu hồi"), rows, numeric=(1, 2, 3, 4)),
        paragraph("Hai bên thống nhất thanh lý hợp đồng."),
    ]


def _archive_list(_contract: Contract, entry: TransitionLog) -> list[dict[str, Any]]:
    facts = ArchiveFacts.model_validate(entry.facts)
    rows = [(str(at), row.title, str(row.pages), row.kept) for at, row in enumerate(facts.records, start=1)]
    return [listed(("Số TT", "Hồ sơ, tài liệu", "Số tờ", "Thời hạn lưu giữ"), rows, numeric=(2,))]


def _handover(contract: Contract, entry: TransitionLog) -> list[dict[str, Any]]:
    facts = ArchiveFacts.model_validate(entry.facts)
    return [
        facts_part(
            ("Hồ sơ của", contract.title),
            ("Bên giao", entry.actor_name),
            ("Bên nhận", facts.receiver),
            ("Ngày giao nhận", f"{facts.handed_over_on:%d/%m/%Y}"),
            ("Số hồ sơ, tài liệu", str(len(facts.records))),
            ("Tổng số tờ", str(sum(row.pages for row in facts.records))),
        ),
        paragraph("Biên bản và mục lục hồ sơ, tài liệu nộp lưu được lập thành 02 bản, mỗi bên giữ 01 bản."),
    ]


PAPERS = {
    "archive_list": PaperKind(
        key="archive_list",
        layout="sheet",
        title=_("Mục lục hồ sơ, tài liệu nộp lưu"),
        says=_archive_list,
        signers=(("", "NGƯỜI LẬP"),),
    ),
    "handover_minutes": PaperKind(
        key="handover_minutes",
        layout="minutes",
        title=_("Biên bản giao nhận hồ sơ, tài liệu"),
        says=_handover,
        signers=(("", "ĐẠI DIỆN BÊN GIAO"), ("", "ĐẠI DIỆN BÊN NHẬN")),
    ),
    "contract": PaperKind(
        key="contract",
        layout="contract",
        title=_("Hợp đồng nghiên cứu khoa học và phát triển công nghệ"),
        says=_contract,
        issuer="peoples_committee",
        symbol="HĐ-KHCN",
        signers=BOTH,
        code="TT05/2014",
        parties=_parties,
        recipients=("Các bên;", "Kho bạc Nhà nước;", "Lưu: VT, QLKH."),
    ),
    "info_sheet": PaperKind(
        key="info_sheet",
        layout="sheet",
        title=_("Phiếu thông tin nhiệm vụ đang tiến hành"),
        says=_info_sheet,
        signers=(("", "GIÁM ĐỐC"),),
    ),
    "annex": PaperKind(
        key="annex",
        layout="contract",
        title=_("Phụ lục hợp đồng"),
        says=_annex,
        symbol="PLHĐ-KHCN",
        signers=BOTH,
        parties=_parties,
    ),
    "pause_notice": PaperKind(
        key="pause_notice",
        layout="notice",
        title=_("Thông báo tạm dừng thực hiện nhiệm vụ"),
        says=_pause,
        symbol="TB-SKHCN",
        recipients=("Tổ chức chủ trì;", "Lưu: VT, QLKH."),
    ),
    "termination_decision": PaperKind(
        key="termination_decision",
        layout="decision",
        title=_("Quyết định chấm dứt hợp đồng"),
        says=_termination,
        issuer="peoples_committee",
        symbol="QĐ-UBND",
        signers=COMMITTEE,
        recipients=("Như Điều 4;", "Lưu: VT, QLKH."),
    ),
    "liquidation_minutes": PaperKind(
        key="liquidation_minutes",
        layout="minutes",
        title=_("Biên bản thanh lý hợp đồng"),
        says=_liquidation,
        signers=BOTH,
        code="TT05/2014",
    ),
}
