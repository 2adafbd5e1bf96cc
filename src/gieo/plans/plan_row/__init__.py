"""The row of a plan: its table, facts, guards and what its page shows."""
