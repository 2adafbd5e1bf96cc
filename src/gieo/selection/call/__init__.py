"""Calls: who may apply to carry out a commissioned task, until when, and what came in."""
