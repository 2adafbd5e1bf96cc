"""The form of an act, made of the facts its row records."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from pydantic import ValidationError

from gieo.dossiers.web.faults import words_of
from gieo.dossiers.web.fields import Lists, field_for, without_nothing
from gieo.files.services.receive_file import receive_file
from gieo.identity.models import Province
from gieo.kernel.actors import Actor
from gieo.kernel.asking import Kept, Picked
from gieo.kernel.workflow import Facts

Keep = Callable[["UploadedFile[Any]"], Kept]


class FactsForm(forms.Form):
    """Asks for one record."""

    record: type[Facts]

    def __init__(self, record: type[Facts], lists: Lists, *, initial: Mapping[str, Any], request: HttpRequest) -> None:
        posted = request.POST if request.method == "POST" else None
        files = request.FILES if request.method == "POST" else None
        super().__init__(posted, files, initial={name: _first_value(value) for name, value in initial.items()})
        self.record = record
        for name in record.model_fields:
            self.fields[name] = field_for(record, name, lists)

    def facts(self, keep: Keep) -> Facts | None:
        """The record that was typed; None when a rule of its own does not hold, which the form then says.

        Args:
            keep: takes an uploaded file in.

        Raises:
            Refused: a file is not acceptable.
        """
        values = without_nothing(self.record, self.cleaned_data)
        kept = {name: keep(value) if isinstance(value, UploadedFile) else value for name, value in values.items()}
        try:
            return self.record.model_validate(kept)
        except ValidationError as error:
            for fault in error.errors():
                place = str(fault["loc"][0]) if fault["loc"] else None
                self.add_error(place if place in self.fields else None, words_of(fault))
            return None


def keeper(*, province: Province, actor: Actor, at: datetime) -> Keep:
    """Takes the files of a form in."""

    def keep(upload: "UploadedFile[Any]") -> Kept:
        stored = receive_file(province=province, name=upload.name or "", content=upload, actor=actor, at=at)
        return Kept(id=stored.pk, name=stored.name, sha256=stored.sha256)

    return keep


def _first_value(value: Any) -> Any:
    """A picked entry is known to its select by its number."""
    if isinstance(value, Picked):
        return str(value.id)
    if isinstance(value, tuple | list) and value and isinstance(value[0], Picked):
        return [str(each.id) for each in value]
    return value
