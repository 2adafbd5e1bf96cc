"""The kinds of official document: each a folder with its markup, its fields, dummy data and the law it follows."""

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict

from gieo.officialdocs.official_paper import OfficialPaper, PaperForm

# instant: date and time with zone (ISO); record: named parts; rows: a list of records; list: of texts.
FieldType = Literal["text", "choice", "switch", "number", "date", "instant", "record", "rows", "list"]

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"
SHARED_LAYOUT = "official_paper"  # folder of the page that all kinds with a form share


class Field(BaseModel):
    """One value that a stage hands over: its type, and what officers call it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    type: FieldType
    description: str


class DocumentKind(BaseModel):
    """One kind of document.

    Attributes:
        kind: name of its folder.
        title: its name in Vietnamese.
        fields: what its context may hold, by name.
        legal_basis: keys of the legal index.
        page_limit: pages it may have, where an instrument limits them.
        form: for a kind of official paper, in what it differs from the others; these kinds share page and template.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: str
    title: str
    legal_basis: tuple[str, ...]
    fields: dict[str, Field]
    page_limit: int | None = None
    form: PaperForm | None = None

    @property
    def markup(self) -> Path:
        """The Typst file."""
        return self._layout / "document.typ"

    @property
    def word_template(self) -> Path:
        """The Word file that docxtpl fills."""
        return self._layout / "document.docx"

    @property
    def _layout(self) -> Path:
        return TEMPLATES / (SHARED_LAYOUT if self.form else self.kind)

    @property
    def labels(self) -> dict[str, str]:
        """What a value that is not there is called on paper."""
        return {name: field.description for name, field in self.fields.items()}

    @property
    def dummy(self) -> dict[str, Any]:
        """Invented data that fill every field."""
        content: dict[str, Any] = json.loads((TEMPLATES / self.kind / "dummy.json").read_text())
        return content


@cache
def _all() -> dict[str, DocumentKind]:
    folders = sorted(path.parent for path in TEMPLATES.glob("*/meta.yaml"))
    read = ({**yaml.safe_load((folder / "meta.yaml").read_text()), "kind": folder.name} for folder in folders)
    shared = _paper_fields()
    return {entry["kind"]: DocumentKind.model_validate({"fields": shared, **entry}) for entry in read}


def _paper_fields() -> dict[str, Field]:
    """The fields of an official paper, as its model describes them."""
    types: dict[Any, FieldType] = {str: "text", bool: "switch", date | None: "date", tuple[str, ...]: "list"}
    fields = OfficialPaper.model_fields.items()
    return {
        name: Field(type=types.get(info.annotation, "rows"), description=str(info.description)) for name, info in fields
    }


def kinds() -> list[DocumentKind]:
    """Every kind, by name."""
    return list(_all().values())


def get(kind: str) -> DocumentKind:
    """The kind of a name.

    Raises:
        KeyError: there is none.
    """
    return _all()[kind]
