"""What became of bodies: merged, split, renamed, ended by decision; and records of one that were kept twice."""
