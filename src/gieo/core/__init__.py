"""The Django base: dossiers with a state, `perform()`, the hash-chained trail, numbering, events, the clock."""
