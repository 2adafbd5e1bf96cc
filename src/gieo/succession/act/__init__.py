"""A decision on bodies."""
