"""What is asked and recorded of a registration."""

from datetime import date
from typing import Annotated

from pydantic import Field

from gieo.acceptance.registration.choices import Right
from gieo.kernel.asking import Ask, Kept, Picked
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts

Said = Annotated[str, Field(min_length=1)]


class FileFacts(Facts):
    """The file of the host."""

    papers: Annotated[tuple[Picked, ...], Ask(label=_("Tài liệu có trong hồ sơ"), choices="papers")]
    bundle: Annotated[Kept | None, Ask(label=_("Tệp hồ sơ"))] = None


class ReturnFacts(Facts):
    """What is missing."""

    reason: Annotated[Said, Ask(label=_("Cần bổ sung gì"), long=True)]


class CertificateFacts(Facts):
    """The certificate; its number is the clerk's to give."""

    number: Annotated[Said, Ask(label=_("Số giấy chứng nhận"))]
    issued_on: Annotated[date, Ask(label=_("Ngày cấp"))]


class RightsFacts(Facts):
    """A right given by decision of the owner's representative (law of 2013)."""

    right: Annotated[Right, Ask(label=_("Quyền"))]
    holder: Annotated[Picked, Ask(label=_("Bên được giao quyền"), choices="holders")]
    document: Annotated[Said, Ask(label=_("Số, ngày quyết định"))]
    since: Annotated[date, Ask(label=_("Từ ngày"))]


class PublicationFacts(Facts):
    """Where everybody can read of it."""

    address: Annotated[
        str, Field(min_length=8, pattern=r"^https?://"), Ask(label=_("Địa chỉ trang công bố"), help="https://…")
    ]
    published_on: Annotated[date, Ask(label=_("Công bố ngày"))]
