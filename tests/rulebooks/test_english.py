"""Every item of every form can be read in English."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gieo.rulebooks import library
from gieo.rulebooks.loading import load_english
from gieo.rulebooks.models import ProposalForm
from gieo.rulebooks.reading import BadRulebook

pytestmark = pytest.mark.unit


def words_of(form: ProposalForm) -> Iterator[str]:
    for field in form.fields:
        yield from filter(None, (field.label, field.purpose, field.guidance))
        yield from (option.label for option in field.options)
        for column in field.columns:
            yield column.label
            yield from (option.label for option in getattr(column, "options", ()))


def forms() -> list[ProposalForm]:
    books = library.rulebooks()
    held = (form for book in books for form in (book.proposal_form, getattr(book, "order_form", None)) if form)
    return list(held)


def test_nothing_of_a_form_is_left_out_and_nothing_is_said_that_no_form_asks() -> None:
    asked = {words for form in forms() for words in words_of(form)}
    assert len(asked) > 100
    assert asked - set(library.english()) == set()
    assert set(library.english()) - asked == set()
    assert all(words.strip() for words in library.english().values())


def test_what_is_no_list_of_words_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "english.yaml"
    path.write_text("Tên: [Name]\n", encoding="utf-8")
    with pytest.raises(BadRulebook):
        load_english(path)
