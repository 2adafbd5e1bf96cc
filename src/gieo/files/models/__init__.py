"""Tables of the files."""

from gieo.files.models.stored_file import ScanState, StoredFile

__all__ = ["ScanState", "StoredFile"]
