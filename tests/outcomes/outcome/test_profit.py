"""The ledger of profit: lines are only added, nobody shares more than was made, the authors get their part."""

from datetime import date

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from gieo.dossiers.services.act import act
from gieo.kernel.refusal import Refused
from gieo.outcomes.models import Outcome, ProfitShare
from gieo.outcomes.outcome.choices import Protection
from gieo.outcomes.outcome.facts import ProfitFacts
from tests.acceptance import makers as task_makers
from tests.conftest import moment
from tests.contracts.makers import browser
from tests.outcomes import makers

pytestmark = [pytest.mark.db, pytest.mark.django_db]

AT = moment("2026-03-02 09:00")


def profit(authors: int, **changes) -> ProfitFacts:
    known = {
        "year": 2025,
        "profit": 500_000_000,
        "state_percent": 80,
        "protection": Protection.PATENT,
        "authors": authors,
        "organisers": 50_000_000,
        "reinvested": 200_000_000,
        "decision": "Quyết định 12/QĐ-TTKN ngày 20/02/2026",
    }
    return ProfitFacts(**{**known, **changes})


@pytest.fixture
def outcome() -> Outcome:
    return makers.effective(approved_on=date(2023, 5, 4))


def test_the_host_enters_it_and_everybody_who_reads_the_result_sees_the_ledger(outcome) -> None:
    act(outcome, "share_profit", actor=task_makers.host(), at=AT, facts=profit(120_000_000))
    (line,) = ProfitShare.objects.all()
    assert (line.least, line.authors, line.year) == (120_000_000, 120_000_000, 2025)
    page = browser(task_makers.officer()).get(outcome.get_absolute_url()).content.decode()
    assert "Sổ phân chia lợi nhuận" in page
    assert "120.000.000" in page


def test_too_little_for_the_authors_is_refused_with_the_sum_and_the_article_that_reaches_back(outcome) -> None:
    with pytest.raises(Refused) as refused:
        act(outcome, "share_profit", actor=task_makers.host(), at=AT, facts=profit(119_999_999))
    (refusal,) = refused.value.refusals
    assert (refusal.code, refusal.field) == ("authors_below_least", "authors")
    assert "120.000.000" in str(refusal)
    assert refusal.basis == ("LUAT93-2025:73.7",)
    with pytest.raises(Refused) as refused:
        unprotected = profit(0, protection=Protection.NONE)
        act(outcome, "share_profit", actor=task_makers.host(), at=AT, facts=unprotected)
    assert refused.value.refusals[0].basis == ("ND08-2014:42",)


def test_nobody_shares_more_than_was_made(outcome) -> None:
    with pytest.raises(Refused) as refused:
        act(outcome, "share_profit", actor=task_makers.host(), at=AT, facts=profit(250_000_001))
    assert refused.value.codes == ("more_than_profit",)


def test_money_of_others_alone_binds_nobody(outcome) -> None:
    act(outcome, "share_profit", actor=task_makers.officer(), at=AT, facts=profit(0, state_percent=0))
    assert ProfitShare.objects.get().least == 0


def test_a_line_is_corrected_by_another_and_never_changed(outcome) -> None:
    for authors in (120_000_000, 150_000_000):
        act(outcome, "share_profit", actor=task_makers.host(), at=AT, facts=profit(authors))
    assert list(ProfitShare.objects.values_list("authors", flat=True)) == [120_000_000, 150_000_000]
    with pytest.raises(ProgrammingError), transaction.atomic():
        ProfitShare.objects.update(authors=1)
    line = ProfitShare.objects.earliest("pk")
    line.pk, line.authors = None, line.least - 1
    with pytest.raises(IntegrityError), transaction.atomic():
        line.save()


def test_whoever_is_not_the_host_enters_nothing(outcome) -> None:
    with pytest.raises(Refused) as refused:
        act(outcome, "share_profit", actor=makers.press(), at=AT, facts=profit(120_000_000))
    assert refused.value.codes == ("not_yours",)
