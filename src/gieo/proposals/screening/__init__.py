"""Screening by the standing body: the search for duplicates, and what goes on to the council (CT-3-4c)."""
