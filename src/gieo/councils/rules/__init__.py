"""Quorum, votes and conflicts of interest as pure calculations on plain values and rulebooks."""
