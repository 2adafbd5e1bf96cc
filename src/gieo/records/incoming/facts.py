"""What is asked and recorded of a document that came in."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from gieo.kernel.asking import Ask, Kept, Picked
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts


class ArrivalFacts(Facts):
    """One line of the book."""

    sender: Annotated[str, Field(max_length=250), Ask(label=_("Cơ quan gửi"))]
    document_number: Annotated[str, Field(max_length=80), Ask(label=_("Số, ký hiệu văn bản"))]
    dated: Annotated[date, Ask(label=_("Ngày văn bản"))]
    type_name: Annotated[Picked, Ask(label=_("Tên loại văn bản"), choices="types")]
    subject: Annotated[str, Ask(label=_("Trích yếu"))]
    arrived_at: Annotated[datetime, Ask(label=_("Đến lúc"))]
    arrival_number: Annotated[int, Field(ge=1), Ask(label=_("Số đến"), help=_("Văn thư ghi theo sổ."))]
    file: Annotated[Kept | None, Ask(label=_("Tệp văn bản"))] = None


class AssignFacts(Facts):
    """Who answers it until when."""

    unit: Annotated[str, Field(max_length=200), Ask(label=_("Đơn vị xử lý"))]
    person: Annotated[Picked | None, Ask(label=_("Người xử lý"), choices="people")] = None
    answer_by: Annotated[date | None, Ask(label=_("Hạn giải quyết"))] = None
    opinion: Annotated[str, Field(max_length=500), Ask(label=_("Ý kiến chỉ đạo"), long=True)] = ""


class ProgressFacts(Facts):
    """How far it is."""

    progress: Annotated[str, Field(max_length=500), Ask(label=_("Tiến độ, kết quả giải quyết"), long=True)]
