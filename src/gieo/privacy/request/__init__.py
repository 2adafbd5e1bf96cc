"""A request about personal data."""
