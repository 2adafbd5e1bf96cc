"""What is asked and recorded of a contract."""

from datetime import date
from typing import Annotated

from pydantic import Field

from gieo.kernel.asking import Amount, Ask, Picked
from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts


class Mode(Choice):
    """How the State money is spent (TTLT 27/2015, articles 6-7)."""

    NONE = "none", _("Không khoán")
    PARTIAL = "partial", _("Khoán chi từng phần")
    FINAL_PRODUCT = "final_product", _("Khoán chi đến sản phẩm cuối cùng")


class TerminationGround(Choice):
    """Why a contract is ended before its time (TT 05/2014, article 5 of the form), or after it without a result."""

    NOT_NEEDED = "not_needed", _("Hai bên thống nhất không cần thực hiện tiếp")
    SUSPENDED = "suspended", _("Bên B bị đình chỉ hoặc không thể hoàn thành")
    NOT_FILED = "not_filed", _("Bên B không nộp hồ sơ nghiệm thu")
    NOT_FUNDED = "not_funded", _("Bên A không cấp đủ kinh phí hoặc không trả lời đúng hạn")
    NOT_MET = "not_met", _("Kết quả nghiệm thu không đạt")
    EVALUATION = "evaluation", _("Kết luận đánh giá trong kỳ")
    PARALLEL = "parallel", _("Phương án song song khác được chọn tại mốc")


class CauseOfFailure(Choice):
    """Whose doing it was (TTLT 27/2015, article 16)."""

    OBJECTIVE = "objective", _("Khách quan")
    SUBJECTIVE = "subjective", _("Chủ quan")


class InstalmentRow(Facts):
    """A row of the schedule of payments."""

    line: Annotated[Picked, Ask(label=_("Nguồn, năm"), choices="lines")]
    amount: Annotated[int, Field(gt=0), Ask(label=_("Số tiền"), money=True)]
    condition: Annotated[str, Ask(label=_("Điều kiện cấp"))] = ""


class MilestoneRow(Facts):
    """A row of the milestones."""

    name: Annotated[str, Ask(label=_("Mốc"))]
    due_on: Annotated[date, Ask(label=_("Ngày"))]
    result: Annotated[str, Ask(label=_("Kết quả kiểm tra được"))]
    amount: Annotated[Amount, Ask(label=_("Kinh phí của mốc"), money=True)] = 0
    evidence: Annotated[str, Ask(label=_("Minh chứng"))] = ""


class ProductRow(Facts):
    """A product the host promises."""

    name: Annotated[str, Ask(label=_("Sản phẩm"))]
    quality: Annotated[str, Ask(label=_("Chỉ tiêu chất lượng"))] = ""
    unit: Annotated[str, Ask(label=_("Đơn vị"))] = ""
    quantity: Annotated[str, Ask(label=_("Số lượng, quy mô"))] = ""


class ContractFacts(Facts):
    """What is agreed."""

    starts_on: Annotated[date, Ask(label=_("Ngày bắt đầu"))]
    months: Annotated[int, Field(gt=0, le=120), Ask(label=_("Thời gian thực hiện (tháng)"))]
    objectives: Annotated[str, Ask(label=_("Mục tiêu"), long=True)]
    products: Annotated[tuple[ProductRow, ...], Ask(label=_("Sản phẩm"))]
    lump_sum: Annotated[Mode, Ask(label=_("Phương thức khoán"))]
    lump_amount: Annotated[Amount, Ask(label=_("Phần khoán"), money=True)]
    non_lump_amount: Annotated[Amount, Ask(label=_("Phần không khoán"), money=True)] = 0
    instalments: Annotated[tuple[InstalmentRow, ...], Ask(label=_("Tiến độ cấp kinh phí"))]
    milestones: Annotated[tuple[MilestoneRow, ...], Ask(label=_("Mốc đánh giá"))] = ()
    counterpart_proof: Annotated[
        str, Ask(label=_("Giấy tờ về vốn đối ứng"), help=_("Số, ngày; bắt buộc khi có nguồn ngoài ngân sách."))
    ] = ""
    account: Annotated[str, Ask(label=_("Tài khoản tiền gửi của bên B tại Kho bạc"))] = ""
    terms: Annotated[str, Ask(label=_("Thỏa thuận khác"), long=True)] = ""


class HostSignFacts(Facts):
    """Who signs for the host."""

    signer: Annotated[str, Ask(label=_("Người ký, chức vụ"))]


class SignFacts(Facts):
    """Who signs for the province."""

    contract_number: Annotated[str, Ask(label=_("Số hợp đồng"))]
    signer: Annotated[str, Ask(label=_("Người ký, chức vụ"))]
    delegation: Annotated[
        str, Ask(label=_("Văn bản ủy quyền"), help=_("Bắt buộc khi Giám đốc Sở ký TUQ. Chủ tịch UBND tỉnh."))
    ] = ""


class ReasonFacts(Facts):
    """Why."""

    reason: Annotated[str, Ask(label=_("Lý do"), long=True)]


class InfoSheetFacts(Facts):
    """To whom the sheet on the running task went."""

    sent_to: Annotated[str, Ask(label=_("Gửi tổ chức đầu mối thông tin"))]


class FollowFacts(Facts):
    """Who follows the task."""

    follower: Annotated[Picked, Ask(label=_("Thành viên theo dõi"), choices="members")]


class ProposeTerminationFacts(Facts):
    """Why the contract should end, and how far work and money have come (TT 04/2015, article 22)."""

    ground: Annotated[TerminationGround, Ask(label=_("Trường hợp chấm dứt"))]
    reason: Annotated[str, Ask(label=_("Lý do"), long=True)]
    work_done: Annotated[str, Ask(label=_("Khối lượng đã thực hiện"), long=True)]


class TerminateFacts(Facts):
    """The decision: what was spent how, and what goes back (TTLT 27/2015, article 16)."""

    decision: Annotated[str, Ask(label=_("Số, ngày quyết định"))]
    delegation: Annotated[str, Ask(label=_("Văn bản ủy quyền"))] = ""
    unused: Annotated[Amount, Ask(label=_("Kinh phí ngân sách chưa sử dụng"), money=True)]
    proven: Annotated[Amount, Ask(label=_("Đã sử dụng đúng"), money=True)]
    unproven: Annotated[Amount, Ask(label=_("Không chứng minh được là đúng"), money=True)]
    refund: Annotated[Amount, Ask(label=_("Phải hoàn trả"), money=True)]
    products: Annotated[str, Ask(label=_("Xử lý sản phẩm, tài sản"), long=True)]


class CausedTerminateFacts(TerminateFacts):
    """The same, with whose doing it was."""

    cause: Annotated[CauseOfFailure, Ask(label=_("Nguyên nhân"))]


class RiskFacts(TerminateFacts):
    """The same, with what makes a risk an accepted one (Law 93/2025, article 9)."""

    followed_procedure: Annotated[bool, Ask(label=_("Đã tuân thủ quy trình, quy định"))] = False
    no_fraud: Annotated[bool, Ask(label=_("Không gian lận, không cố ý"))] = False
    reported_in_time: Annotated[bool, Ask(label=_("Đã báo cáo kịp thời"))] = False


class ReturnedRow(Facts):
    """What came back to a line of State money."""

    line: Annotated[Picked, Ask(label=_("Nguồn, năm"), choices="paid_lines")]
    amount: Annotated[int, Field(gt=0), Ask(label=_("Số tiền hoàn trả"), money=True)]


class ReturnedFacts(Facts):
    """Money that came back by the decision of termination (TTLT 27/2015, article 17)."""

    lines: Annotated[tuple[ReturnedRow, ...], Ask(label=_("Hoàn trả"))]
    voucher: Annotated[str, Ask(label=_("Chứng từ nộp trả"))]


class SettleFacts(Facts):
    """The settlement: what of each line is accepted as spent (TTLT 27/2015, article 14)."""

    decision: Annotated[str, Ask(label=_("Số, ngày thông báo quyết toán"))]


class CloseOutFacts(Facts):
    """What must be there before a contract is liquidated (TT 11/2014, article 15)."""

    minutes: Annotated[str, Ask(label=_("Số, ngày biên bản thanh lý"))]
    products_handed_over: Annotated[bool, Ask(label=_("Đã bàn giao sản phẩm"))] = False
    assets_handed_over: Annotated[bool, Ask(label=_("Đã kiểm kê, bàn giao tài sản mua bằng ngân sách"))] = False
    certificate: Annotated[str, Ask(label=_("Giấy chứng nhận đăng ký kết quả: số, ngày"))] = ""
    recognition: Annotated[str, Ask(label=_("Quyết định công nhận kết quả: số, ngày"))] = ""


class ArchivedRow(Facts):
    """One file of the records."""

    title: Annotated[str, Ask(label=_("Tên hồ sơ, tài liệu"))]
    pages: Annotated[int, Field(ge=1), Ask(label=_("Số tờ"))]
    kept: Annotated[str, Ask(label=_("Thời hạn lưu giữ"))]


class ArchiveFacts(Facts):
    """The records of the task are handed over (NĐ 30/2020, article 30)."""

    records: Annotated[tuple[ArchivedRow, ...], Field(min_length=1), Ask(label=_("Mục lục hồ sơ, tài liệu nộp lưu"))]
    receiver: Annotated[str, Ask(label=_("Người nhận của lưu trữ cơ quan"))]
    handed_over_on: Annotated[date, Ask(label=_("Ngày giao nhận"))]


class PostedFacts(Facts):
    """Where the host made the task known among its own and outside (TTLT 27/2015, article 18)."""

    place: Annotated[str, Ask(label=_("Nơi công khai"))]
    posted_on: Annotated[date, Ask(label=_("Công khai từ ngày"))]


class RemunerationRow(Facts):
    """What one person was paid at one time."""

    name: Annotated[str, Field(min_length=1, max_length=200), Ask(label=_("Họ và tên"))]
    part: Annotated[str, Field(min_length=1, max_length=200), Ask(label=_("Chức danh, công việc"))]
    amount: Annotated[int, Field(gt=0), Ask(label=_("Số tiền"), money=True)]
    paid_on: Annotated[date, Ask(label=_("Trả ngày"))]
    voucher: Annotated[str, Field(max_length=120), Ask(label=_("Chứng từ"))] = ""


class RemunerationFacts(Facts):
    """The whole list; a later one takes its place."""

    rows: Annotated[
        tuple[RemunerationRow, ...],
        Field(min_length=1),
        Ask(label=_("Thù lao đã trả"), help=_("Kê toàn bộ từ đầu; bản kê sau thay bản kê trước.")),
    ]


class MoneyChange(Facts):
    """What a source gives in a year after an amendment."""

    line: Annotated[Picked, Ask(label=_("Nguồn, năm"), choices="lines")]
    amount: Annotated[Amount, Ask(label=_("Số tiền mới"), money=True)]


class AmendFacts(Facts):
    """An amendment, with what stood before and after (CT-8-1a). What is not named stays as it is."""

    adjustment: Annotated[str, Ask(label=_("Hồ sơ điều chỉnh"))]
    decision: Annotated[str, Ask(label=_("Quyết định"))] = ""
    subject: Annotated[str, Ask(label=_("Nội dung"))]
    before: Annotated[str, Ask(label=_("Trước"), long=True)]
    after: Annotated[str, Ask(label=_("Sau"), long=True)]
    ends_on: Annotated[date | None, Ask(label=_("Ngày kết thúc mới"))] = None
    is_extension: Annotated[bool, Ask(label=_("Là gia hạn"))] = False
    title: Annotated[str, Ask(label=_("Tên mới"))] = ""
    objectives: Annotated[str, Ask(label=_("Mục tiêu mới"), long=True)] = ""
    products: Annotated[tuple[ProductRow, ...], Ask(label=_("Sản phẩm mới"))] = ()
    principal_investigator: Annotated[Picked | None, Ask(label=_("Chủ nhiệm mới"))] = None
    host: Annotated[Picked | None, Ask(label=_("Tổ chức chủ trì mới"))] = None
    money: Annotated[tuple[MoneyChange, ...], Ask(label=_("Kinh phí mới"))] = ()


class Judgement(Choice):
    """What the evaluation of a milestone says (NĐ 267/2025, article 16)."""

    MET = "met", _("Đạt")
    ADJUST = "adjust", _("Phải điều chỉnh")
    PAUSE = "pause", _("Tạm dừng")
    END = "end", _("Chấm dứt")


class JudgeFacts(Facts):
    """The evaluation of a milestone."""

    milestone: Annotated[Picked, Ask(label=_("Mốc"), choices="milestones")]
    verdict: Annotated[Judgement, Ask(label=_("Kết luận"))]
    document: Annotated[str, Ask(label=_("Hồ sơ kiểm tra, văn bản xác nhận"))]
