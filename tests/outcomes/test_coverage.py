"""Figures that name what is missing: dissemination, application, the way into practice."""

from datetime import date
from fractions import Fraction

import pytest

from gieo.outcomes.models import ResultUse
from gieo.outcomes.outcome.choices import UserKind
from gieo.outcomes.rules.coverage import Coverage
from gieo.outcomes.selectors import application_coverage, dissemination_coverage, effective_outcomes, funnel
from tests.acceptance import makers as task_makers
from tests.conftest import moment
from tests.outcomes import makers


@pytest.mark.unit
def test_a_hundred_per_cent_is_reached_only_when_nothing_is_missing() -> None:
    almost = Coverage(covered=["x"] * 999, missing=["y"])
    assert (almost.share, almost.percent) == (Fraction(999, 1000), 99)
    assert Coverage(covered=[], missing=[]).percent == 100


@pytest.mark.db
@pytest.mark.django_db
@pytest.mark.requirement("CT-5-1b")
def test_of_five_effective_results_four_are_known_and_the_fifth_is_named() -> None:
    officer = task_makers.officer()
    outcomes = [makers.effective(f"NV.2022.0{number}") for number in range(1, 6)]
    for outcome in outcomes[:4]:
        makers.spread(outcome)
    found = dissemination_coverage(officer, province="BG", year=2024)
    assert (found.percent, found.missing) == (80, [outcomes[4].title])
    makers.spread(outcomes[4])
    assert dissemination_coverage(officer, province="BG", year=2024).percent == 100
    assert not effective_outcomes(officer, province="BG", year=2023).exists()
    assert not effective_outcomes(task_makers.focal("UBND huyện Yên Thế"), province="BG", year=2024).exists()


@pytest.mark.db
@pytest.mark.django_db
@pytest.mark.requirement("BP-I-2g")
def test_of_ten_accepted_nine_are_in_use_and_the_tenth_is_named() -> None:
    officer = task_makers.officer()
    outcomes = [makers.opened(f"NV.2022.{number:02}") for number in range(1, 11)]
    for outcome in outcomes[:9]:
        use(outcome, "Giống vải")
    use(outcomes[9], "")  # a use without a product does not count
    found = application_coverage(officer, province="BG", year=2022)
    assert (found.percent, found.missing) == (90, [outcomes[9].title])


def use(outcome, product: str) -> None:
    ResultUse.objects.create(
        outcome=outcome,
        user_kind=UserKind.COOPERATIVE,
        user_name="HTX",
        place="Lục Ngạn",
        scale="5 ha",
        since=date(2024, 8, 1),
        product=product,
        recorded_at=moment("2024-08-01 09:00"),
    )


@pytest.mark.db
@pytest.mark.django_db
def test_the_way_into_practice_counts_each_result_once_at_each_stage() -> None:
    makers.opened("NV.2022.01")
    effective = makers.effective("NV.2022.02")
    known = makers.spread(makers.spread(makers.effective("NV.2022.03")))
    stages = funnel(task_makers.officer(), province="BG", year=2024)
    assert [len(stage.numbers) for stage in stages] == [3, 2, 1, 0, 0, 0]
    assert stages[1].numbers == [effective.number, known.number]
    assert stages[2].numbers == [known.number]
