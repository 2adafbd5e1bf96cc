"""Personal data: what is processed for what, and how long a request may take."""

from pydantic import Field

from gieo.kernel.choice import Choice
from gieo.rulebooks.models.rules import DeadlineRule
from gieo.rulebooks.models.values import Frozen


class Right(Choice):
    """What people may ask about their own data."""

    SEE = "see", "Xem dữ liệu của mình"
    COPY = "copy", "Nhận bản sao dữ liệu"
    CORRECT = "correct", "Chỉnh sửa dữ liệu"
    LIMIT = "limit", "Rút lại đồng ý, hạn chế xử lý"
    ERASE = "erase", "Xóa dữ liệu"


class Processing(Frozen):
    """One set of fields, processed for one purpose.

    Attributes:
        model: "app.Model".
        fields: as the model names them in PERSONAL_DATA.
        basis: keys of the legal index.
        shown_to: who sees them; public pages show none unless it says so.
        kept: how long.
    """

    model: str
    fields: tuple[str, ...] = Field(min_length=1)
    purpose: str
    basis: tuple[str, ...] = Field(min_length=1)
    shown_to: str
    kept: str


class PrivacyRules(Frozen):
    """The register and the clocks."""

    processing: tuple[Processing, ...]
    reply: DeadlineRule
    rights: dict[Right, DeadlineRule]
