"""Checks: planned, announced, held, concluded; work and spending confirmed."""
