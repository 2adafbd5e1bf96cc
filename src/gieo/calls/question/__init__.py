"""A question about a call, answered to everybody."""
