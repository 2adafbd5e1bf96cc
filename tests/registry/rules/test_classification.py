"""The national list of research fields."""

from datetime import date

import pytest

from gieo.registry.models import ScienceField
from gieo.registry.rules.classification import branches, is_code, list_on, named

pytestmark = pytest.mark.unit


def test_the_list_has_six_fields_and_46_branches() -> None:
    counted = {field: sum(code[0] == field for code in branches()) for field in "123456"}
    assert counted == {"1": 7, "2": 12, "3": 6, "4": 7, "5": 9, "6": 5}
    assert {branch.science_field for branch in branches().values()} == set(ScienceField.values) - {"other"}


@pytest.mark.parametrize(("day", "key"), [(date(2025, 12, 14), "QD12-2008"), (date(2025, 12, 15), "TT24-2025")])
def test_the_version_of_a_day_is_the_one_in_force(day: date, key: str) -> None:
    assert list_on(day).key == key


def test_codes_of_the_newer_list_are_not_confirmed() -> None:
    assert list_on(date(2025, 12, 14)).is_confirmed
    assert not list_on(date(2025, 12, 15)).is_confirmed


@pytest.mark.parametrize("code", ["401", "40107", "4010701"])
def test_a_finer_code_belongs_to_its_branch(code: str) -> None:
    assert is_code(code)
    assert named(code) == f"{code} Trồng trọt"


@pytest.mark.parametrize("written", ["", "4", "40", "4010", "408", "40a", "²01", "701"])
def test_what_is_no_code_is_none(written: str) -> None:
    assert not is_code(written)


def test_a_word_stands_under_one_branch() -> None:
    words = [word for branch in branches().values() for word in branch.words]
    assert sorted(words) == sorted(set(words))
