"""The official forms of all stages, instruments and provinces."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from gieo.officialdocs.forms.model import OfficialForm
from gieo.rulebooks import library as rulebooks

DATA = Path(__file__).parent / "data"
LISTS = Path(__file__).parent / "lists.yaml"


@cache
def _all() -> Mapping[str, OfficialForm]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    read = (
        {**yaml.load(path.read_text(), loader), "key": path.stem, "stage": path.parent.name}  # noqa: S506  (a safe loader)
        for path in sorted(DATA.glob("*/*.yaml"))
    )
    return {form.key: form for form in map(OfficialForm.model_validate, read)}


@cache
def code_list(name: str) -> tuple[str, ...]:
    """The entries of a code list: CL-LEVEL → Quốc gia, Bộ, Tỉnh, Cơ sở.

    Raises:
        KeyError: there is none of this name.
    """
    return tuple(yaml.safe_load(LISTS.read_text())[name])


def forms() -> list[OfficialForm]:
    """Every form, by stage and file."""
    return list(_all().values())


def get(key: str) -> OfficialForm:
    """The form of a key.

    Raises:
        KeyError: there is none.
    """
    return _all()[key]


def in_force(code: str, *, on: date, province: str = "") -> list[OfficialForm]:
    """The forms that bear a code on a day, the province's own before those of all.

    Several instruments may be in force at once, or their days not known; the officer chooses, never the system.
    """
    index = rulebooks.legal_index()
    found = (
        form
        for form in _all().values()
        if form.code == code and form.province in {"", province} and index[form.instrument].instrument.was_in_force(on)
    )
    return sorted(found, key=lambda form: (form.province == "", form.key))
