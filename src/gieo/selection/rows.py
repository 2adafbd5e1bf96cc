"""Rows that several dossiers of this stage ask for: money by source and year, products, partners."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import AfterValidator, Field

from gieo.kernel.asking import Amount, Ask, Picked
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts
from gieo.registry.models.money_line import STATE_SOURCES
from gieo.registry.rules.efforts import months_of


class MoneyRow(Facts):
    """Money asked from one source in one year."""

    source: Annotated[Picked, Ask(label=_("Nguồn"), choices="sources")]
    year: Annotated[int, Field(ge=2000, le=2100), Ask(label=_("Năm"))]
    amount: Annotated[Amount, Ask(label=_("Số tiền (đồng)"), money=True)]


class ProductRow(Facts):
    """What the task is to bring about, so that it can be checked."""

    name: Annotated[str, Ask(label=_("Sản phẩm"))]
    quality: Annotated[str, Ask(label=_("Chỉ tiêu chất lượng"))] = ""
    unit: Annotated[str, Ask(label=_("Đơn vị"))] = ""
    quantity: Annotated[str, Ask(label=_("Số lượng, quy mô"))] = ""


class PartnerRow(Facts):
    """A body that works along with the host."""

    name: Annotated[str, Ask(label=_("Tổ chức phối hợp"))]
    work: Annotated[str, Ask(label=_("Nội dung phối hợp"))] = ""


def _months(text: str) -> str:
    months_of(text)
    return text.strip()


class MemberRow(Facts):
    """A person who does the work, the investigator among them, with the time given to it."""

    name: Annotated[str, Field(min_length=1), Ask(label=_("Họ và tên"))]
    part: Annotated[str, Ask(label=_("Chức danh, công việc"))] = ""
    months: Annotated[str, AfterValidator(_months), Ask(label=_("Số tháng quy đổi"))]


def total_of(rows: Iterable[MoneyRow]) -> int:
    """All sources together, in đồng."""
    return sum(row.amount for row in rows)


def state_money_of(rows: Iterable[MoneyRow]) -> int:
    """What is asked of the State budget, in đồng."""
    return sum(row.amount for row in rows if row.source.id in STATE_SOURCES)


def is_repeated(rows: Iterable[MoneyRow]) -> bool:
    """Whether a source and year stands in two rows: such money could be counted twice."""
    places = [(row.source.id, row.year) for row in rows]
    return len(set(places)) != len(places)
