"""Every item that is written in words has an example, and the examples are what the form coach says they are."""

from collections.abc import Iterator
from typing import Any

import pytest

from gieo.proposals.forms import form_of
from gieo.proposals.rules.coach import hints
from gieo.rulebooks import library
from gieo.rulebooks.loading import load_examples
from gieo.rulebooks.models import FieldKind, ProposalForm
from gieo.rulebooks.reading import BadRulebook

pytestmark = pytest.mark.unit

WRITTEN = {FieldKind.LINE, FieldKind.TEXT, FieldKind.ROWS, FieldKind.MONEY, FieldKind.DURATION}
BY_ITSELF = {"proposed_host", "contact"}  # a name: nothing in it is written well or badly


def forms() -> Iterator[ProposalForm]:
    for book in library.rulebooks():
        yield from (form for form in (book.proposal_form, book.order_form, *book.further_forms) if form)


def test_every_item_of_every_form_that_is_written_has_an_example() -> None:
    found = list(forms())
    assert len(found) > 5
    asked = {field.id for form in found for field in form.fields if field.kind in WRITTEN} - BY_ITSELF
    assert asked - set(library.examples()) == set()
    known = {field.id for form in found for field in form.fields}
    assert set(library.examples()) - known == set(), "of no form"


def test_the_good_example_needs_no_advice_and_the_bad_one_does() -> None:
    form, told = form_of("lang-son/2018-09-03"), library.examples()["objectives"]

    def codes(**answers: Any) -> set[str]:
        return {hint.code for hint in hints(form, answers)}

    assert codes(objectives=told.strong) == set()
    assert codes(objectives=told.weak) == {"aim_without_measure"}


@pytest.mark.parametrize("item", sorted(library.examples()))
def test_an_example_fits_into_what_the_form_advises(item: str) -> None:
    for form in forms():
        for field in form.fields:
            if field.id == item and field.advice_length:
                assert len(library.examples()[item].strong) <= field.advice_length, form.id


def test_an_example_without_its_reason_is_a_bad_file(tmp_path: Any) -> None:
    path = tmp_path / "examples.yaml"
    path.write_text("task_name: {strong: A, weak: B}\n")
    with pytest.raises(BadRulebook):
        load_examples(path)
