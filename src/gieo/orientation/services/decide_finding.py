"""A person decides about a finding: corrected, or kept as printed."""

from collections.abc import Collection
from datetime import datetime

from gieo.kernel.actors import Actor
from gieo.orientation.models import NoticeFinding, OrientationNotice
from gieo.orientation.policies import check_may_edit


def decide_finding(
    *, finding: NoticeFinding, decision: str, actor: Actor, at: datetime, note: str = ""
) -> NoticeFinding:
    """Record the decision with who and when; deciding again replaces it.

    Raises:
        Refused: not the reader's to decide, or the notice is no draft any more.
    """
    check_may_edit(finding.notice, actor)
    finding.decision, finding.note = decision, note
    finding.decided_by_id, finding.decided_at = actor.user, at
    finding.save(update_fields=["decision", "note", "decided_by", "decided_at"])
    return finding


def settle(notice: OrientationNotice, *, codes: Collection[str], actor: Actor, at: datetime) -> None:
    """Findings answered by a correction."""
    NoticeFinding.objects.filter(notice=notice, code__in=codes, decision="").update(
        decision="corrected", decided_by_id=actor.user, decided_at=at
    )
