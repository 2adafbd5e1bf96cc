"""Registers a province keeps beside the stages: what is entered in each, by whom, and what becomes of it."""

from enum import StrEnum

from pydantic import Field, model_validator

from gieo.kernel.actors import Role
from gieo.rulebooks.models.values import Frozen, Sourced

# Registers that pages of stages know by name.
PRODUCTS = "local_product"
ROOM = "room"
RELAY = "relay"
SUPPORT = "support"
DEMAND = "demand"
COOPERATION = "cooperation"


class Way(StrEnum):
    """What becomes of an entry.

    - raised: somebody asks for help; the Sở or whoever it is passed to answers;
    - handed_in: a body reports something it does; the Sở takes it into the register and it is followed;
    - given: the Sở gives it to a body, or opens it for several.
    """

    RAISED = "raised"
    HANDED_IN = "handed_in"
    GIVEN = "given"


class Asked(StrEnum):
    """What an entry may be asked for beside its title and year."""

    SUBJECT = "subject"
    DETAIL = "detail"
    REQUEST = "request"
    THEME = "theme"
    PARTNER = "partner"
    ADDRESSEE = "addressee"
    PARTICIPANTS = "participants"
    PLACE = "place"
    AMOUNT = "amount"
    FROM_ON = "from_on"
    UNTIL_ON = "until_on"
    DOCUMENT = "document"


class RegisterField(Frozen):
    """One thing an entry of a register is asked for.

    Attributes:
        label: what this register calls it.
        required: whether an entry cannot do without.
    """

    name: Asked
    label: str
    help: str = ""
    required: bool = False


class Theme(Frozen):
    """One of the kinds a register sorts its entries into, and counts them by."""

    key: str
    text: str


class RegisterRule(Sourced):
    """A register.

    Attributes:
        text: its name, of many: "Khó khăn, vướng mắc".
        one: what one entry is called: "Khó khăn, vướng mắc cần tháo gỡ".
        titled: what the title of an entry is called.
        openers: seats of the province, or of a body in it, that may enter something.
        about: kinds of dossier an entry may belong to; where `subject` is required, must belong to.
        themes: the kinds its entries are sorted into.
        covers_themes: whether an entry of every kind is wanted, so that the register says how many are there.
    """

    key: str
    text: str
    one: str
    titled: str
    way: Way
    openers: tuple[Role, ...] = Field(min_length=1)
    about: tuple[str, ...] = ()
    asks: tuple[RegisterField, ...] = ()
    themes: tuple[Theme, ...] = ()
    covers_themes: bool = False

    @property
    def in_words(self) -> str:
        """E.g. "Kêu gọi đầu tư: Công nghệ thông tin; Công nghệ sinh học"."""
        themes = "; ".join(theme.text for theme in self.themes)
        return f"{self.text}: {themes}" if themes else self.text

    def field(self, name: Asked) -> RegisterField | None:
        """What is said of one thing asked; None where it is not asked."""
        return next((asked for asked in self.asks if asked.name is name), None)

    def theme_text(self, key: str) -> str:
        """A kind in words; its key where a later rulebook no longer knows it."""
        return next((theme.text for theme in self.themes if theme.key == key), key)

    @model_validator(mode="after")
    def _holds_together(self) -> "RegisterRule":
        names = [asked.name for asked in self.asks]
        if len(set(names)) != len(names):
            raise ValueError(f"{self.key}: asks something twice")
        if bool(self.themes) != (Asked.THEME in names):
            raise ValueError(f"{self.key}: themes and the question for them belong together")
        if self.covers_themes and not self.themes:
            raise ValueError(f"{self.key}: covers themes, but has none")
        if bool(self.about) != (Asked.SUBJECT in names):
            raise ValueError(f"{self.key}: what it may be about and the question for it belong together")
        return self
