"""What is asked and recorded of an application."""

from typing import Annotated

from pydantic import Field

from gieo.kernel.asking import Ask, Kept, Picked
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts
from gieo.selection.application.states import Degree, LumpSum
from gieo.selection.rows import MemberRow, MoneyRow, PartnerRow, ProductRow


class ApplyFacts(Facts):
    """Which call a body answers."""

    call: Annotated[Picked, Ask(label=_("Thông báo đang nhận hồ sơ"), choices="calls")]


class ApplicationFacts(Facts):
    """What a body offers. Under the law of 2025 the sums are totals; the estimate follows the choice of the host."""

    principal_investigator: Annotated[
        Picked | None,
        Ask(label=_("Chủ nhiệm"), help=_("Chọn người của tổ chức, hoặc ghi tên ở dòng dưới."), choices="people"),
    ] = None
    principal_name: Annotated[str, Ask(label=_("Họ tên chủ nhiệm, nếu không có trong danh sách"))] = ""
    degree: Annotated[Degree, Ask(label=_("Trình độ của chủ nhiệm"))]
    speciality: Annotated[str, Ask(label=_("Chuyên ngành của chủ nhiệm"))]
    years_in_field: Annotated[int, Field(ge=0, le=70), Ask(label=_("Số năm hoạt động trong lĩnh vực"))]
    career: Annotated[str, Ask(label=_("Lý lịch khoa học tóm tắt"), long=True)] = ""
    partners: Annotated[tuple[PartnerRow, ...], Ask(label=_("Tổ chức phối hợp"))] = ()
    members: Annotated[
        tuple[MemberRow, ...],
        Ask(label=_("Người thực hiện"), help=_("Cả chủ nhiệm; thời gian làm việc quy đổi ra tháng.")),
    ] = ()
    objectives: Annotated[str, Ask(label=_("Mục tiêu"), long=True)]
    content: Annotated[str, Ask(label=_("Nội dung và phương án thực hiện"), long=True)]
    products: Annotated[tuple[ProductRow, ...], Ask(label=_("Sản phẩm"))] = ()
    money: Annotated[tuple[MoneyRow, ...], Ask(label=_("Kinh phí đề nghị theo nguồn và năm"))] = ()
    lump_sum: Annotated[LumpSum, Ask(label=_("Phương thức khoán chi đề nghị"))] = LumpSum.PARTIAL
    months: Annotated[int, Field(ge=0, le=120), Ask(label=_("Thời gian thực hiện (tháng)"))]
    trainees: Annotated[
        int,
        Field(ge=0, le=1000),
        Ask(label=_("Số người của tỉnh được đào tạo sau đại học"), help=_("Nhiệm vụ có đào tạo được ghi dấu ưu tiên.")),
    ] = 0


class PaperFacts(Facts):
    """One paper of the dossier."""

    item: Annotated[Picked, Ask(label=_("Tài liệu"), choices="papers")]
    file: Annotated[Kept, Ask(label=_("Tệp"))]


class OpenedFacts(Facts):
    """The hash that the dossier had when it was opened."""

    sha256: Annotated[str, Ask(label=_("Mã băm khi mở"))]


class CheckFacts(Facts):
    """What the check of an opened dossier found; nothing for a valid one."""

    missing: Annotated[tuple[Picked, ...], Ask(label=_("Tài liệu còn thiếu"), choices="papers")] = ()
    bars: Annotated[tuple[Picked, ...], Ask(label=_("Thuộc trường hợp không được đăng ký"), choices="bars")] = ()
    reason: Annotated[str, Ask(label=_("Nhận xét, lý do"), long=True)] = ""


class ResultFacts(Facts):
    """What the council made of it."""

    selection: Annotated[str, Ask(label=_("Hồ sơ xét chọn"))]
    score: Annotated[str, Ask(label=_("Điểm"))] = ""


class CancelFacts(Facts):
    """Why a result is taken back (TT 20/2023, article 17)."""

    cause: Annotated[Picked, Ask(label=_("Trường hợp hủy"), choices="causes")]
    reason: Annotated[str, Ask(label=_("Nội dung vi phạm, lý do"), long=True)]
