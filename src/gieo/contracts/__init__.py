"""Contracts of tasks: lump-sum mode, advances, payments, settlement, refunds."""
