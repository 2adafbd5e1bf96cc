"""A session of a grass-roots council: its table, facts, guards and page."""
