"""What is asked and recorded of a document that is issued."""

from datetime import date, datetime
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from gieo.kernel.asking import Ask, Kept, Picked
from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts
from gieo.officialdocs.signing import FOR_ANOTHER
from gieo.records.outgoing.states import Carrier, Correction, Urgency


class Capacity(Choice):
    """For whom somebody signs (NĐ 30/2020, annex I)."""

    SELF = "", _("Trực tiếp")
    COLLECTIVE = "TM.", _("TM. (thay mặt)")
    DEPUTY = "KT.", _("KT. (ký thay)")
    BY_ORDER = "TL.", _("TL. (thừa lệnh)")
    BY_AUTHORISATION = "TUQ.", _("TUQ. (thừa ủy quyền)")
    ACTING = "Q.", _("Q. (quyền)")


class Way(Choice):
    """How a document reaches somebody."""

    EXCHANGE = "exchange", _("Trục liên thông văn bản")
    EMAIL = "email", _("Thư điện tử")
    POST = "post", _("Bưu điện")
    HAND = "hand", _("Giao tận tay")
    PUBLIC = "public", _("Đăng công khai")
    ARCHIVE = "archive", _("Lưu")


class SignerRow(BaseModel):
    """One of those who sign."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    position: Annotated[str, Ask(label=_("Chức vụ"))]
    name: Annotated[str, Ask(label=_("Họ và tên"))]
    capacity: Annotated[Capacity, Ask(label=_("Quyền hạn"))] = Capacity.SELF
    on_behalf: Annotated[str, Ask(label=_("Ký thay cho"))] = ""

    def __str__(self) -> str:
        head = f"{self.capacity} {self.on_behalf}, " if self.on_behalf else ""
        return f"{head}{self.position} {self.name}"


def require_for_whom(capacity: Capacity, on_behalf: str) -> None:
    """Whoever signs for another says for whom.

    Raises:
        ValueError: for another who is not named, or in person with somebody named.
    """
    if (capacity in FOR_ANOTHER) != bool(on_behalf.strip()):
        raise ValueError(_("Ghi ký thay cho ai khi dùng TM., KT., TL. hoặc TUQ., và chỉ khi đó."))


def _named_for_whom(signers: tuple[SignerRow, ...]) -> None:
    """Asked of the whole list, so that the form can say it."""
    for each in signers:
        require_for_whom(each.capacity, each.on_behalf)


class RecipientRow(BaseModel):
    """One of those who get it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Annotated[str, Ask(label=_("Nơi nhận"))]
    way: Annotated[Way, Ask(label=_("Cách gửi"))] = Way.EXCHANGE
    address: Annotated[str, Ask(label=_("Địa chỉ gửi"))] = ""

    def __str__(self) -> str:
        return self.name


class DraftFacts(Facts):
    """A new document."""

    type_name: Annotated[Picked, Ask(label=_("Tên loại văn bản"), choices="types")]
    symbol: Annotated[
        str, Field(max_length=60), Ask(label=_("Ký hiệu"), help=_("Ví dụ TB-SKHCN; số do văn thư cấp sau."))
    ]
    subject: Annotated[str, Ask(label=_("Trích yếu"))]
    carrier: Annotated[Carrier, Ask(label=_("Hình thức"))]
    urgency: Annotated[Urgency, Ask(label=_("Độ khẩn"))] = Urgency.NORMAL
    word: Annotated[Kept | None, Ask(label=_("Dự thảo Word (.docx)"))] = None
    pdf: Annotated[Kept | None, Ask(label=_("Dự thảo PDF"))] = None
    signers: Annotated[tuple[SignerRow, ...], Ask(label=_("Người ký, theo thứ tự"))]
    recipients: Annotated[tuple[RecipientRow, ...], Ask(label=_("Nơi nhận"))] = ()
    answers: Annotated[Picked | None, Ask(label=_("Trả lời văn bản đến"), choices="incoming")] = None
    replaces: Annotated[Picked | None, Ask(label=_("Sửa văn bản đã phát hành"), choices="issued")] = None
    correction: Annotated[Correction | None, Ask(label=_("Cách sửa"))] = None
    correction_reason: Annotated[str, Ask(label=_("Lý do sửa"))] = ""

    @model_validator(mode="after")
    def _has_a_file_and_says_why_it_corrects(self) -> Self:
        _named_for_whom(self.signers)
        if self.word is None and self.pdf is None:
            raise ValueError(_("Chọn tệp dự thảo Word hoặc PDF."))
        told = [self.replaces, self.correction, self.correction_reason]
        if any(told) and not all(told):
            raise ValueError(_("Văn bản sửa văn bản trước phải ghi văn bản được sửa, cách sửa và lý do."))
        return self


class VersionFacts(Facts):
    """A new version and why."""

    reason: Annotated[str, Field(max_length=500), Ask(label=_("Lý do sửa"))]
    word: Annotated[
        Kept | None, Ask(label=_("Bản Word (.docx)"), help=_("Không macro; thay đổi so với bản trước được nêu."))
    ] = None
    pdf: Annotated[Kept | None, Ask(label=_("Bản PDF"))] = None

    @model_validator(mode="after")
    def _has_a_file(self) -> Self:
        if self.word is None and self.pdf is None:
            raise ValueError(_("Chọn tệp Word hoặc PDF."))
        return self


class SignersFacts(Facts):
    """Who signs."""

    signers: Annotated[tuple[SignerRow, ...], Ask(label=_("Người ký, theo thứ tự"))]

    @model_validator(mode="after")
    def _says_for_whom(self) -> Self:
        _named_for_whom(self.signers)
        return self


class RecipientsFacts(Facts):
    """Who gets it."""

    recipients: Annotated[tuple[RecipientRow, ...], Ask(label=_("Nơi nhận"))]


class ReasonFacts(Facts):
    """Why."""

    reason: Annotated[str, Field(max_length=500), Ask(label=_("Lý do"), long=True)]


class InkFacts(Facts):
    """When it was signed by hand."""

    signed_at: Annotated[datetime, Ask(label=_("Ký lúc"))]


class NumberFacts(Facts):
    """What the clerk gives a document."""

    number: Annotated[
        int, Field(ge=1), Ask(label=_("Số"), help=_("Văn thư ghi theo sổ của cơ quan; hệ thống không tự đặt số."))
    ]
    issued_on: Annotated[date, Ask(label=_("Ngày ban hành"))]
    skipped_because: Annotated[
        str, Field(max_length=500), Ask(label=_("Lý do bỏ cách số"), help=_("Chỉ ghi khi số không liền sau số trước."))
    ] = ""
    file: Annotated[
        Kept | None, Ask(label=_("Bản PDF đã ghi số, ngày"), help=_("Cần khi dự thảo không lập từ hồ sơ của hệ thống."))
    ] = None


class SignedFacts(Facts):
    """The paper with one more signature."""

    file: Annotated[Kept, Ask(label=_("Tệp PDF đã ký số"), help=_("Ký trên đúng tệp tải từ trang này."))]


class SealedFacts(Facts):
    """The paper with the signature of the body."""

    file: Annotated[
        Kept, Ask(label=_("Tệp PDF có chữ ký số của cơ quan"), help=_("Ký trên đúng tệp tải từ trang này."))
    ]


class CopyFacts(Facts):
    """A certified copy, and for whom."""

    reason: Annotated[str, Field(min_length=1, max_length=500), Ask(label=_("Sao gửi ai, để làm gì"))]
    file: Annotated[Kept, Ask(label=_("Bản sao có chữ ký số của cơ quan (PDF)"))]


class ScanFacts(Facts):
    """The paper as it was signed and stamped."""

    file: Annotated[Kept, Ask(label=_("Bản quét có chữ ký, dấu (PDF)"))]


class ReceiptFacts(Facts):
    """Somebody has it."""

    delivery: Annotated[Picked, Ask(label=_("Nơi nhận"), choices="deliveries")]
    received_at: Annotated[datetime, Ask(label=_("Nhận lúc"))]
    received_by: Annotated[str, Ask(label=_("Người nhận"))]
    proof: Annotated[str, Ask(label=_("Bằng chứng nhận"), help=_("Số phiếu, mã bưu gửi, mã thông điệp."))]
    file: Annotated[Kept | None, Ask(label=_("Tệp chứng minh"))] = None


class FilingFacts(Facts):
    """Where it lies for good."""

    keeper: Annotated[str, Field(max_length=120), Ask(label=_("Đơn vị, người lưu bản gốc"))]
    unproved: Annotated[
        str,
        Field(max_length=500),
        Ask(label=_("Lý do chưa có bằng chứng nhận"), help=_("Chỉ ghi khi còn nơi nhận chưa xác nhận.")),
    ] = ""
