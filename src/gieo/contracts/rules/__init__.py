"""The money of a task as pure calculations on plain values and rulebooks."""
