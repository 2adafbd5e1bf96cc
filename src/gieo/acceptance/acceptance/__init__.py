"""The acceptance of one finished task, from its self-evaluation to the recognition of its result."""
