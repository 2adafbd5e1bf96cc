"""Contracts and their money: signed, running, ended or terminated, settled, closed out; paid, cleared, recovered."""
