"""The one context processor: nothing here touches a table until a layout asks."""

from django.http import HttpRequest

from gieo.portal.shell import Shell


def shell(request: HttpRequest) -> dict[str, Shell]:
    """The frame of the page."""
    return {"shell": Shell(request)}
