"""Shapes of the demonstration's files."""

from datetime import date

from pydantic import BaseModel, ConfigDict

from gieo.identity.models import OrganisationKind
from gieo.kernel.actors import Role


class Entry(BaseModel):
    """Nothing more than what is named."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ProvinceEntry(Entry):
    """A province."""

    code: str
    slug: str
    name: str
    family: str
    valid_from: date | None = None
    valid_to: date | None = None
    successor: str = ""


class BodyEntry(Entry):
    """A body; `key` is how others of the file name it."""

    name: str
    kind: OrganisationKind
    key: str = ""
    parent: str = ""
    aliases: tuple[str, ...] = ()
    has_council: bool = False
    valid_from: date | None = None
    valid_to: date | None = None


class PersonEntry(Entry):
    """A person with an account in a seat."""

    email: str
    name: str
    role: Role
    body: str = ""
    post: str = ""


class BasisEntry(Entry):
    """A ground."""

    number: str
    date: date


class WindowEntry(Entry):
    """A window; without an opening day it opens on the day of the notice."""

    closes: date
    boundary: str
    basis: str
    opens: date | None = None


class PlaceEntry(Entry):
    """A place that receives."""

    text: str
    url: str = ""
    phones: tuple[str, ...] = ()
    printed: str = ""


class ItemEntry(Entry):
    """An item: a short title of our own wording, the line of the source, and the document it comes from."""

    line: int
    text: str
    source: str = ""


class FieldEntry(Entry):
    """A field under the label it was printed with."""

    title: str
    label: str
    science: tuple[str, ...]
    items: tuple[ItemEntry, ...]


class NoticeEntry(Entry):
    """A notice."""

    plan_year: int
    title: str
    type: str
    window: WindowEntry
    bases: tuple[BasisEntry, ...]
    places: tuple[PlaceEntry, ...]
    fields: tuple[FieldEntry, ...]
    symbol: str = "TB-SKHCN"
    requirements: tuple[str, ...] = ()


class Programme(Entry):
    """One province's file."""

    province: ProvinceEntry
    bodies: tuple[BodyEntry, ...]
    people: tuple[PersonEntry, ...] = ()
    notice: NoticeEntry | None = None


class ExpertEntry(Entry):
    """Somebody of the expert bank; with an e-mail, somebody who has an account already."""

    name: str
    degree: str
    speciality: str
    email: str = ""

    def as_person(self, number: int) -> PersonEntry:
        """With an account of a number, as a member of councils."""
        return PersonEntry(
            email=f"chuyengia{number:02d}.langson@gieo.local",
            name=self.name,
            role=Role.COUNCIL_MEMBER,
            post=f"{self.degree} {self.speciality}",
        )


class ProposedEntry(Entry):
    """A proposal: when it was sent and what it is called."""

    sent: date
    title: str


class OwnNoticeEntry(Entry):
    """The days of a year's orientation; with no day of issue, of one more round of the orientation that stands."""

    issued: date | None = None
    opens: date
    closes: date


class YearEntry(Entry):
    """A programme year; without a notice it goes by the one that stands in the file of the province."""

    plan_year: int
    orders: date
    proposals: tuple[ProposedEntry, ...]
    notice: OwnNoticeEntry | None = None


class Years(Entry):
    """The years before today in one province."""

    province: str
    seed: int
    subjects: tuple[str, ...]
    bodies: tuple[BodyEntry, ...]
    people: tuple[PersonEntry, ...]
    experts: tuple[ExpertEntry, ...]
    years: tuple[YearEntry, ...]
