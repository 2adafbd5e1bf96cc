"""The one error of reading."""


class UnreadableSource(ValueError):  # noqa: N818  (the source is unreadable)
    """The file holds no text that could be read; `message` says what to do, in Vietnamese."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
