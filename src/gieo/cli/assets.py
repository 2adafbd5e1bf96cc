"""Styles, scripts and fonts are gathered, named by their content and compressed once, not at every start."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

MARK = ".gathered"


def gather() -> bool:
    """Gather the assets unless none changed since the last time; says whether it did."""
    from django.conf import settings
    from django.core.management import call_command

    mark, seen = Path(settings.STATIC_ROOT) / MARK, _fingerprint()
    if mark.exists() and mark.read_text() == seen:
        return False
    call_command("collectstatic", interactive=False, verbosity=0)
    mark.parent.mkdir(parents=True, exist_ok=True)
    mark.write_text(seen)
    return True


def _fingerprint() -> str:
    return hashlib.sha256("\n".join(sorted(_files())).encode()).hexdigest()


def _files() -> Iterator[str]:
    """Name, size and time of every asset of every package."""
    from django.contrib.staticfiles.finders import get_finders

    for finder in get_finders():
        for name, storage in finder.list([]):
            facts = Path(storage.path(name)).stat()
            yield f"{name} {facts.st_size} {facts.st_mtime_ns}"
