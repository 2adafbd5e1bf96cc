"""What a file that somebody hands in consists of."""

from gieo.rulebooks.models.rules import NamedRule


class FileItem(NamedRule):
    """One paper of a file.

    Attributes:
        required: the file is not complete without it; what stands there only "if any" is not.
    """

    required: bool = True

    @property
    def in_words(self) -> str:
        """E.g. "Giấy xác nhận ứng dụng (nếu có)"."""
        return self.text if self.required else f"{self.text} (nếu có)"
