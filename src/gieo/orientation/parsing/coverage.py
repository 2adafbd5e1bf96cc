"""Every line of the source is accounted for: it belongs to an element, is residue of the layout, or is listed."""

from collections.abc import Iterable, Iterator, Sequence

from gieo.orientation.parsing.document import ParsedDocument, Span
from gieo.orientation.parsing.lines import Line


def unassigned(document: ParsedDocument, lines: Sequence[Line]) -> list[int]:
    """Numbers of the lines that no element of the result holds."""
    held = {*document.layout_residue, *document.document.face_lines, *document.closing_lines}
    for first, last in _spans(document):
        held.update(range(first, last + 1))
    return [line.n for line in lines if line.n not in held]


def _spans(document: ParsedDocument) -> Iterator[Span]:
    """The lines of every element."""
    yield from _optional([document.document.lines, document.form.lines, document.table.lines, document.signature.lines])
    yield from (item.lines for field in document.fields for item in field.items)
    for elements in (
        document.legal_bases,
        document.sections,
        document.headings,
        document.fields,
        document.bullets,
        document.paragraphs,
        document.footnotes,
        document.recipients,
    ):
        yield from (element.lines for element in elements)


def _optional(spans: Iterable[Span | None]) -> Iterator[Span]:
    yield from (span for span in spans if span)
