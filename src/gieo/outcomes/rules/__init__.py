"""Pure calculations on outcomes."""
