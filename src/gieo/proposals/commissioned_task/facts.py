"""What is asked and recorded of a commissioned task."""

from datetime import date
from typing import Annotated

from pydantic import Field

from gieo.kernel.asking import Ask, Picked
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts
from gieo.proposals.determination.facts import OrderTextFacts


class PreparationFacts(OrderTextFacts):
    """The line of the list: the text of the order, and who commissions (CT-2-3a)."""

    body: Annotated[Picked | None, Ask(label=_("Cơ quan đặt hàng"), choices="bodies")] = None
    document: Annotated[str, Ask(label=_("Số, ngày văn bản đặt hàng"))] = ""
    no_order_reason: Annotated[
        str,
        Ask(label=_("Lý do không có cơ quan đặt hàng"), help=_("Bắt buộc khi không có cơ quan đặt hàng."), long=True),
    ] = ""
    is_key: Annotated[bool, Ask(label=_("Nhiệm vụ trọng điểm"))] = False


class ApprovalFacts(Facts):
    """The decision on the list; the clerk may number it later."""

    number: Annotated[str, Ask(label=_("Số quyết định"))] = ""
    signed_on: Annotated[date | None, Ask(label=_("Ngày ký"))] = None


class DecisionFacts(Facts):
    """Number and day that the clerk gave the decision."""

    number: Annotated[str, Ask(label=_("Số quyết định"))]
    signed_on: Annotated[date, Ask(label=_("Ngày ký"))]


class RefusalFacts(Facts):
    """Why the province does not commission it."""

    reason: Annotated[str, Ask(label=_("Lý do"), long=True)]


class PublicationFacts(Facts):
    """Where it was published."""

    address: Annotated[str, Ask(label=_("Nơi công bố"))]


class PartRow(Facts):
    """One task of the order."""

    title: Annotated[str, Field(min_length=1, max_length=500), Ask(label=_("Tên nhiệm vụ"))]
    approach: Annotated[str, Field(min_length=1), Ask(label=_("Cách tiếp cận, nội dung cốt lõi"))]
    product: Annotated[str, Ask(label=_("Sản phẩm riêng"), help=_("Để trống: mọi sản phẩm của đặt hàng."))] = ""


class DivisionFacts(Facts):
    """How the order is divided, and why."""

    structure: Annotated[Picked, Ask(label=_("Hình thức"), choices="structures")]
    parts: Annotated[tuple[PartRow, ...], Ask(label=_("Các nhiệm vụ"))]
    reason: Annotated[str, Ask(label=_("Lý do"), long=True)]


class UnionFacts(Facts):
    """Why it is one task after all."""

    reason: Annotated[str, Ask(label=_("Lý do"), long=True)]
