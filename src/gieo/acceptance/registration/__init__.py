"""Registration of the result of an accepted task."""
