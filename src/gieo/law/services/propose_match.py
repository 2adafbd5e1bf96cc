"""An un-numbered text at hand may be a document that others cite: propose it, with the reason; a person decides."""

from collections.abc import Iterable
from dataclasses import dataclass

from gieo.kernel import text
from gieo.law.models import LegalDocument

LEAST = 0.6


@dataclass(frozen=True, slots=True)
class Match:
    """A proposal.

    Attributes:
        stub: the cited record that has number and date but no text.
        score: share of the shorter subject's words that both have.
        reason: in Vietnamese, for the person who decides.
    """

    stub: LegalDocument
    score: float
    reason: str


def propose_matches(document: LegalDocument) -> list[Match]:
    """Cited stubs of the same type and province whose subject says the same, the best first."""
    if document.number:
        return []
    stubs = LegalDocument.objects.filter(text_held=False, type__iexact=document.type).exclude(number="")
    if document.province_id:
        stubs = stubs.filter(province=document.province_id)
    matches = [_match(document, stub) for stub in stubs.order_by("pk")]
    return sorted((match for match in matches if match.score >= LEAST), key=lambda match: -match.score)


def _match(document: LegalDocument, stub: LegalDocument) -> Match:
    ours, theirs = _words([document.subject]), _words([stub.subject])
    smaller = min(len(ours), len(theirs)) or 1
    score = len(ours & theirs) / smaller
    reason = f"Cùng loại {stub.type}, cùng tỉnh; trích yếu trùng {score:.0%} số từ."
    return Match(stub, score, reason)


def _words(texts: Iterable[str]) -> set[str]:
    return {word for each in texts for word in text.query_terms(each)}
