"""Pure calculations of the orientation."""
