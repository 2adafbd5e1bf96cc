"""What the daily round of duties costs, however many owe."""

import pytest

from gieo.duties.models import Duty
from gieo.duties.proofs import evidence_for
from gieo.duties.services.open_duties import open_duties
from gieo.duties.services.recognise import recognise
from gieo.duties.services.remind import remind
from gieo.identity.models import OrganisationKind
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import SYSTEM
from tests.conftest import moment
from tests.counting import queries_of
from tests.duties.conftest import BEGIN, Cast, focal_of
from tests.duties.test_duty import send_order

pytestmark = [pytest.mark.db, pytest.mark.django_db]
WRITTEN = 7  # what was said meanwhile, how who wants mail and where they sit, the alerts, their mails, around them a savepoint: ever so many


def grow(cast: Cast) -> None:
    """Two more departments owe the same."""
    for name in ("Sở Công Thương", "Sở Xây dựng"):
        focal_of(register_organisation(name=name, kind=OrganisationKind.DEPARTMENT, province=cast.province))
    open_duties(province="BG", year=2024, actor=SYSTEM, at=BEGIN)


def test_looking_for_proof_of_three_costs_what_it_does_for_one(owing: Cast) -> None:
    at = moment("2024-12-01 06:00")
    duties = list(Duty.objects.filter(rule_key="orders").order_by("pk"))
    assert len(duties) == 3
    for body in (owing.health, owing.farming, owing.district):
        send_order(focal_of(body), at="2024-10-01 08:00")
    one = queries_of(lambda: evidence_for(duties[:1], at=at))
    assert queries_of(lambda: evidence_for(duties, at=at)) == one == 1
    assert {evidence_for(duties, at=at)[duty.pk].count for duty in duties} == {1}


def test_a_day_on_which_nothing_happens_costs_no_more_for_more_duties(owing: Cast) -> None:
    at = moment("2024-03-01 06:00")

    def round_of_the_day() -> None:
        open_duties(province="BG", year=2024, actor=SYSTEM, at=at)
        recognise(province="BG", year=2024, at=at)
        remind(at=at)

    round_of_the_day()
    few = queries_of(round_of_the_day)
    before = Duty.objects.count()
    grow(owing)
    round_of_the_day()
    assert Duty.objects.count() > before + 2
    assert queries_of(round_of_the_day) == few


def test_opening_and_reminding_cost_no_more_for_more_holders(owing: Cast) -> None:
    at = moment("2024-11-08 06:00")

    def of_the_year(year: int) -> int:
        return queries_of(lambda: open_duties(province="BG", year=year, actor=SYSTEM, at=at))

    few, owed = of_the_year(2026), Duty.objects.filter(plan_year=2026).count()
    grow(owing)
    assert of_the_year(2027) == few
    assert Duty.objects.filter(plan_year=2027).count() > owed
    assert queries_of(lambda: remind(at=at)) == queries_of(lambda: remind(at=at)) + WRITTEN


def test_what_was_said_already_is_not_looked_up_for_each_duty(owing: Cast) -> None:
    at = moment("2024-11-08 06:00")
    for body in (owing.health, owing.farming, owing.district):
        focal_of(body)
    grow(owing)
    assert remind(at=at) > 3
    assert queries_of(lambda: remind(at=at)) == 3  # duties, accounts, what was said
