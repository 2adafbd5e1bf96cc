"""Use cases of the overlap check."""
