"""Questions to the register."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from gieo.law.chain import chains_from
from gieo.law.graph import Graph, graph_of
from gieo.law.models import Citation, CitationKind, LegalDocument
from gieo.law.register import Filters, narrowed
from gieo.law.services.propose_match import Match, propose_matches
from gieo.rulebooks import library
from gieo.rulebooks.models import LegalReference


def search(query: str = "", *, province: str = "", stubs_only: bool = False) -> QuerySet[LegalDocument]:
    """The register, filtered; words in any spelling. The newest first."""
    documents = narrowed(Filters(words=query, province=province, stubs_only=stubs_only))
    return documents.select_related("province").order_by("-issued_on", "pk")


def documents_cited_in(province: str) -> QuerySet[LegalDocument]:
    """What the papers of a province rest on, whoever issued it."""
    return LegalDocument.objects.filter(cited_by__source__province=province).distinct().order_by("-issued_on", "pk")


def stubs_count() -> int:
    """How many documents are cited but not held."""
    return LegalDocument.objects.filter(text_held=False).count()


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A document on the other end of one or several citations.

    Attributes:
        document: the other end.
        places: kind and place of each citation, e.g. ("Căn cứ", "căn cứ 3").
    """

    document: LegalDocument
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """An article of the document that our rules know; label is its place in it, empty for the document as a whole."""

    label: str
    reference: LegalReference


@dataclass(frozen=True, slots=True)
class DocumentCard:
    """A document with everything around it."""

    document: LegalDocument
    cites: list[Neighbour]
    cited_by: list[Neighbour]
    graph: Graph | None
    chains: list[list[LegalDocument]]
    matches: list[Match]
    parts: list[Part]


def card_of(pk: int) -> DocumentCard:
    """One document: what it cites, who cites it and where, the articles our rules rest on.

    Raises:
        LegalDocument.DoesNotExist: no such document.
    """
    document = LegalDocument.objects.select_related("province", "replaced_by").get(pk=pk)
    around = Citation.objects.filter(Q(source=document) | Q(target=document)).select_related("source", "target")
    citations = list(around.order_by("pk"))
    cites = _neighbours((each.target, each) for each in citations if each.source_id == pk)
    cited_by = _neighbours((each.source, each) for each in citations if each.target_id == pk)
    return DocumentCard(
        document=document,
        cites=cites,
        cited_by=cited_by,
        chains=chains_from(document, _carried_out(citations, pk)),
        graph=graph_of(document, [each.document for each in cited_by], [each.document for each in cites]),
        matches=propose_matches(document),
        parts=[_part(reference) for reference in library.legal_index().values() if _is_of(reference, document)],
    )


def _carried_out(citations: Iterable[Citation], pk: int) -> list[LegalDocument]:
    """What the document carries out itself, each once."""
    own = (each for each in citations if each.source_id == pk and each.kind == CitationKind.CARRYING_OUT)
    return list(dict.fromkeys(each.target for each in own))


def document_of(reference: LegalReference) -> LegalDocument | None:
    """The register's record of the instrument an article stands in."""
    instrument = reference.instrument
    if not instrument.number:
        return None
    known = LegalDocument.objects.filter(number=instrument.number, issued_on=instrument.issued_on)
    return known.order_by("pk").first()


def _neighbours(citations: Iterable[tuple[LegalDocument, Citation]]) -> list[Neighbour]:
    """One per document, in the order of the first place; a document that cites at five places is told once."""
    places: dict[LegalDocument, list[tuple[str, str]]] = {}
    for other_end, citation in citations:
        places.setdefault(other_end, []).append((citation.get_kind_display(), citation.place))
    return [Neighbour(document, tuple(found)) for document, found in places.items()]


def _is_of(reference: LegalReference, document: LegalDocument) -> bool:
    instrument = reference.instrument
    return bool(document.number) and instrument.number == document.number and instrument.issued_on == document.issued_on


def _part(reference: LegalReference) -> Part:
    return Part(reference.citation.removesuffix(reference.instrument.citation).strip(), reference)
