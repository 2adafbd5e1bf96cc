"""A document that came in."""
