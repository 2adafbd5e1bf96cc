"""Pure calculations of the register."""
