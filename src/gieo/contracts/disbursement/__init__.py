"""Disbursements: money asked for, appraised, paid, cleared, recovered."""
