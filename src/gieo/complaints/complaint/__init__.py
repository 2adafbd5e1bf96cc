"""A complaint: its table, facts, guards, papers and what its page shows."""
