"""Findings: delays, obstacles, corrections, violations."""
