"""Writing down where the chains of the trail end, and holding what hangs on paper against them."""

from collections.abc import Iterator
from datetime import date, datetime

from gieo.core.models import ChainHead, TrailAnchor, TransitionLog


def anchor_day(*, day: date, at: datetime) -> list[TrailAnchor]:
    """Write down where every chain ends, once for a day; a chain without links has no end."""
    known = set(TrailAnchor.objects.filter(day=day).values_list("chain", flat=True))
    return TrailAnchor.objects.bulk_create(
        TrailAnchor(chain=head.chain, day=day, sequence=head.sequence, hash=head.hash, made_at=at)
        for head in ChainHead.objects.filter(sequence__gt=0).order_by("chain")
        if head.chain not in known
    )


def faults() -> Iterator[str]:
    """Every anchor that the chain no longer has: somebody wrote the chain anew from there, or cut it off before."""
    for anchor in TrailAnchor.objects.lost().order_by("chain", "day"):
        yield f"{anchor.chain} #{anchor.sequence}: is not the link that was anchored on {anchor.day}"


def differs_from_paper(chain: str, sequence: int, digest: str) -> str:
    """What a printed anchor says against the chain as it is now; empty when it holds.

    The anchors of the database can be written anew by whoever owns the server; a signed paper cannot.
    """
    link = TransitionLog.objects.filter(chain=chain, sequence=sequence).values_list("hash", flat=True).first()
    if link is None:
        return f"{chain} #{sequence}: the chain has no such link"
    return "" if link == digest else f"{chain} #{sequence}: the chain says {link}, the paper {digest}"
