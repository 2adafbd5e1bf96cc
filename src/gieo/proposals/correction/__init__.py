"""Correction after the deadline: contact data and a wrong attachment, never what is judged (capability 47)."""
