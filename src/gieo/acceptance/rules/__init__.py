"""Readiness and ratings as pure calculations on plain values and rulebooks."""
