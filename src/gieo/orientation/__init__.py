"""Official notices become windows to propose in: importer, notices, fields, items, windows."""
