"""Scores, ranks and winners as pure calculations on plain values and rulebooks."""
