"""The model of meaning of this process, where the administrator named one (GIEO_OVERLAP_MODEL)."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import structlog

from gieo.environment import env

if TYPE_CHECKING:
    from gieo.overlap.engine.vectors import Model

log = structlog.get_logger(__name__)


def model() -> "Model | None":
    """The model that is configured; None where none is, or where it cannot be read: the check goes on without it."""
    return _read(env.overlap_model) if env.overlap_model else None


@cache
def _read(path: str) -> "Model | None":
    from gieo.overlap.engine.vectors import Model  # noqa: PLC0415  (whoever has no model needs no numbers)

    try:
        return Model.read(Path(path))
    except (OSError, ValueError) as error:
        log.warning("overlap_model_unreadable", path=path, error=str(error))
        return None
