"""What is asked and recorded when a body answers."""

from typing import Annotated

from pydantic import Field

from gieo.kernel.asking import Ask
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts

Said = Annotated[str, Field(min_length=1, max_length=2000)]
Line = Annotated[str, Field(min_length=1, max_length=150)]


class ConfirmFacts(Facts):
    """Yes, by whom, and for a place of application with which means."""

    answered_name: Annotated[Line, Ask(label=_("Họ và tên người xác nhận"))]
    answered_position: Annotated[Line, Ask(label=_("Chức vụ"))]
    document: Annotated[
        str, Field(max_length=200), Ask(label=_("Văn bản của cơ quan"), help=_("Số, ngày; nếu có."))
    ] = ""
    capacity: Annotated[
        str,
        Field(max_length=2000),
        Ask(
            label=_("Năng lực ứng dụng"),
            help=_("Nhân lực, đất, thiết bị, vốn; bắt buộc khi xác nhận nơi ứng dụng."),
            long=True,
        ),
    ] = ""
    words: Annotated[str, Field(max_length=2000), Ask(label=_("Ý kiến"), long=True)] = ""


class DeclineFacts(Facts):
    """No, by whom and why; the proposer reads it."""

    answered_name: Annotated[Line, Ask(label=_("Họ và tên người trả lời"))]
    answered_position: Annotated[Line, Ask(label=_("Chức vụ"))]
    words: Annotated[Said, Ask(label=_("Lý do không xác nhận"), long=True)]


class WithdrawFacts(Facts):
    """Why the question is taken back."""

    words: Annotated[Said, Ask(label=_("Lý do rút câu hỏi"), long=True)]
