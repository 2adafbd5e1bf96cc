"""First values of the search sheet: what the check found and what was recorded so far."""

from collections.abc import Mapping
from typing import Any

from gieo.dossiers.docket import entry_of
from gieo.novelty.check import Match, chain_of, matches_of, replies_on
from gieo.novelty.models import OutsideLookup
from gieo.novelty.searched_in import SearchedIn
from gieo.novelty.slip import NOT, PARTLY, WHOLLY, conclusion_of, related_of, worth_telling
from gieo.proposals.models import Proposal
from gieo.proposals.screening.facts import Hit, Verdict

_VERDICTS = {NOT: Verdict.NEW, PARTLY: Verdict.DIFFERENT, WHOLLY: Verdict.DUPLICATE}


def search_suggestions(proposal: Proposal) -> Mapping[str, Any]:
    """Words, sources, hits, verdict and remark out of the check of the dossier; the officer corrects them."""
    entry = entry_of(proposal)
    matches, _unready = matches_of(entry, proposal)
    told = worth_telling(matches)
    sources = OutsideLookup.objects.filter(entry__in=chain_of(entry)).order_by("pk").values_list("source", flat=True)
    found = {
        "keywords": proposal.title,
        "sources": list(dict.fromkeys([*sources, SearchedIn.PROVINCIAL.value])),
        "hits": [_hit(match) for match in told],
        "remark": "; ".join(match.verdict.reason for match in told if match.verdict),
        "explanation": " / ".join(reply.words for reply in replies_on(entry)),
    }
    verdict = _VERDICTS.get(conclusion_of(told))
    return {**found, "verdict": verdict.value} if told and verdict else found


def _hit(match: Match) -> dict[str, str]:
    related = related_of(match)
    return {name: getattr(related, name) for name in Hit.model_fields}
