"""What the steps of the reader hand to one another and to the rules that look for faults."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from gieo.orientation.parsing.document import Footnote, Form, Recipient, Signature, Table
from gieo.orientation.parsing.grounds import Grounds
from gieo.orientation.parsing.head import Face
from gieo.orientation.parsing.lines import Line
from gieo.orientation.parsing.outline import Heading, Outline


@dataclass
class Reading:
    """The document between text and structure."""

    lines: list[Line]
    face: Face
    grounds: Grounds
    footnotes: list[Footnote]
    body: list[Line] = field(default_factory=list)
    outline: Outline = field(default_factory=Outline)
    fields: list[Heading] = field(default_factory=list)
    recipients: list[Recipient] = field(default_factory=list)
    signature: Signature = field(default_factory=Signature)
    form: Form | None = None
    table: Table = field(default_factory=Table)
    annex: list[Line] = field(default_factory=list)
    assigned: set[int] = field(default_factory=set)
    residue: set[int] = field(default_factory=set)

    def take(self, *groups: Sequence[Line]) -> None:
        """These lines belong to an element."""
        self.assigned |= {line.n for group in groups for line in group}
