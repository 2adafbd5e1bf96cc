"""How a province names itself on paper and where it receives."""

from zoneinfo import available_timezones

from pydantic import Field, field_validator

from gieo.kernel.identifiers import DocumentNumber
from gieo.rulebooks.models.values import Sourced


class Profile(Sourced):
    """Everything a page or a paper needs to know of a province's department.

    Attributes:
        province: code in dossier numbers, e.g. ``LS``.
        letterhead_parent: first line of the letterhead, as printed (NĐ 30/2020, annex I).
        place: in the place-and-date line.
        number_symbol: behind the number of a notice: 12/TB-SKHCN.
        receiving_unit: the division that answers questions on proposals.
        archive: the last line of "Nơi nhận".
        phones: digits only; `phones_printed` as the province writes them.
        online: where forms may be handed in on line.
        look_up: where past tasks are looked up.
        portal_suffix: the province's identifier behind the codes of administrative procedures: ``H37``.
    """

    province: str = Field(pattern=r"^[A-Z]{2,4}$")
    parent_body: str
    body: str
    letterhead_parent: str
    letterhead_body: str
    place: str
    number_symbol: str
    receiving_unit: str = ""
    archive: str = "VT"
    address: str
    phones: tuple[str, ...] = ()
    phones_printed: str = ""
    online: str = ""
    look_up: str = ""
    portal_suffix: str = Field(default="", pattern=r"^(H\d\d)?$")
    accent: str = Field(pattern=r"^#[0-9A-Fa-f]{6}$")
    time_zone: str = "Asia/Ho_Chi_Minh"

    @property
    def in_words(self) -> str:
        """Who receives, and where."""
        return f"{self.body}; {self.address}"

    @field_validator("number_symbol")
    @classmethod
    def _makes_a_number(cls, symbol: str) -> str:
        DocumentNumber("1", symbol)
        return symbol

    @field_validator("time_zone")
    @classmethod
    def _exists(cls, zone: str) -> str:
        if zone not in available_timezones():
            raise ValueError(f"there is no time zone {zone}")
        return zone
