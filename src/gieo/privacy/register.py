"""The register of processing in the words of the tables."""

from dataclasses import dataclass

from django.apps import apps

from gieo.rulebooks import library
from gieo.rulebooks.models.privacy import Processing


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the register: the table and its fields in words."""

    table: str
    fields: list[str]
    processing: Processing


def rows() -> list[Row]:
    """Every line."""
    found = []
    for each in library.privacy().processing:
        meta = apps.get_model(each.model)._meta
        labels = [str(meta.get_field(name).verbose_name) for name in each.fields]
        found.append(Row(str(meta.verbose_name), labels, each))
    return found
