"""Everything that can be printed, on one list: layouts, official forms, and the documents that stages issue."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from gieo.kernel.text import search_key
from gieo.officialdocs import library
from gieo.officialdocs.contexts import Given
from gieo.officialdocs.forms import Certainty, OfficialForm, filled, kind_for
from gieo.officialdocs.forms import library as form_library
from gieo.officialdocs.forms.dummy import dummy_head, dummy_values

Source = Literal["layout", "form", "paper"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One kind of document with invented data.

    Attributes:
        key: its address in the gallery.
        source: a layout of the house, an official form, or a document that an act of a stage issues.
        stage: key of the stage of the year; empty for layouts.
        kind: the layout it is printed in.
        form: for an official form, its items.
        fill: its context with invented data; a form also comes blank.
    """

    key: str
    source: Source
    title: str
    kind: str
    legal_basis: tuple[str, ...]
    fill: Callable[[bool], Given]
    code: str = ""
    stage: str = ""
    province: str = ""
    form: OfficialForm | None = None
    search: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "search", search_key(f"{self.code} {self.title}"))

    @property
    def unconfirmed(self) -> int:
        """How many of its items were rebuilt and not seen on paper."""
        if self.form is None:
            return 0
        return sum(self.form.certainty_of(item) is Certainty.RECONSTRUCTED for item in self.form.fields)


_sources: list[Callable[[], Iterable[Sample]]] = []


def register(source: Callable[[], Iterable[Sample]]) -> None:
    """Let others say what they issue; asked each time, so that it may be registered before they are ready."""
    _sources.append(source)


def samples() -> list[Sample]:
    """Every kind: layouts, forms by stage, documents of the stages."""
    return [*_layouts(), *_forms(), *(sample for source in _sources for sample in source())]


def find(key: str) -> Sample:
    """The sample of a key.

    Raises:
        KeyError: there is none.
    """
    found = {sample.key: sample for sample in samples()}
    return found[key]


def _layouts() -> Iterator[Sample]:
    for kind in library.kinds():
        yield Sample(
            key=f"the-thuc-{kind.kind.replace('_', '-')}",
            source="layout",
            title=kind.title,
            kind=kind.kind,
            legal_basis=kind.legal_basis,
            fill=_dummy_of(kind),
        )


def _dummy_of(kind: library.DocumentKind) -> Callable[[bool], Given]:
    def fill(blank: bool) -> dict[str, Any]:
        return {**kind.dummy, "blank": True} if blank and kind.form else kind.dummy

    return fill


def _forms() -> Iterator[Sample]:
    for form in form_library.forms():
        yield Sample(
            key=form.key,
            source="form",
            title=form.title,
            code=form.code,
            kind=kind_for(form),
            legal_basis=form.legal_basis,
            fill=_filled_with(form),
            stage=form.stage,
            province=form.province,
            form=form,
        )


def _filled_with(form: OfficialForm) -> Callable[[bool], Given]:
    def fill(blank: bool) -> Given:
        if blank:
            return filled(form, {}, blank=True)
        return filled(form, dummy_values(form), **dummy_head(form))

    return fill
