"""Questions to the register."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from gieo.kernel import text
from gieo.law.models import Citation, LegalDocument
from gieo.law.services.propose_match import Match, propose_matches
from gieo.rulebooks import library
from gieo.rulebooks.models import LegalReference

NATIONAL = ("QH", "NĐ-CP", "NQ-CP", "TTG", "TT-", "NQ/TW", "/TW", "BKHCN", "BTC")


def search(query: str = "", *, province: str = "", stubs_only: bool = False) -> QuerySet[LegalDocument]:
    """The register, filtered; words in any spelling."""
    documents = LegalDocument.objects.select_related("province")
    for term in text.query_terms(query):
        documents = documents.filter(search__contains=term)
    if province:
        documents = documents.filter(province=province)
    if stubs_only:
        documents = documents.filter(text_held=False)
    return documents.annotate(times_cited=Count("cited_by")).order_by("-times_cited", "-issued_on", "pk")


@dataclass(frozen=True, slots=True)
class DocumentCard:
    """A document with everything around it."""

    document: LegalDocument
    is_national: bool
    cites: list[Citation]
    cited_by: list[Citation]
    matches: list[Match]
    references: list[LegalReference]


def card_of(pk: int) -> DocumentCard:
    """One document: what it cites, who cites it and where, the articles our rules rest on.

    Raises:
        LegalDocument.DoesNotExist: no such document.
    """
    document = LegalDocument.objects.select_related("province", "replaced_by").get(pk=pk)
    return DocumentCard(
        document=document,
        is_national=any(mark in document.number.upper() for mark in NATIONAL),
        cites=list(document.cites.select_related("target").order_by("pk")),
        cited_by=list(document.cited_by.select_related("source").order_by("pk")),
        matches=propose_matches(document),
        references=[reference for reference in library.legal_index().values() if _is_of(reference, document)],
    )


def _is_of(reference: LegalReference, document: LegalDocument) -> bool:
    instrument = reference.instrument
    return bool(document.number) and instrument.number == document.number and instrument.issued_on == document.issued_on
