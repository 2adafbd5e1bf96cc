"""Tables of the novelty of dossiers."""

from gieo.novelty.models.outside_lookup import OutsideLookup
from gieo.novelty.models.overlap_reply import OverlapReply
from gieo.novelty.models.pair_verdict import PairVerdict, VerdictClass
from gieo.novelty.models.seen_hits import SeenHits

__all__ = ["OutsideLookup", "OverlapReply", "PairVerdict", "SeenHits", "VerdictClass"]
