"""Who may change what in a running task, as pure calculations on plain values and rulebooks."""
