"""Gieo: runs a Vietnamese province's whole programme of science-and-technology tasks."""
