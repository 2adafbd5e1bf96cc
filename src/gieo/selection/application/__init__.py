"""Applications: what a body offers to carry out a task, sealed until the opening of its call."""
