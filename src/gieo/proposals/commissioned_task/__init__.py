"""The list that the province commissions: proposed, approved, published (TT 06/2023, article 15.2)."""
