"""Letters in series."""
