"""Matters: what bodies raise, report or are given beside the stages, kept in the registers of the rulebook."""
