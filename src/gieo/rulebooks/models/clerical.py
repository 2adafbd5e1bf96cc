"""The rules of the records office: its clocks, and what describes a document in the archive; how a seal is set."""

from collections.abc import Mapping

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


class ClericalRules(Frozen):
    """How long documents may lie with the clerk, how they are described, and how the seal is set on them.

    Attributes:
        number: from the signature in ink to the number.
        send: from the number to the sending.
        hand_up: from the arrival of a document to whoever decides who answers it.
        description: of a document in the archive.
        seal: its place on the paper.
        seal_picture: what an office may bring as one.
    """

    number: DeadlineRule
    send: DeadlineRule
    hand_up: DeadlineRule
    description: DescriptionRule
    seal: SealRule
    seal_picture: SealPictureRule
