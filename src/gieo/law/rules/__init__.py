"""Pure readings of numbers and sentences; no table is touched here."""
