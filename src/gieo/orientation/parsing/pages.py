"""What a reader of one kind of file gives."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadText:
    """The text page by page, and which pages (counted from 1) a machine recognised from a picture."""

    pages: list[str]
    recognised: tuple[int, ...] = ()
