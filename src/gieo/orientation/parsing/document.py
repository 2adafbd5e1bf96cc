"""What the reader gives back; the shape scripts rely on (`gieo notices parse`)."""

from typing import Literal

from pydantic import BaseModel, Field

Span = tuple[int, int]


class Heading(BaseModel):
    """The face of the document."""

    type: str | None = None
    province: str | None = None
    parent_body: str | None = None
    issuer: str | None = None
    issuer_lines: list[int] = []
    number: str | None = None
    symbol: str | None = None
    date: str | None = None
    month: str | None = None
    place: str | None = None
    plan_year: int | None = None
    title: str | None = None
    lines: Span | None = None
    face_lines: list[int] = []


class Cited(BaseModel):
    """A document named in the text; `date` is ISO."""

    number: str
    date: str | None = None
    line: int | None = None


class Basis(BaseModel):
    """A paragraph of the grounds."""

    n: int
    keyword: str
    number: str | None
    date: str | None
    text: str
    lines: Span
    nested: list[Cited] = []


class Section(BaseModel):
    """A part of the document (roman), or a numbered section where there are no parts."""

    label: str
    normalised: str
    title: str
    line: int
    lines: Span


class Subheading(BaseModel):
    """A heading below the parts that is no field."""

    section: str
    label: str
    title: str
    lines: Span


class Paragraph(BaseModel):
    """A paragraph without a label: the enacting sentence, a lead, a note, a closing sentence."""

    section: str
    text: str
    lines: Span


class Item(BaseModel):
    """One thing wanted.

    `heading` is the number of the point it stands under within its field ("3.1.2"), `leads` who is to do it: named by
    the item itself or, once for all, by the sentence that leads to the list it stands in.
    """

    id: str
    text: str
    lines: Span
    heading: str | None = None
    leads: list[str] = []
    footnotes: list[int] = []
    skipped_lines: list[int] = []  # inside `lines`, of a page number or footnote


class Field_(BaseModel):  # noqa: N801  (`Field` is pydantic's)
    """A field with its items, under the label it was printed with."""

    label: str
    n: int
    title: str
    line: int
    lines: Span
    items: list[Item] = []


class Bullet(BaseModel):
    """A bullet or numbered point outside the fields: a requirement, a duty, a place."""

    section: str
    text: str
    lines: Span


class Rule(BaseModel):
    """What a clause binds somebody to.

    `share` is a percentage; `recurring` is month and day ("05-31") of a yearly last day, `due` an ISO day; a clause that
    wants a recurring report without a day has neither.
    """

    section: str
    text: str
    actors: list[str] = []
    minimum: int | None = None
    unit: str | None = None
    share: int | None = None
    yearly: bool = False
    from_year: int | None = None
    due: str | None = None
    recurring: str | None = None
    boundary: str | None = None
    lines: Span


class Goal(BaseModel):
    """What is to be reached, without a figure; `priorities` are the technologies it names first."""

    text: str
    priorities: list[str] = []
    lines: Span


class Unnumbered(BaseModel):
    """A law, resolution or scheme that the text names without its number."""

    text: str
    line: int


class Target(BaseModel):
    """A figure to reach."""

    n: int
    text: str
    operator: str
    value: int
    unit: str
    by: int | None = None
    lines: Span


class Budget(BaseModel):
    """An amount of money, in đồng."""

    amount: int
    currency: Literal["VND"] = "VND"
    lines: Span


class Footnote(BaseModel):
    """A footnote; `resolves_to` is the number of the basis it names."""

    n: int
    text: str
    document: str | None = None
    date: str | None = None
    resolves_to: int | None = None
    line: int
    lines: Span
    marker_line: int | None = None


class Deadline(BaseModel):
    """A date by which something opens, closes or recurs.

    `through`: the day counts; `before`: it does not; `time` ("17:00") ends a day that counts in part. `iso` is null
    where the text names no year, or the day of the notice while that is blank.
    """

    what: Literal["open", "close", "recurring"]
    iso: str | None = None
    time: str | None = None
    recurring: str | None = None
    boundary: str
    line: int


class FormField(BaseModel):
    """A numbered field of a form printed in the document."""

    n: int
    text: str
    lines: Span


class Form(BaseModel):
    """A form printed in the document."""

    title: str | None = None
    fields: list[FormField] = []
    page_limit: int | None = None
    lines: Span | None = None


class Recipient(BaseModel):
    """An entry of the distribution list."""

    text: str
    note: str | None = None
    line: int
    lines: Span


class Signature(BaseModel):
    """Who signed, and in which capacity."""

    capacity: str = "direct"
    position: str | None = None
    name: str | None = None
    lines: Span | None = None


class TableRow(BaseModel):
    """A row of a table; `joined_lines` are those that went on it without a number of their own."""

    n: str
    task: str
    field: str | None = None
    lead: str | None = None
    partners: str | None = None
    period: str | None = None
    result: str | None = None
    lines: Span
    joined_lines: list[int] = []


class Table(BaseModel):
    """An annex table."""

    columns: list[str] = []
    rows: list[TableRow] = []
    lines: Span | None = None


class Finding(BaseModel):
    """What looks wrong, in words a clerk understands."""

    code: str
    severity: Literal["error", "warning", "info"]
    lines: list[int]
    message: str


class ParsedDocument(BaseModel):
    """The structure of one document, each part tied to its lines (1-based, inclusive)."""

    document: Heading = Field(default_factory=Heading)
    legal_bases: list[Basis] = []
    citations: list[Cited] = []
    unnumbered: list[Unnumbered] = []
    sections: list[Section] = []
    headings: list[Subheading] = []
    fields: list[Field_] = []
    bullets: list[Bullet] = []
    paragraphs: list[Paragraph] = []
    rules: list[Rule] = []
    goals: list[Goal] = []
    science_fields: list[str] = []
    priorities: list[str] = []
    targets: list[Target] = []
    budget: list[Budget] = []
    footnotes: list[Footnote] = []
    deadlines: list[Deadline] = []
    addresses: list[str] = []
    phones: list[str] = []
    phones_printed: list[str] = []
    urls: list[str] = []
    emails: list[str] = []
    form: Form = Field(default_factory=Form)
    recipients: list[Recipient] = []
    signature: Signature = Field(default_factory=Signature)
    closing_lines: list[int] = []
    table: Table = Field(default_factory=Table)
    findings: list[Finding] = []
    layout_residue: list[int] = []
    unassigned_lines: list[int] = []
