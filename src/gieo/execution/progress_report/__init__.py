"""Progress reports: due every six months, sent with a statement of responsibility, accepted or returned."""
