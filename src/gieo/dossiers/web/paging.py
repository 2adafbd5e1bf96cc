"""Where a reader stands in a list, and the address of the same list otherwise asked."""

from urllib.parse import urlencode

from django.http import QueryDict

from gieo.core.paging import Cursor


def cursor_in(query: QueryDict) -> Cursor | None:
    """The place an address names; the beginning where it names none."""
    if query.get("sau"):
        return Cursor.read(query.get("sau", ""))
    return Cursor.read(query.get("truoc", ""), backwards=True) if query.get("truoc") else None


def query_with(query: QueryDict, **changes: str) -> str:
    """The query with other values, from the first page on; an empty value leaves its name out."""
    kept = {key: value for key, value in query.items() if key not in {"sau", "truoc"}}
    return "?" + urlencode({key: value for key, value in {**kept, **changes}.items() if value})
