"""Complaints of those who were not chosen: filed in time, taken up, decided with reasons, a second time above."""
