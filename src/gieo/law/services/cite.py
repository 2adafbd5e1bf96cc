"""Record that one document cites another."""

from gieo.law.models import Citation, CitationKind, LegalDocument


def cite(*, source: LegalDocument, target: LegalDocument, kind: CitationKind, place: str = "") -> Citation:
    """The citation at a place; the same one twice is one."""
    citation, _created = Citation.objects.get_or_create(source=source, target=target, kind=kind, place=place)
    return citation
