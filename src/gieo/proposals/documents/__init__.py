"""Typed contexts of the official documents of this stage, built from the tables."""
