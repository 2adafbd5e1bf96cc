"""Hand-overs between the stages, in one place."""
