"""What the official documents of the stages say in the gallery: invented, in the shape that their acts give them."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field

from gieo.officialdocs.official_paper import Part, Party
from gieo.rulebooks.models import Profile

HERE = Path(__file__).parent
INVENTED = HERE / "invented.yaml"  # the province, its dossier, its people


class Specimen(BaseModel):
    """One document.

    Attributes:
        title: of the dossier it comes of.
        behind: the body that hosts, proposes or answers for that dossier; it heads what it issues itself.
        names: of those who sign, in their order.
        parts: the body.
        parties: of a contract.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    behind: str
    names: tuple[str, ...] = ()
    parts: tuple[Part, ...] = Field(min_length=1)
    parties: tuple[Party, ...] = ()


class Invented(BaseModel):
    """The province of the gallery, and what a specimen says that says nothing else."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    profile: Profile
    title: str
    behind: str


@cache
def invented() -> Invented:
    """The province of the gallery."""
    return Invented.model_validate(yaml.safe_load(INVENTED.read_text()))


@cache
def specimens_of(kind: str) -> Mapping[str, Specimen]:
    """The documents of a kind of dossier, by their names in its table; none where it has no file.

    Raises:
        ValidationError: a specimen is none.
    """
    path = HERE / f"{kind}.yaml"
    read: dict[str, dict[str, Any]] = yaml.safe_load(path.read_text()) if path.exists() else {}
    usual = {"title": invented().title, "behind": invented().behind}
    return {key: Specimen.model_validate({**usual, **said}) for key, said in read.items()}


def unwritten() -> Specimen:
    """What stands in the gallery for a document nobody has written a specimen of yet; a test asks for it."""
    said = {"kind": "paragraph", "text": "[thiếu: nội dung mẫu của văn bản này]"}
    return Specimen.model_validate({"title": invented().title, "behind": invented().behind, "parts": [said]})
