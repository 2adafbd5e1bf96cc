"""The overlap check: what was done before, how near it is, and why one thinks so."""
