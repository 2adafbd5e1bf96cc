"""What is asked and recorded of a request."""

from typing import Annotated

from gieo.kernel.asking import Ask
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts
from gieo.rulebooks.models.privacy import Right


class AskFacts(Facts):
    """What somebody wants done with the own data."""

    right: Annotated[Right, Ask(label=_("Yêu cầu"))]
    words: Annotated[str, Ask(label=_("Nội dung"), long=True, help=_("Chỉnh sửa thì ghi giá trị đúng."))] = ""


class AcknowledgeFacts(Facts):
    """That it has come in, and whether others hold the data too: then the erasing may take longer."""

    others_hold: Annotated[
        bool, Ask(label=_("Bên thứ ba cũng giữ dữ liệu này"), help=_("Khi xóa dữ liệu thì thời hạn dài hơn."))
    ] = False


class AnswerFacts(Facts):
    """What was done, told to whoever asked."""

    answer: Annotated[str, Ask(label=_("Trả lời"), long=True)]


class CorrectFacts(AnswerFacts):
    """The right values; what is left empty stays as it is. The trail keeps them as proof of what was corrected."""

    phone: Annotated[str, Ask(label=_("Điện thoại đúng"))] = ""
    address: Annotated[str, Ask(label=_("Địa chỉ đúng"))] = ""


class RefuseFacts(AnswerFacts):
    """Why not, and by which law: what must be kept by law is not erased."""

    ground: Annotated[str, Ask(label=_("Căn cứ từ chối"))]
