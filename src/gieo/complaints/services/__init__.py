"""What is done about complaints beside the moves of their table."""
