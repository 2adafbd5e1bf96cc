"""What the confirmation desk asks of its rows."""

from collections.abc import Iterable
from typing import Any

from django import template

register = template.Library()


@register.simple_tag
def waiting_lines(rows: Iterable[Any], kind: str, title_of: Any = None) -> list[str]:
    """Names of the lines that one click can accept: read, not answered for, and clear to whom they go.

    Args:
        rows: of one card.
        kind: of the rows, e.g. ``item``.
        title_of: the field whose title waits too.
    """
    title = [f"field-{title_of.pk}"] if title_of is not None and title_of.is_proposed else []
    return title + [f"{kind}-{row.pk}" for row in rows if row.is_proposed and getattr(row, "is_known", True)]
