"""Which form a province proposes on."""

import pytest

from gieo.proposals.forms import form_of, is_provisional
from gieo.rulebooks import library

pytestmark = pytest.mark.unit


@pytest.mark.requirement("BG25-IV-1")
def test_a_province_without_a_form_of_its_own_borrows_the_ten_fields_marked_provisional():
    form = form_of("bac-giang/2022-03-25")
    assert is_provisional(form)
    assert [field.id for field in form.fields] == [field.id for field in form_of("lang-son/2018-09-03").fields]


@pytest.mark.requirement("BG25-IV-1")
def test_a_rulebook_that_holds_no_form_at_all_still_gives_one():
    assert library.get("vn-2013/2023-11-27").proposal_form is None
    assert is_provisional(form_of("vn-2013/2023-11-27"))


def test_the_own_form_is_not_provisional():
    assert not is_provisional(form_of("lang-son/2018-09-03"))


@pytest.mark.requirement("LS25-III-1")
def test_the_form_has_the_ten_items_of_the_annex_in_order():
    numbers = [field.number.rstrip("ab") for field in form_of("lang-son/2018-09-03").fields if field.number]
    assert list(dict.fromkeys(numbers)) == [str(number) for number in range(1, 11)]


def test_every_field_says_what_it_is_used_for():
    assert all(field.used_by for field in form_of("lang-son/2018-09-03").fields)
