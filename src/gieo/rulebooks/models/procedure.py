"""Administrative procedures as the portals show them: every field as it was read, none worked out from another."""

from datetime import date

from pydantic import Field, model_validator

from gieo.kernel.choice import Choice
from gieo.kernel.law import Law
from gieo.kernel.refusal import _
from gieo.kernel.working_days import Unit
from gieo.rulebooks.models.rules import UNITS, NamedRule
from gieo.rulebooks.models.values import Frozen

# The number of the national list; a shorter one is a portal's own.
NATIONAL = r"\d\.\d{6}"


class Level(Choice):
    """Whose tasks it is about."""

    PROVINCIAL = "provincial", _("Cấp tỉnh")
    GRASSROOTS = "grassroots", _("Cấp cơ sở")


class OnlineLevel(Choice):
    """The label a portal gives it."""

    WHOLE = "whole", _("Toàn trình")
    PART = "part", _("Một phần")


class Channel(Choice):
    """A way to hand in that a portal names."""

    COUNTER = "counter", _("Trực tiếp")
    POST = "post", _("Bưu chính")
    ONLINE = "online", _("Trực tuyến")


class Fee(Choice):
    """What a portal says of the fee."""

    NONE = "none", _("Không thu")
    BLANK = "blank", _("Cổng để trống")


class Evidence(Choice):
    """How it is known."""

    SEEN = "seen", _("Đã thấy trên cổng"), "done"
    TO_CONFIRM = "to_confirm", _("Cần xác nhận"), "waiting"


class Period(Frozen):
    """A part of the time it takes."""

    what: str
    count: int = Field(gt=0)
    unit: Unit

    @property
    def in_words(self) -> str:
        """How long: "15 ngày"."""
        return f"{self.count} {UNITS[self.unit]}"


class Procedure(Frozen):
    """One procedure; what is empty was not read.

    Attributes:
        code: national number, or that of one portal.
        until: last number of a row of them, where the single ones are not known.
        law: under which it was published; none where that is not known. Old and new ones are open together.
        name: in our own short words.
        sets: of the file.
        time: its parts, in order.
        dossier: what the file holds.
        stages: keys of the stages of the year it serves.
        from_day, to_day: first and last day it can be asked for.
        basis: keys of the legal index.
    """

    code: str = Field(pattern=rf"^({NATIONAL}|\d{{5}})$")
    until: str = Field(default="", pattern=rf"^({NATIONAL})?$")
    law: Law | None = None
    name: str
    level: Level | None = None
    online: OnlineLevel | None = None
    channels: tuple[Channel, ...] = ()
    sets: int | None = Field(default=None, gt=0)
    time: tuple[Period, ...] = ()
    fee: Fee | None = None
    dossier: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    evidence: Evidence
    from_day: date | None = None
    to_day: date | None = None
    basis: tuple[str, ...] = Field(min_length=1)
    note: str = ""

    @model_validator(mode="after")
    def _holds_together(self) -> "Procedure":
        if self.until and self.until <= self.code:
            raise ValueError(f"{self.code}: the row ends before it begins")
        if self.from_day and self.to_day and self.to_day < self.from_day:
            raise ValueError(f"{self.code}: ends before it begins")
        return self

    @property
    def is_national(self) -> bool:
        """Whether its number is of the national list, to which a province adds its suffix."""
        return "." in self.code

    @property
    def is_seen(self) -> bool:
        """Whether somebody saw it on an official portal."""
        return self.evidence is Evidence.SEEN

    @property
    def numbers(self) -> str:
        """Its number, or the first and last of a row."""
        return f"{self.code} – {self.until}" if self.until else self.code

    def code_in(self, suffix: str) -> str:
        """Its number as the portal of a province writes it."""
        return f"{self.code}.{suffix}" if suffix and self.is_national and not self.until else self.numbers


class ProcedureCatalogue(Frozen):
    """All of them, and the rules around them."""

    procedures: tuple[Procedure, ...]
    around: tuple[NamedRule, ...]

    @model_validator(mode="after")
    def _each_once(self) -> "ProcedureCatalogue":
        codes = [each.code for each in self.procedures]
        if twice := {code for code in codes if codes.count(code) > 1}:
            raise ValueError(f"twice in the catalogue: {sorted(twice)}")
        return self
