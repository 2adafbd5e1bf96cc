"""Inspections: planned or on signs of a violation."""
