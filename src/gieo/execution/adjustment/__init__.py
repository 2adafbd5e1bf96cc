"""Adjustments: what may change of a running task, and who decides."""
