"""Approval: the decision that names host, principal investigator, money, mode and time."""
