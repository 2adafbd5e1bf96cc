"""What is typed into the form of an act: bounds of the record are told in words, with their row."""

from typing import Annotated

import pytest
from django import forms
from django.test import RequestFactory
from pydantic import AfterValidator, Field

from gieo.dossiers.web.fields import field_for
from gieo.dossiers.web.forms import FactsForm
from gieo.kernel.asking import Ask, Kept
from gieo.kernel.workflow import Facts

pytestmark = pytest.mark.unit


def even(number: int) -> int:
    if number % 2:
        raise ValueError("Số chẵn.")
    return number


class Row(Facts):
    pages: Annotated[int, Field(ge=1, le=9), Ask(label="Số trang")]
    seats: Annotated[int, AfterValidator(even), Ask(label="Số ghế")] = 2


class Told(Facts):
    months: Annotated[int, Field(gt=0, lt=60), Ask(label="Số tháng")]
    rows: Annotated[tuple[Row, ...], Ask(label="Dòng")] = ()


def nothing(_name: str) -> list[tuple[int | str, str]]:
    return []


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"pages": "0"}, "Dòng 1, Số trang: Ít nhất là 1."),
        ({"pages": "10"}, "Dòng 1, Số trang: Nhiều nhất là 9."),
        ({"pages": "hai"}, "Dòng 1, Số trang: Nhập một số nguyên."),
        ({"pages": "2", "seats": "3"}, "Dòng 1, Số ghế: Số chẵn."),
    ],
)
def test_a_row_out_of_its_bounds_is_named(row: dict[str, str], told: str) -> None:
    field = field_for(Told, "rows", nothing)
    with pytest.raises(forms.ValidationError) as error:
        field.clean([row])
    assert error.value.messages == [told]


@pytest.mark.parametrize(("typed", "told"), [("0", "Phải lớn hơn 0."), ("60", "Phải nhỏ hơn 60.")])
def test_a_value_out_of_its_bounds_is_told_in_the_language_of_the_page(typed: str, told: str) -> None:
    request = RequestFactory().post("/", {"months": typed})
    form = FactsForm(Told, nothing, initial={}, request=request)
    assert form.is_valid()
    assert form.facts(lambda upload: Kept(id=1, name=str(upload), sha256="")) is None
    assert form.errors["months"] == [told]
