"""The address of the same list otherwise asked."""

from urllib.parse import urlencode

from django.http import QueryDict


def query_with(query: QueryDict, **changes: str) -> str:
    """The query with other values, from the first page on; an empty value leaves its name out."""
    kept = {key: value for key, value in query.items() if key not in {"sau", "truoc"}}
    return "?" + urlencode({key: value for key, value in {**kept, **changes}.items() if value})
