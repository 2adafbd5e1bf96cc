"""Shapes of the answers."""

from datetime import date, datetime

from ninja import Schema


class WindowOut(Schema):
    """When proposals are received; `closes_at` is the first instant that is too late."""

    opens_at: datetime | None
    closes_at: datetime | None
    boundary: str
    basis: str
    is_open: bool


class ItemOut(Schema):
    """One thing wanted."""

    code: str
    text: str
    sources: list[str]


class FieldOut(Schema):
    """A field under the province's own title, with the codes of the common list."""

    order: int
    title: str
    science_fields: list[str]
    items: list[ItemOut]


class OrientationSummary(Schema):
    """A notice in force."""

    province: str
    plan_year: int
    title: str
    number: str
    issued_on: date | None
    url: str


class OrientationOut(OrientationSummary):
    """A notice in force with everything it wants."""

    window: WindowOut | None
    requirements: list[str]
    fields: list[FieldOut]


class CallOut(Schema):
    """A call for proposals, hosts or ideas; `closes_at` is the last instant in time."""

    key: str
    kind: str
    standing: str
    title: str
    body: str
    province: str
    plan_year: int | None
    opens_at: datetime | None
    closes_at: datetime | None
    is_called_off: bool
    url: str


class Problem(Schema):
    """Why there is no answer."""

    detail: str
