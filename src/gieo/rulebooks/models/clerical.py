"""The rules of the records office: its clocks, and what describes a document in the archive; how a seal is set."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from gieo.rulebooks.models.rules import DeadlineRule
from gieo.rulebooks.models.values import Frozen, Share, Sourced


class DescriptionRule(Sourced):
    """How long the values may be that describe a document, in characters, by the names of the annex.

    Attributes:
        what: they describe.
        longest: only of values that have a limit.
    """

    what: str
    longest: Mapping[str, int] = Field(min_length=1)

    @property
    def in_words(self) -> str:
        """The rule as it is shown."""
        return f"{self.what}: " + ", ".join(f"{name} {length}" for name, length in self.longest.items())

    def within(self, name: str, value: str) -> str:
        """A value cut to its limit; whole where it has none."""
        return value[: self.longest.get(name)]


class SealRule(Sourced):
    """Where the picture of a seal is set.

    Attributes:
        what: it is.
        covers: share of the signature under it, from its left.
    """

    what: str
    covers: Share = Field(gt=0, lt=1)

    @property
    def in_words(self) -> str:
        """The rule as it is shown."""
        return f"{self.what}: {self.covers}"


class SealPictureRule(Sourced):
    """Which pictures of a seal are believed to be at its true size.

    Attributes:
        what: it is.
        smallest_mm, largest_mm: bounds of each side.
    """

    what: str
    smallest_mm: float = Field(gt=0)
    largest_mm: float = Field(gt=0)

    @property
    def in_words(self) -> str:
        """The rule as it is shown."""
        return f"{self.what}: {self.smallest_mm:g} – {self.largest_mm:g} mm"


class PageRule(Sourced):
    """How a page is laid out.

    Attributes:
        what: is laid out so.
        width_mm, height_mm: of the paper, upright.
        margins_mm: the least, by side.
        smallest_pt, largest_pt: of the running text.
        faces: of type; those cut to the same widths as the first stand for it.
    """

    what: str
    width_mm: int = Field(gt=0)
    height_mm: int = Field(gt=0)
    margins_mm: Mapping[Literal["left", "right", "top", "bottom"], int] = Field(min_length=4)
    smallest_pt: float = Field(gt=0)
    largest_pt: float = Field(gt=0)
    faces: tuple[str, ...] = Field(min_length=1)

    @property
    def in_words(self) -> str:
        """The rule as it is shown."""
        sides = {"left": "trái", "right": "phải", "top": "trên", "bottom": "dưới"}
        margins = ", ".join(f"{sides[side]} {least}" for side, least in self.margins_mm.items())
        type_size = f"{self.smallest_pt:g}–{self.largest_pt:g} pt"
        return (
            f"{self.what}: {self.width_mm} × {self.height_mm} mm; lề ít nhất {margins} mm; {self.faces[0]} {type_size}"
        )


class ClericalRules(Frozen):
    """How long documents may lie with the clerk, how they are described, and how the seal is set on them.

    Attributes:
        number: from the signature in ink to the number.
        send: from the number to the sending.
        hand_up: from the arrival of a document to whoever decides who answers it.
        description: of a document in the archive.
        seal: its place on the paper.
        seal_picture: what an office may bring as one.
        page: its layout, where a form asks for none of its own.
    """

    number: DeadlineRule
    send: DeadlineRule
    hand_up: DeadlineRule
    description: DescriptionRule
    seal: SealRule
    seal_picture: SealPictureRule
    page: PageRule
