"""Two records of one body or one person."""
