"""Personal data: what is processed for what, and how long a request may take."""

from datetime import date
from hashlib import sha256

from pydantic import Field, model_validator

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


class ConsentText(Frozen):
    """The words a person agreed to, of one version."""

    version: int = Field(ge=1)
    from_day: date
    text: str = Field(min_length=1)

    @property
    def sha256(self) -> str:
        """The hash that the record of a consent keeps."""
        return sha256(self.text.encode()).hexdigest()


class ConsentPurpose(Sourced):
    """What is done only for whoever agreed; the State's own work under law needs no consent.

    Attributes:
        title: the purpose.
        withdrawal: what ends when it is withdrawn.
        texts: its words, the latest last; older ones are kept for whoever agreed to them.
    """

    key: str = Field(pattern=r"^[a-z_]+$")
    title: str
    withdrawal: str
    texts: tuple[ConsentText, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _in_order(self) -> "ConsentPurpose":
        if [text.version for text in self.texts] != list(range(1, len(self.texts) + 1)):
            raise ValueError(f"{self.key}: versions count from 1")
        return self

    @property
    def text(self) -> ConsentText:
        """The words shown today."""
        return self.texts[-1]


class RetentionClass(Sourced):
    """How long the personal fields of one kind of record are kept.

    Attributes:
        model: "app.Model", as in the register of processing.
        fields: what is blanked when the time is over.
        counted_from: field of the instant or day the years are counted from.
        person: path to whose data they are; empty where the row names no person of the register.
        years: full years.
    """

    key: str = Field(pattern=r"^[a-z_]+$")
    what: str
    model: str
    fields: tuple[str, ...] = Field(min_length=1)
    counted_from: str
    person: str = ""
    years: int = Field(ge=1)


class PrivacyRules(Frozen):
    """The register, the consents, how long data are kept, and the clocks."""

    processing: tuple[Processing, ...]
    consents: tuple[ConsentPurpose, ...]
    retention: tuple[RetentionClass, ...]
    reply: DeadlineRule
    breach: BreachRule
    rights: dict[Right, DeadlineRule]
    erase_with_others: DeadlineRule

    def consent(self, key: str) -> ConsentPurpose:
        """A purpose.

        Raises:
            KeyError: there is none.
        """
        found = next((each for each in self.consents if each.key == key), None)
        if found is None:
            raise KeyError(key)
        return found
