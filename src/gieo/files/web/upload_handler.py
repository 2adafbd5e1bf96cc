"""Keeps an upload that is too large from being stored; the form it came with is read all the same."""

from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopFutureHandlers

ROOM_FOR_FIELDS = 2 * 1024 * 1024


class RefuseOversized(FileUploadHandler):
    """Throws away, piece by piece, the files of a body that declares more than the limit.

    The body is still read to its end, for otherwise the browser sees a broken connection instead of the reason and
    what was typed is lost. The view finds an empty file of the size that was sent, which `receive_file` refuses, and
    `request.upload_too_large` for an answer with status 413.
    """

    too_large = False

    def handle_raw_input(self, input_data: Any, META: Any, content_length: int, *args: Any) -> None:  # noqa: ARG002, N803
        """Look at the length the client declares."""
        self.too_large = content_length > settings.UPLOAD_LIMIT_BYTES + ROOM_FOR_FIELDS
        if self.too_large and self.request is not None:
            self.request.upload_too_large = True  # type: ignore[attr-defined]

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """No other handler opens a file for what will be thrown away."""
        super().new_file(*args, **kwargs)
        if self.too_large:
            raise StopFutureHandlers

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:  # noqa: ARG002
        """Pass on what is small enough."""
        return None if self.too_large else raw_data

    def file_complete(self, file_size: int) -> "UploadedFile[Any] | None":
        """An empty file that tells its true size; keeping the others is the business of the handlers after this one."""
        if not self.too_large:
            return None
        return UploadedFile(BytesIO(), self.file_name, self.content_type, file_size, self.charset)
