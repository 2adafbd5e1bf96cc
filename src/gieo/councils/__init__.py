"""Councils: who sits, who may not judge what, sittings, quorum, ballots, minutes."""
