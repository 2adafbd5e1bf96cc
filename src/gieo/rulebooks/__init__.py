"""Law as data: rulebooks versioned by the day they came into force, and the index of legal references."""
