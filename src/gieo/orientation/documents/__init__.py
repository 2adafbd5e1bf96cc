"""What the notice prints: the frozen public version and the context of the official paper."""
