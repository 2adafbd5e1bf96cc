"""A directive or plan at the desk: read, answered for line by line, confirmed."""
