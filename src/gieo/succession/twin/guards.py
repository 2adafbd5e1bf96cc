"""Preconditions of merging a pair."""

from gieo.dossiers.docket import entry_of
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.succession.ledger import BASIS, what_rests_on
from gieo.succession.models import Twin

NAMED = 5


def both_still_stand(pair: Twin, _attempt: Attempt) -> Refusal | None:
    """Neither was merged into another meanwhile."""
    gone = [each for each in (pair.kept, pair.double) if getattr(each, "successor_id", None) or _merged(each)]
    if not gone:
        return None
    message, params = _("%(name)s đã gộp, hoặc đã có nơi kế thừa."), {"name": str(gone[0])}
    return Refusal(code="gone", message=message, params=params, basis=BASIS)


def nothing_rests_on_it(pair: Twin, _attempt: Attempt) -> Refusal | None:
    """It can be taken back until somebody acted on what it moved."""
    if pair.merged_at is None:
        return None
    reasons = list(what_rests_on(entry_of(pair), since=pair.merged_at))
    if not reasons:
        return None
    message, params = _("Không tách lại được: %(reasons)s."), {"reasons": "; ".join(reasons[:NAMED])}
    return Refusal(code="dependent", message=message, params=params, basis=BASIS)


def _merged(record: object) -> bool:
    return getattr(record, "merged_into_id", None) is not None
