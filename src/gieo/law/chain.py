"""What a document carries out, and what that carries out in its turn (CNSH-0-1)."""

from gieo.law.models import Citation, CitationKind, LegalDocument


def chains_from(document: LegalDocument, first: list[LegalDocument]) -> list[list[LegalDocument]]:
    """Every chain that begins with the document, as far as it goes; a circle ends where it closes.

    Args:
        document: the one that carries out.
        first: what it carries out itself.
    """
    chains, ended = [[document, each] for each in first], []
    while chains:
        ends = {chain[-1].pk for chain in chains}
        further = Citation.objects.filter(source__in=ends, kind=CitationKind.CARRYING_OUT).select_related("target")
        onward: dict[int, list[LegalDocument]] = {}
        for citation in further.order_by("pk"):
            onward.setdefault(citation.source_id, []).append(citation.target)
        longer = [[*chain, each] for chain in chains for each in onward.get(chain[-1].pk, ()) if each not in chain]
        ended += [chain for chain in chains if not any(one[:-1] == chain for one in longer)]
        chains = longer
    return _longest(ended)


def _longest(chains: list[list[LegalDocument]]) -> list[list[LegalDocument]]:
    """A chain that is the tail of a longer one, or leaves a link out, says nothing new."""
    kept: list[list[LegalDocument]] = []
    for chain in sorted(chains, key=len, reverse=True):
        if not any(set(chain) <= set(longer) for longer in kept):
            kept.append(chain)
    return kept
