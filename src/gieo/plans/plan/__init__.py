"""The plan itself: its table, facts, guards and its page of targets and money."""
