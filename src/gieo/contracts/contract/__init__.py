"""Contracts: from the approval to the liquidation."""
