"""What the steps of the reader hand to one another and to the rules that look for faults."""

from dataclasses import dataclass, field

from gieo.orientation.parsing.closing import Closing
from gieo.orientation.parsing.document import Form, Table
from gieo.orientation.parsing.footnotes import Footnotes
from gieo.orientation.parsing.grounds import Grounds
from gieo.orientation.parsing.head import Face
from gieo.orientation.parsing.lines import Layout, Line
from gieo.orientation.parsing.outline import Node


@dataclass
class Reading:
    """The document between text and structure.

    Attributes:
        lines: without page numbers and ornaments.
        body: between grounds and closing, without footnotes.
        root: the tree of the body.
        fields: the headings that the contents are sorted under; empty for other documents.
        annex: what stands behind the signature and is neither form nor table.
    """

    lines: list[Line]
    layout: Layout
    face: Face
    grounds: Grounds
    footnotes: Footnotes
    body: list[Line]
    root: Node
    fields: list[Node] = field(default_factory=list)
    closing: Closing = field(default_factory=Closing)
    form: Form | None = None
    form_lines: list[Line] = field(default_factory=list)
    table: Table = field(default_factory=Table)
    annex: list[Line] = field(default_factory=list)
    residue: set[int] = field(default_factory=set)

    @property
    def parts(self) -> list[Node]:
        """The headings of the highest level."""
        return self.root.headings

    @property
    def other_parts(self) -> list[Node]:
        """The parts that hold no field and are none."""
        fields = {id(field) for field in self.fields}
        return [part for part in self.parts if not any(id(node) in fields for node in part.walk())]
