"""Determination: a council says whether a proposal becomes a task, and with which text (TT 06/2023, articles 10-15)."""
