"""What a text cites goes into the law register, each with its place."""

from collections.abc import Iterable
from datetime import date

from gieo.identity.models import Province
from gieo.law.models import CitationKind, LegalDocument
from gieo.law.services.cite import cite
from gieo.law.services.enter_document import enter_document
from gieo.orientation.parsing import ParsedDocument
from gieo.orientation.parsing.document import Cited

KEYWORDS = {"Căn cứ": CitationKind.FOUNDING}


def record_citations(document: LegalDocument, parsed: ParsedDocument, province: Province) -> None:
    """Grounds, documents nested in them, footnotes and documents named in the text; the same one at a place once."""
    known: set[str] = set()
    for basis in parsed.legal_bases:
        kind = KEYWORDS.get(basis.keyword, CitationKind.CARRYING_OUT)
        own = [Cited(number=basis.number, date=basis.date, line=basis.lines[0])] if basis.number else []
        known |= _record(document, own, kind, province, f"căn cứ {basis.n}", basis.text)
        known |= _record(document, basis.nested, CitationKind.NESTED, province, f"căn cứ {basis.n}", basis.text)
    for footnote in parsed.footnotes:
        if footnote.document:
            cited = [Cited(number=footnote.document, date=footnote.date, line=footnote.line)]
            known |= _record(document, cited, CitationKind.FOOTNOTE, province, f"chú thích {footnote.n}")
    rest = [each for each in parsed.citations if each.number not in known and each.number != parsed.document.number]
    _record(document, rest, CitationKind.IN_TEXT, province, "")


def _record(
    document: LegalDocument,
    cited: Iterable[Cited],
    kind: CitationKind,
    province: Province,
    place: str,
    sentence: str = "",
) -> set[str]:
    numbers = set()
    for each in cited:
        target = enter_document(
            number=each.number,
            issued_on=date.fromisoformat(each.date) if each.date else None,
            province=province,
            cited_in=sentence,
        )
        if target != document:
            cite(source=document, target=target, kind=kind, place=place or f"dòng {each.line}")
        numbers.add(each.number)
    return numbers
