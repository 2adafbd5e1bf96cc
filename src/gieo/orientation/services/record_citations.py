"""What a text cites goes into the law register, each with its place."""

from collections.abc import Iterable
from datetime import date

from gieo.identity.models import Province
from gieo.law.models import CitationKind, LegalDocument
from gieo.law.services.cite import cite
from gieo.law.services.enter_document import enter_document
from gieo.orientation.parsing import ParsedDocument
from gieo.orientation.parsing.document import Basis, Cited
from gieo.orientation.rules.chains import carried_out

KEYWORDS = {"Căn cứ": CitationKind.FOUNDING}


def record_citations(document: LegalDocument, parsed: ParsedDocument, province: Province) -> None:
    """Grounds, documents nested in them, footnotes and documents named in the text; the same one at a place once."""
    known: set[str] = set()
    for basis in parsed.legal_bases:
        kind = KEYWORDS.get(basis.keyword, CitationKind.CARRYING_OUT)
        own = [Cited(number=basis.number, date=basis.date, line=basis.lines[0])] if basis.number else []
        known |= _record(document, own, kind, province, f"căn cứ {basis.n}", basis.text)
        known |= _record(document, basis.nested, CitationKind.NESTED, province, f"căn cứ {basis.n}", basis.text)
        _record_carrying_out(basis, province)
    for footnote in parsed.footnotes:
        if footnote.document:
            cited = [Cited(number=footnote.document, date=footnote.date, line=footnote.line)]
            known |= _record(document, cited, CitationKind.FOOTNOTE, province, f"chú thích {footnote.n}")
    rest = [each for each in parsed.citations if each.number not in known and each.number != parsed.document.number]
    _record(document, rest, CitationKind.IN_TEXT, province, "")


def _record_carrying_out(basis: Basis, province: Province) -> None:
    """A ground that carries out a plan that carries out a resolution: each link of the chain (CNSH-0-1)."""
    cited = [Cited(number=basis.number or "", date=basis.date), *basis.nested]
    documents = {each.number: each for each in cited if each.number}
    for number, carried in carried_out(basis.text, documents):
        source, target = (_entered(documents[each], province, basis.text) for each in (number, carried))
        if source != target:
            cite(source=source, target=target, kind=CitationKind.CARRYING_OUT, place=f"theo {basis.number}")


def _entered(cited: Cited, province: Province, sentence: str) -> LegalDocument:
    issued_on = date.fromisoformat(cited.date) if cited.date else None
    return enter_document(number=cited.number, issued_on=issued_on, province=province, cited_in=sentence)


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
        target = _entered(each, province, sentence)
        if target != document:
            cite(source=document, target=target, kind=kind, place=place or f"dòng {each.line}")
        numbers.add(each.number)
    return numbers
