"""What a clerk writes down of a form that is handed over (no Django)."""

from datetime import datetime
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, field_validator

from gieo.kernel import text

MOST_PAGES = 500


def _line(longest: int, shortest: int = 0) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, min_length=shortest, max_length=longest)


class Paper(BaseModel):
    """One form as it lies on the counter.

    Attributes:
        key: the device's own name of the entry.
        number: the one written on the receipt already, from a block; empty where the book is asked.
        arrived_at: the instant of the handing over by the device's clock; None for now.
        portal_number: of the province's portal, where the form came through it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: Annotated[str, _line(80, 8)]
    title: Annotated[str, _line(500, 1)]
    proposer_name: Annotated[str, _line(150, 1)]
    organisation_name: Annotated[str, _line(250)] = ""
    phone: Annotated[str, _line(30)] = ""
    email: Annotated[str, _line(254)] = ""
    pages: int = Field(default=1, ge=1, le=MOST_PAGES)
    window: int
    channel: Annotated[str, StringConstraints(pattern="^(counter|post|portal)$")] = "counter"
    portal_number: Annotated[str, _line(60)] = ""
    number: Annotated[str, _line(30)] = ""
    arrived_at: AwareDatetime | None = None

    @field_validator("title", "proposer_name", "organisation_name")
    @classmethod
    def _one_form(cls, value: str) -> str:
        return text.collapse(text.nfc(value))

    def arrival(self, *, earliest: datetime | None, at: datetime) -> datetime:
        """The instant that counts: the device's word, held between the taking of the block and its coming back."""
        claimed = self.arrived_at or at
        return min(max(claimed, earliest or claimed), at)
