"""E-09, the other half: a commendation is shown on the page of the result (violations: tests/execution/test_story_e09.py)."""

from datetime import date

import pytest

from gieo.outcomes.outcome.facts import CommendFacts
from tests.acceptance import makers as people
from tests.outcomes import makers
from tests.stories.stage import Stage

pytestmark = [pytest.mark.web, pytest.mark.django_db]


@pytest.mark.requirement("E-09", "CT-5-2b")
def test_a_commendation_is_shown(stage: Stage) -> None:
    outcome = makers.opened()
    officer, host = stage.player(people.officer()), stage.player(people.host())
    stage.at("2024-07-02 09:00")
    officer.does(outcome, "find_effective", makers.JUDGED)
    stage.at("2024-08-05 09:00")
    assert "Khen thưởng" not in host.reads(outcome.get_absolute_url()).partition("Diễn biến")[0]
    facts = CommendFacts(
        subject="Viện Cây ăn quả", merit="Giống vải chín sớm", form="Bằng khen", decision="77/QĐ-UBND",
        on=date(2024, 8, 1),
    )  # fmt: skip
    officer.does(outcome, "commend", facts)
    shown = host.reads(outcome.get_absolute_url())
    for words in ("Bằng khen", "77/QĐ-UBND", "01/08/2024"):
        assert words in shown, words
