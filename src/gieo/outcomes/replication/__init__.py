"""A scheme that carries results to other places: assigned, budgeted, done."""
