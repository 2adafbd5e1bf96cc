"""The two laws on science and technology under which dossiers run side by side."""

from enum import StrEnum


class Law(StrEnum):
    """Named like the rulebook families that hold their numbers.

    The border is the day on which a task was approved and assigned to its host: 01/10/2025 (Law 93/2025, article 73.3).
    """

    L2013 = "vn-2013"
    L2025 = "vn-2025"
