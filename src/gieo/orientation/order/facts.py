"""What is asked and recorded of an order."""

from typing import Annotated

from pydantic import Field

from gieo.kernel.asking import Ask, Picked
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts


class OrderFacts(Facts):
    """What an order says (CT-1-1a, CT-1-1b)."""

    title: Annotated[str, Ask(label=_("Tên vấn đề đặt hàng"))]
    plan_year: Annotated[int, Field(ge=2000, le=2100), Ask(label=_("Đặt hàng cho năm kế hoạch"))]
    grounds: Annotated[
        tuple[Picked, ...],
        Ask(label=_("Căn cứ"), help=_("Chọn ít nhất một; thiếu căn cứ thì không gửi được."), choices="grounds"),
    ] = ()
    citation: Annotated[str, Ask(label=_("Văn bản làm căn cứ: số, ngày, mục"))] = ""
    field: Annotated[
        Picked | None,
        Ask(label=_("Lĩnh vực"), help=_("Sở xếp đặt hàng vào lĩnh vực này của định hướng."), choices="fields"),
    ] = None
    need: Annotated[str, Ask(label=_("Vì sao cần"), long=True)]
    expected_result: Annotated[str, Ask(label=_("Kết quả cần có"), long=True)]
    application_address: Annotated[str, Ask(label=_("Nơi tiếp nhận, ứng dụng"))] = ""
    product: Annotated[str, Ask(label=_("Sản phẩm chủ lực, đặc trưng của địa phương"))] = ""
    local_product: Annotated[
        Picked | None,
        Ask(label=_("Phục vụ sản phẩm trong danh mục của địa phương"), choices="products"),
    ] = None
    document: Annotated[str, Ask(label=_("Số, ngày văn bản đặt hàng"))] = ""


class ReturnFacts(Facts):
    """Why an order was returned."""

    reason: Annotated[str, Ask(label=_("Cần bổ sung gì"), long=True)]


class UseFacts(Facts):
    """Where the orientation takes an order up."""

    items: Annotated[tuple[Picked, ...], Ask(label=_("Nội dung định hướng"), choices="items")]


class NotUsedFacts(Facts):
    """Why an order was left out; its body reads it."""

    reason: Annotated[str, Ask(label=_("Lý do"), long=True)]
