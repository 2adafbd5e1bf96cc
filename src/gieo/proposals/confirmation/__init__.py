"""Another body confirms what a proposal says of it: from its account, or by a link sent to its address."""
