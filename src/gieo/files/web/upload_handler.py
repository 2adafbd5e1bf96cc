"""Stops an upload that says it is too large before it is read."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

ROOM_FOR_FIELDS = 2 * 1024 * 1024


class RefuseOversized(FileUploadHandler):
    """Drops the connection's body early; the view sees no file and `request.upload_too_large`."""

    def handle_raw_input(self, input_data: Any, META: Any, content_length: int, *args: Any) -> None:  # noqa: ARG002, N803
        """Look at the length the client declares."""
        self.oversized = content_length > settings.UPLOAD_LIMIT_BYTES + ROOM_FOR_FIELDS
        if self.oversized and self.request is not None:
            self.request.upload_too_large = True  # type: ignore[attr-defined]

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Stop at the first file of an oversized body."""
        if self.oversized:
            raise StopUpload(connection_reset=False)
        super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:  # noqa: ARG002
        """Pass on what is small enough."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Keeping the file is the business of the handlers after this one."""
