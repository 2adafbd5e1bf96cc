"""A breach of personal data: found, told to the authority within 72 hours, closed with what was done."""
