"""Pages of the selection beside the shared ones."""
