"""What a server process holds before its first page."""

import gc

from django.urls import get_resolver


def load_for_good() -> None:
    """Load every page, and let nobody look for rubbish in what is loaded.

    Called before the server's processes part, so that they share it. Python walks through all it holds every so often;
    in a process with every page loaded that held one answer up by 0.3 seconds (docs/performance.md).
    """
    get_resolver().url_patterns  # noqa: B018  (asked for what asking does)
    gc.collect()
    gc.freeze()
