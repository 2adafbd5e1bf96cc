"""An un-numbered text at hand may be a document that others cite: propose it, with the reason; a person decides."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from gieo.kernel import text
from gieo.law.models import LegalDocument
from gieo.law.rules.numbers import contradict

LEAST = 0.6
FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Match:
    """A proposal.

    Attributes:
        stub: the cited record that has number and date but no text.
        score: share, 0 to 1, of the shorter subject's words that both have.
        reason: in the reader's language, for the person who decides.
    """

    stub: LegalDocument
    score: float
    reason: str


def propose_matches(document: LegalDocument) -> list[Match]:
    """Cited stubs of the same type, province and issuer whose subject says the same, the best first.

    Word order is free: a directive is cited with other word order than stands on its own face (IR-X-03).
    """
    if document.number or not document.text_held:
        return []
    stubs = LegalDocument.objects.filter(
        text_held=False, type__iexact=document.type, province=document.province_id
    ).exclude(number="")
    # What a text cites itself, it cannot be.
    stubs = stubs.exclude(cited_by__source=document).select_related("province").order_by("pk")
    matches = [_match(document, stub) for stub in stubs if not contradict(document.issuer, stub.issuer)]
    return sorted((match for match in matches if match.score >= LEAST), key=lambda match: -match.score)


def _match(document: LegalDocument, stub: LegalDocument) -> Match:
    score = _overlap(document.subject, stub.subject)
    reason = _("Cùng loại %(type)s, cùng %(place)s; trích yếu trùng %(share)s%% số từ.") % {
        "type": stub.type,
        "place": stub.province.name if stub.province else _("cấp trung ương"),
        "share": round(score * 100),
    }
    return Match(stub, score, reason)


def _overlap(ours: str, theirs: str) -> float:
    """Over the search keys, so that KH&CN and "khoa học và công nghệ" are the same words."""
    fewer, more = sorted((set(text.search_key(words).split()) for words in (ours, theirs)), key=len)
    return len(fewer & more) / len(fewer) if len(fewer) >= FEWEST_WORDS else 0.0
