"""The rules of the records office: its clocks, and what describes a document in the archive."""

from collections.abc import Mapping

from pydantic import Field

from gieo.rulebooks.models.rules import DeadlineRule
from gieo.rulebooks.models.values import Frozen, Sourced


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


class ClericalRules(Frozen):
    """How long documents may lie with the clerk, and how they are described.

    Attributes:
        number: from the signature in ink to the number.
        send: from the number to the sending.
        hand_up: from the arrival of a document to whoever decides who answers it.
        description: of a document in the archive.
    """

    number: DeadlineRule
    send: DeadlineRule
    hand_up: DeadlineRule
    description: DescriptionRule
