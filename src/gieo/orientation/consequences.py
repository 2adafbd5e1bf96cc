"""What a confirmed text becomes: the stages that know a kind of document say so here; this one knows none of them."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from gieo.kernel.actors import Actor
from gieo.orientation.models import DocumentReading
from gieo.orientation.parsing import ParsedDocument

if TYPE_CHECKING:
    from gieo.orientation.models.reading import ReadingKind

Consequence = Callable[[DocumentReading, ParsedDocument, Actor, datetime], str]

_consequences: dict[str, Consequence] = {}


def register(kind: "ReadingKind", consequence: Consequence) -> None:
    """Let a stage take over a kind of document: (reading, its confirmed structure, actor, at) → where to go on."""
    _consequences[kind] = consequence


def follow(reading: DocumentReading, confirmed: ParsedDocument, actor: Actor, at: datetime) -> str:
    """Do what the document asks for; the address of what came of it."""
    return _consequences[reading.kind](reading, confirmed, actor, at)
