"""An official form as data: what it asks for, in which order, and how sure we are of each item."""

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

# file: papers that are enclosed; group: named parts on lines of their own; section: a heading over what follows.
FieldType = Literal[
    "text", "longtext", "number", "money", "date", "bool", "choice", "multichoice", "table", "file", "signature",
    "group", "section",
]  # fmt: skip
# What the page says elsewhere than in the run of items: beside the number, as bases, over or under the text.
FieldRole = Literal["", "head", "bases", "recipients", "addressee", "signed_on"]
Family = Literal[
    "sheet", "minutes", "decision", "official_letter", "submission_note", "report", "contract", "certificate",
    "statistics",
]  # fmt: skip


class Certainty(StrEnum):
    """Where an item was seen."""

    OFFICIAL = "official"  # in the text of the annex itself, or on an official page
    THIRD_PARTY = "third_party"  # reproduced by somebody else: a filled copy, a system that prints the form
    RECONSTRUCTED = "reconstructed"  # rebuilt from the article and from neighbouring forms; its layout was not seen


class Required(StrEnum):
    """Whether an item has to be filled."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"  # the source does not say


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)


class FormField(_Data):
    """One item of a form.

    Attributes:
        n: its number as the form prints it; where it prints none, a letter of ours (H: head, S: signature, D: day).
        label: short name of the item.
        under: whether it is a part of the item before.
        repeated: whether it may be said several times.
        parts: names of the lines of a group.
        columns: heads of a table.
        rows: first cells of the rows that a table is printed with.
        options: what can be ticked.
        list: code list that the options are taken from.
        unit: of a number, where the form prints one.
        certainty: where it differs from that of the form.
    """

    n: str
    label: str
    type: FieldType
    required: Required = Required.YES
    under: bool = False
    repeated: bool = False
    parts: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    options: tuple[str, ...] = ()
    list: str = ""
    role: FieldRole = ""
    unit: str = ""
    note: str = ""
    certainty: Certainty | None = None

    @model_validator(mode="after")
    def _table_has_columns(self) -> "FormField":
        if self.type == "table" and not self.columns:
            raise ValueError(f"{self.n} {self.label}: a table needs columns")
        if any(len(row) > len(self.columns) for row in self.rows):
            raise ValueError(f"{self.n} {self.label}: a row has more cells than there are columns")
        return self

    @property
    def printed_number(self) -> str:
        """The number that stands on paper; our own letters do not."""
        return self.n if self.n[:1].isdigit() or "." in self.n else ""


class OfficialForm(_Data):
    """One form of one instrument. The same code means different papers under different instruments.

    Attributes:
        key: name of its file.
        stage: key of the stage of the year.
        code: as printed; "SYS-…" and the like are names of ours for papers that bear none.
        family: what kind of paper it is; decides head and foot.
        instrument: key of the legal index; its days in force are those of the form.
        province: code of the province whose own form it is; empty for all.
        filled_by: who fills it in.
    """

    key: str
    stage: str
    code: str
    title: str
    family: Family
    instrument: str
    legal_basis: tuple[str, ...] = Field(min_length=1)
    province: str = ""
    filled_by: str
    page_limit: int | None = None
    certainty: Certainty
    note: str = ""
    fields: tuple[FormField, ...]

    @model_validator(mode="after")
    def _each_number_once(self) -> "OfficialForm":
        numbers = [field.n for field in self.fields]
        if len(numbers) != len(set(numbers)):
            twice = sorted({n for n in numbers if numbers.count(n) > 1})
            raise ValueError(f"{self.key}: items with the same number: {', '.join(twice)}")
        return self

    def certainty_of(self, field: FormField) -> Certainty:
        """How sure one item is."""
        return field.certainty or self.certainty

    def is_confirmed(self, field: FormField) -> bool:
        """Whether an item was seen on paper; what was only rebuilt is shown as unconfirmed."""
        return self.certainty_of(field) is not Certainty.RECONSTRUCTED
