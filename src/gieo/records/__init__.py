"""The register of documents: what the office drafts, numbers, signs and sends, and what comes in.

Numbers and days are given by the clerk of the records and by nobody else (NĐ 30/2020): the register checks them, it
never makes one up.
"""
