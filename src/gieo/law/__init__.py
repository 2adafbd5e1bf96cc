"""The law register: documents, citations, what cites what."""
