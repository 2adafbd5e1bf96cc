"""What becomes of accepted results: judged, spread, used, reported on, replicated."""
