"""Lump sums by mode and year."""

import pytest

from tests.contracts.makers import running
from tests.summing import read_back

pytestmark = [pytest.mark.web, pytest.mark.django_db]


@pytest.mark.requirement("RP-08", "CT-2-3c", "X-9")
def test_number_and_money_by_mode_add_up_to_the_value_of_the_contracts(people, at) -> None:
    at("2025-12-01 09:00")
    contract = running(people)
    row, total = read_back("khoan-chi", 2025, people.officer)
    assert row == ("2025", "Khoán chi từng phần", "1", "700", "300", "200", "1.200")
    assert total == ("Cộng", "", "1", "700", "300", "200", "1.200")
    assert contract.lump_amount + contract.non_lump_amount + contract.other_amount == 1200
    assert read_back("khoan-chi", 2024, people.officer) == []
