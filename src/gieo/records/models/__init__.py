"""Tables of the register of documents."""

from gieo.records.models.incoming import IncomingDocument
from gieo.records.models.outgoing import OutgoingDocument
from gieo.records.models.pdf_drawing import PdfDrawing
from gieo.records.models.series import LetterSeries
from gieo.records.models.signing_place import SigningPlace
from gieo.records.models.version import DocumentVersion

__all__ = ["DocumentVersion", "IncomingDocument", "LetterSeries", "OutgoingDocument", "PdfDrawing", "SigningPlace"]
