"""The register of processing in the words of the tables."""

from dataclasses import dataclass

from django.apps import apps

from gieo.rulebooks import library
from gieo.rulebooks.models.privacy import Processing, RetentionClass


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the register: the table and its fields in words; by which rule they are blanked, where one does."""

    table: str
    fields: list[str]
    processing: Processing
    retention: RetentionClass | None = None


def rows() -> list[Row]:
    """Every line."""
    found, retention = [], {each.model: each for each in library.privacy().retention}
    for each in library.privacy().processing:
        meta = apps.get_model(each.model)._meta
        labels = [str(meta.get_field(name).verbose_name) for name in each.fields]
        found.append(Row(str(meta.verbose_name), labels, each, retention.get(each.model)))
    return found
