"""Propose, receive, screen: from a draft on the official form to a numbered receipt and the common list."""
