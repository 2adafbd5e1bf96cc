"""The duty: its table, facts, guards and what its page shows."""
