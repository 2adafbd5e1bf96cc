"""The kinds of official document: each a folder with its markup, its fields, dummy data and the law it follows."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"


class DocumentKind(BaseModel):
    """One kind of document.

    Attributes:
        kind: name of its folder.
        fields: what its context may hold, with a description in Vietnamese.
        legal_basis: keys of the legal index.
        page_limit: pages it may have, where an instrument limits them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: str
    title: str
    legal_basis: tuple[str, ...]
    fields: dict[str, str]
    page_limit: int | None = None

    @property
    def markup(self) -> Path:
        """The Typst file."""
        return TEMPLATES / self.kind / "document.typ"

    @property
    def dummy(self) -> dict[str, Any]:
        """Invented data that fill every field."""
        content: dict[str, Any] = json.loads((TEMPLATES / self.kind / "dummy.json").read_text())
        return content


@cache
def _all() -> dict[str, DocumentKind]:
    folders = sorted(path.parent for path in TEMPLATES.glob("*/meta.yaml"))
    read = ({**yaml.safe_load((folder / "meta.yaml").read_text()), "kind": folder.name} for folder in folders)
    return {entry["kind"]: DocumentKind.model_validate(entry) for entry in read}


def kinds() -> list[DocumentKind]:
    """Every kind, by name."""
    return list(_all().values())


def get(kind: str) -> DocumentKind:
    """The kind of a name.

    Raises:
        KeyError: there is none.
    """
    return _all()[kind]
