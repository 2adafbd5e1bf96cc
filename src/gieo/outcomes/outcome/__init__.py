"""The follow-up of one accepted result."""
