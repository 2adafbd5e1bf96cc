"""Personal data: what is processed for what, and how long a request may take."""

from pydantic import Field

from gieo.kernel.choice import Choice
from gieo.rulebooks.models.rules import DeadlineRule
from gieo.rulebooks.models.values import Frozen, Sourced


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


class BreachRule(Sourced):
    """Within how many hours from its finding a breach is told to the authority."""

    hours: int = Field(gt=0)

    @property
    def in_words(self) -> str:
        """The rule as it is shown."""
        return f"Vi phạm dữ liệu cá nhân được thông báo cho cơ quan chuyên trách trong {self.hours} giờ"


class PrivacyRules(Frozen):
    """The register and the clocks."""

    processing: tuple[Processing, ...]
    reply: DeadlineRule
    breach: BreachRule
    rights: dict[Right, DeadlineRule]
