"""Duties: what directives, plans and laws ask of bodies every year, with proof or without."""
