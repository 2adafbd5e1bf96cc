"""A document that the office issues."""
