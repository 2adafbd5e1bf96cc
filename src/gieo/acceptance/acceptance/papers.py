"""Official documents of an acceptance, beside those every council has."""

from typing import Any

from gieo.acceptance.acceptance.choices import Cause, Grade
from gieo.acceptance.acceptance.facts import BallotFacts, PostingFacts
from gieo.acceptance.acceptance.procedure import ACCEPTANCE_COUNCIL, ballot_content, rating_of
from gieo.acceptance.models import Acceptance
from gieo.core.models import TransitionLog
from gieo.councils.sitting.papers import council_papers
from gieo.dossiers.papers import PaperKind, article, facts_part, paragraph, section, table
from gieo.dossiers.shown import money
from gieo.kernel.refusal import _

Parts = list[dict[str, Any]]
HOST_SIGNS = (("", "THỦ TRƯỞNG TỔ CHỨC CHỦ TRÌ"),)
MEMBER_SIGNS = (("", "THÀNH VIÊN HỘI ĐỒNG"),)
PRODUCTS = ("Sản phẩm", "Chỉ tiêu", "Đơn vị", "Theo hợp đồng", "Đã làm ra", "Chất lượng")


def _task(acceptance: Acceptance) -> tuple[tuple[str, str], ...]:
    task = acceptance.task
    return (
        ("Tên nhiệm vụ", acceptance.title),
        ("Mã nhiệm vụ", task.number if task else ""),
        ("Tổ chức chủ trì", task.host.name if task and task.host else ""),
        ("Chủ nhiệm", task.principal_investigator.full_name if task and task.principal_investigator else ""),
        ("Hết thời gian thực hiện", f"{acceptance.ended_on:%d/%m/%Y}"),
    )


def _self_evaluation(acceptance: Acceptance, entry: TransitionLog) -> Parts:
    rows = [
        [
            *(str(row[name]) for name in ("name", "indicator", "unit", "ordered", "delivered")),
            Grade(row["quality"]).label,
        ]
        for row in entry.facts["products"]
    ]
    return [
        facts_part(*_task(acceptance), ("Báo cáo tổng hợp", Grade(entry.facts["report"]).label)),
        section("Sản phẩm"),
        table(PRODUCTS, rows),
        section("Tự đánh giá", entry.facts["summary"]),
    ]


def _request(acceptance: Acceptance, entry: TransitionLog) -> Parts:
    papers = [[str(at), paper["name"]] for at, paper in enumerate(entry.facts["papers"], start=1)]
    return [
        paragraph("Đề nghị đánh giá, nghiệm thu kết quả nhiệm vụ."),
        facts_part(*_task(acceptance)),
        table(("TT", "Tài liệu"), papers),
    ]


def _answer(acceptance: Acceptance, entry: TransitionLog) -> Parts:
    return [facts_part(*_task(acceptance)), paragraph(f"Hồ sơ cần bổ sung: {entry.facts['reason']}")]


def _receipt(acceptance: Acceptance, entry: TransitionLog) -> Parts:
    papers = [[str(at), paper["name"]] for at, paper in enumerate(acceptance.papers, start=1)]
    late = str(acceptance.days_late) if acceptance.days_late else ""
    measured = "có" if entry.facts["is_measurable"] else "không"
    return [
        facts_part(*_task(acceptance), ("Số ngày nộp chậm", late), ("Sản phẩm đo kiểm được", measured)),
        table(("TT", "Tài liệu"), papers),
        paragraph("Hồ sơ hợp lệ."),
    ]


def _posting(acceptance: Acceptance, entry: TransitionLog) -> Parts:
    """What the notice tells of the task (TT 11/2014, article 8): no word of what its file says."""
    facts = PostingFacts.model_validate(entry.facts)
    return [
        facts_part(
            *_task(acceptance),
            ("Thời gian, địa điểm họp dự kiến", facts.expected),
            ("Nơi đăng", facts.address),
            ("Đăng từ ngày", f"{facts.posted_on:%d/%m/%Y}"),
        ),
        paragraph(f"Tổ chức chủ trì tự đánh giá: {acceptance.self_evaluation}"),
    ]


def _readiness(acceptance: Acceptance, entry: TransitionLog) -> Parts:
    rows = [
        [item["text"], "Đạt" if not item["reasons"] else " ".join(item["reasons"])] for item in acceptance.readiness
    ]
    return [
        facts_part(*_task(acceptance)),
        section("Nội dung kiểm tra", entry.facts["minutes"]),
        table(("Điều kiện", "Kết quả"), rows),
    ]


def _remarks(acceptance: Acceptance, entry: TransitionLog) -> Parts:
    return [
        facts_part(*_task(acceptance)),
        section("Về sản phẩm", entry.facts["products"]),
        section("Về báo cáo tổng hợp", entry.facts["report"]),
    ]


def _ballot(acceptance: Acceptance, entry: TransitionLog) -> Parts:
    ballot = BallotFacts.model_validate(entry.facts)
    rows = [[row.product.name, row.delivered, row.quality.label] for row in ballot.products]
    rating = Grade(rating_of(acceptance, ballot_content(ballot)).value)
    return [
        facts_part(*_task(acceptance)),
        table(("Sản phẩm", "Đã làm ra", "Chất lượng, chủng loại"), rows),
        facts_part(("Báo cáo tổng hợp", ballot.report.label), ("Xếp loại", rating.label), ("Ý kiến", ballot.remarks)),
    ]


def _expert_report(acceptance: Acceptance, entry: TransitionLog) -> Parts:
    return [
        facts_part(*_task(acceptance), ("Tổ chuyên gia", _group(entry.facts["experts"]))),
        section("Kết quả thẩm định sản phẩm", entry.facts["findings"]),
    ]


def _group(experts: Any) -> str:
    """Those who were picked; reports of before members could be picked name them in words."""
    return experts if isinstance(experts, str) else ", ".join(each["name"] for each in experts)


def _completion(acceptance: Acceptance, entry: TransitionLog) -> Parts:
    return [facts_part(*_task(acceptance)), section("Nội dung đã bổ sung, hoàn thiện", entry.facts["changes"])]


def _recognition(acceptance: Acceptance, _entry: TransitionLog) -> Parts:
    host = acceptance.task.host.name if acceptance.task and acceptance.task.host else ""
    rating = Grade(acceptance.rating).label
    return [
        article(f"Công nhận kết quả nhiệm vụ “{acceptance.title}” do {host} chủ trì, xếp loại: {rating}."),
        article(f"Giấy chứng nhận đăng ký kết quả số {acceptance.certificate}."),
        article("Tổ chức chủ trì và các cơ quan liên quan chịu trách nhiệm thi hành."),
    ]


def _risk(acceptance: Acceptance, entry: TransitionLog) -> Parts:
    shown = "; ".join(each["name"] for each in entry.facts["shown"])
    return [
        article(f"Nhiệm vụ “{acceptance.title}” không đạt do rủi ro được chấp nhận."),
        article(f"Điều kiện đã chứng minh: {shown}."),
        article("Không hoàn trả kinh phí đã dùng đúng mục đích; kinh phí chưa dùng nộp lại ngân sách."),
    ]


def _refund(acceptance: Acceptance, entry: TransitionLog) -> Parts:
    cause = Cause(entry.facts["cause"]).label
    return [
        article(f"Nhiệm vụ “{acceptance.title}” xếp loại không đạt. Nguyên nhân: {cause}"),
        article(f"Hoàn trả ngân sách {money(entry.facts['amount'])}."),
        article(entry.facts["explanation"], "Phần đã thực hiện, phần chưa thực hiện"),
    ]


def _sheet(key: str, title: str, says: Any, **rest: Any) -> PaperKind:
    return PaperKind(key=key, layout="sheet", title=title, says=says, **rest)


def _decision(key: str, title: str, says: Any, code: str = "") -> PaperKind:
    return PaperKind(
        key=key,
        layout="decision",
        title=title,
        says=says,
        issuer="peoples_committee",
        symbol="QĐ-UBND",
        signers=(("", "CHỦ TỊCH"),),
        recipients=("Tổ chức chủ trì;", "Sở KH&CN;", "Lưu: VT."),
        code=code,
        frozen=True,
    )


_OWN = (
    _sheet(
        "self_evaluation",
        _("Báo cáo tự đánh giá kết quả nhiệm vụ"),
        _self_evaluation,
        issuer="host",
        signers=HOST_SIGNS,
        code="Mẫu 1",
    ),
    PaperKind(
        key="request",
        layout="official_letter",
        title=_("Đề nghị nghiệm thu kết quả nhiệm vụ"),
        says=_request,
        issuer="host",
        signers=HOST_SIGNS,
        addressee="Sở Khoa học và Công nghệ",
        code="Mẫu 2",
    ),
    PaperKind(
        key="answer",
        layout="official_letter",
        title=_("Bổ sung hồ sơ nghiệm thu"),
        says=_answer,
        symbol="SKHCN-QLKH",
        addressee="Tổ chức chủ trì",
    ),
    _sheet("receipt", _("Phiếu kiểm tra hồ sơ nghiệm thu"), _receipt, code="Mẫu 3"),
    PaperKind(
        key="evaluation_notice",
        layout="notice",
        title=_("Thông tin về việc đánh giá, nghiệm thu nhiệm vụ"),
        says=_posting,
        symbol="TB-SKHCN",
    ),
    PaperKind(
        key="readiness_minutes",
        layout="minutes",
        title=_("Biên bản kiểm tra điều kiện nghiệm thu"),
        says=_readiness,
    ),
    _sheet(
        "remarks", _("Phiếu nhận xét kết quả nhiệm vụ"), _remarks, issuer="council", signers=MEMBER_SIGNS, code="Mẫu 4"
    ),
    _sheet(
        "ballot",
        _("Phiếu đánh giá kết quả nhiệm vụ"),
        _ballot,
        issuer="council",
        signers=MEMBER_SIGNS,
        code="Mẫu 7",
    ),
    _sheet(
        "expert_report", _("Báo cáo thẩm định sản phẩm"), _expert_report, issuer="council", code="Mẫu 6", inside=True
    ),
    PaperKind(
        key="completion_report",
        layout="report",
        title=_("Báo cáo hoàn thiện hồ sơ đánh giá, nghiệm thu"),
        says=_completion,
        issuer="host",
        signers=(("", "CHỦ NHIỆM NHIỆM VỤ"), ("", "CHỦ TỊCH HỘI ĐỒNG")),
        code="Mẫu 10",
    ),
    _decision("recognition", _("Công nhận kết quả thực hiện nhiệm vụ"), _recognition, "Mẫu 11"),
    _decision("risk_decision", _("Chấp nhận rủi ro của nhiệm vụ"), _risk),
    _decision("refund_decision", _("Xử lý hoàn trả kinh phí của nhiệm vụ"), _refund),
)

PAPERS = {**council_papers(ACCEPTANCE_COUNCIL), **{paper.key: paper for paper in _OWN}}
