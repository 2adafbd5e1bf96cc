"""The entry of a register: its table, facts, guards and what its page shows."""
