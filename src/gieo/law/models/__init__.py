"""Tables of the law register."""

from gieo.law.models.citation import Citation, CitationKind
from gieo.law.models.document import LegalDocument, Validity

__all__ = ["Citation", "CitationKind", "LegalDocument", "Validity"]
