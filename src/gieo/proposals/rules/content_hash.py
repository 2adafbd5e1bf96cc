"""One fingerprint of what was sent: the same content gives the same hash on every machine, in every order of keys."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any


def canonical_json(content: Mapping[str, Any]) -> str:
    """The one way to write the content: keys sorted, no blanks, letters as they are.

    Raises:
        ValueError: a number that JSON has no word for (NaN).
    """
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def content_hash(content: Mapping[str, Any]) -> str:
    """SHA-256 over the canonical form, 64 hexadecimal digits."""
    return hashlib.sha256(canonical_json(content).encode()).hexdigest()
