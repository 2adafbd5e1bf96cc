"""Tables of the orientation."""

from gieo.orientation.models.content import OrientationField, OrientationItem
from gieo.orientation.models.fairness import FairnessRecord, StatusNote, WindowEvent
from gieo.orientation.models.findings import NoticeFinding, Severity
from gieo.orientation.models.notice import OrientationNotice
from gieo.orientation.models.order import Order
from gieo.orientation.models.parts import (
    PARTS,
    IntakePlace,
    NoticeBasis,
    NoticeFootnote,
    NoticeRequirement,
    Recipient,
)
from gieo.orientation.models.reading import DocumentReading, LineKind, ReadingKind, ReadingLine
from gieo.orientation.models.window import Boundary, IntakeWindow

__all__ = [
    "PARTS",
    "Boundary",
    "DocumentReading",
    "FairnessRecord",
    "IntakePlace",
    "IntakeWindow",
    "LineKind",
    "NoticeBasis",
    "NoticeFinding",
    "NoticeFootnote",
    "NoticeRequirement",
    "Order",
    "OrientationField",
    "OrientationItem",
    "OrientationNotice",
    "ReadingKind",
    "ReadingLine",
    "Recipient",
    "Severity",
    "StatusNote",
    "WindowEvent",
]
