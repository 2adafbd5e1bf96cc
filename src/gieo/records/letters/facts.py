"""What is asked for letters in series."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from gieo.kernel.asking import Ask, Kept
from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts
from gieo.records.outgoing.facts import Capacity, require_for_whom


class Layout(Choice):
    """What each of them is."""

    LETTER = "official_letter", _("Công văn")
    INVITATION = "invitation", _("Giấy mời")
    NOTICE = "notice", _("Thông báo")


class LetterFacts(Facts):
    """One text for many."""

    name: Annotated[str, Field(max_length=200), Ask(label=_("Tên đợt"))]
    layout: Annotated[Layout, Ask(label=_("Loại văn bản"))]
    symbol: Annotated[str, Field(max_length=60), Ask(label=_("Ký hiệu"), help=_("Ví dụ SKHCN-QLKH hoặc GM-SKHCN."))]
    subject: Annotated[str, Ask(label=_("Trích yếu"))]
    addressee: Annotated[str, Ask(label=_("Kính gửi"), help=_("Dùng {tên cột} để lấy từ danh sách."))]
    text: Annotated[
        str, Ask(label=_("Nội dung"), long=True, help=_("Mỗi dòng một đoạn; {tên cột} được thay bằng ô của từng dòng."))
    ]
    position: Annotated[str, Ask(label=_("Chức vụ người ký"))]
    signer: Annotated[str, Ask(label=_("Họ và tên người ký"))]
    capacity: Annotated[Capacity, Ask(label=_("Quyền hạn ký"))] = Capacity.SELF
    on_behalf: Annotated[str, Ask(label=_("Ký thay cho"))] = ""
    list: Annotated[
        Kept,
        Ask(
            label=_("Danh sách (.xlsx hoặc .csv)"), help=_("Dòng đầu là tên cột; cột Số, nếu có, là số do văn thư cấp.")
        ),
    ]
    with_word: Annotated[bool, Ask(label=_("Kèm bản Word"))] = False

    @model_validator(mode="after")
    def _says_for_whom(self) -> Self:
        require_for_whom(self.capacity, self.on_behalf)
        return self
