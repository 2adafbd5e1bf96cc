"""PostgreSQL behind the second wall."""
