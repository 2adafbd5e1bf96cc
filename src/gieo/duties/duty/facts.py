"""What is asked and recorded of a duty."""

from datetime import date, datetime
from typing import Annotated

from gieo.kernel.asking import Amount, Ask, Kept, Picked
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts


class PaperFacts(Facts):
    """The paper that shows it was done (CT-10-1)."""

    document: Annotated[str, Ask(label=_("Số, ký hiệu, tên văn bản"))]
    issued_on: Annotated[date, Ask(label=_("Ngày văn bản"))]
    registered: Annotated[
        Picked | None,
        Ask(
            label=_("Văn bản trong sổ văn bản"),
            help=_("Phải chọn khi nghĩa vụ là ban hành kế hoạch."),
            choices="documents",
        ),
    ] = None
    note: Annotated[str, Ask(label=_("Ghi chú, ví dụ giai đoạn khác với yêu cầu"))] = ""
    file: Annotated[Kept | None, Ask(label=_("Tệp văn bản"))] = None


class FoundFacts(Facts):
    """What was found in the system: how much, which dossiers, and when the last one needed came in."""

    count: Annotated[int, Ask(label=_("Đếm được"))]
    proofs: Annotated[tuple[Picked, ...], Ask(label=_("Minh chứng"), choices="proofs")]
    fulfilled_at: Annotated[datetime, Ask(label=_("Đủ từ lúc"))]


class TaskFacts(Facts):
    """A task of the district itself (CT-2-1c); written again under the same name, it is brought up to date."""

    title: Annotated[str, Ask(label=_("Tên nhiệm vụ"))]
    lead: Annotated[str, Ask(label=_("Đơn vị thực hiện"))] = ""
    approval: Annotated[str, Ask(label=_("Quyết định phê duyệt"))] = ""
    budget: Annotated[Amount, Ask(label=_("Kinh phí đã cấp"), money=True)] = 0
    begun_on: Annotated[date | None, Ask(label=_("Bắt đầu ngày"))] = None


class TransferFacts(Facts):
    """To whom it passes, from which day."""

    to: Annotated[Picked, Ask(label=_("Cơ quan nhận"), choices="bodies")]
    since: Annotated[date, Ask(label=_("Từ ngày"))]
    document: Annotated[str, Ask(label=_("Văn bản chuyển giao"))]


class MergeFacts(Facts):
    """Into which duty, of the body that took over, it goes."""

    into: Annotated[Picked, Ask(label=_("Nghĩa vụ của cơ quan kế thừa"), choices="duties")]
    document: Annotated[str, Ask(label=_("Quyết định"))]


class NewDayFacts(Facts):
    """The day that a notice of the year sets in the place of the standing one (CT-2-1b)."""

    closes_at: Annotated[datetime, Ask(label=_("Muộn từ lúc"))]
    boundary: Annotated[str, Ask(label=_("Cách tính ngày cuối"))]
    basis: Annotated[str, Ask(label=_("Căn cứ"))]


class ClosingFacts(Facts):
    """Why it ends unmet."""

    reason: Annotated[str, Ask(label=_("Lý do"), long=True)] = ""
