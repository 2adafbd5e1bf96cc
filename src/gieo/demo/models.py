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
