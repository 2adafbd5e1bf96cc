"""Tags of the document pages."""
