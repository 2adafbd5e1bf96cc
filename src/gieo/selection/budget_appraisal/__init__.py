"""Appraisal of the money: each line requested, appraised, and why; the mode of spending."""
