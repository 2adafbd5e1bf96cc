"""Files: hash, size, type sniffed, quarantine."""
