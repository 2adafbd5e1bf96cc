"""Under the law of 2025: totals first, the vote decides and the score ranks, the estimate comes with the revision."""

from datetime import timedelta

import pytest

from gieo.kernel.law import Law
from gieo.kernel.refusal import Refused
from gieo.rulebooks import library
from gieo.selection.models import Application
from gieo.selection.selection.facts import RevisionFacts, WinnerFacts
from gieo.selection.selection.states import Opinion
from tests.selection.cast import Cast, checked_call, offer, published_call
from tests.selection.cast_council import ballot, counted, everybody_votes, selection_of, voting

pytestmark = [pytest.mark.db, pytest.mark.django_db]

FRUIT, CENTRE = "Viện Cây ăn quả", "Trung tâm Giống"
NAMING = WinnerFacts(discussion="Thảo luận từng hồ sơ")


@pytest.fixture
def late(db: None) -> Cast:
    """People of Bắc Ninh, a year later to the weekday."""
    return Cast("BN", later=timedelta(weeks=52))


def refused(cast: Cast, *args) -> tuple[str, ...]:
    with pytest.raises(Refused) as caught:
        cast.do(*args)
    return caught.value.codes


def test_every_row_of_a_call_rests_on_what_may_be_printed_under_that_law(late: Cast) -> None:
    call = published_call(late)
    assert (call.law, call.rulebook) == (Law.L2025, "bac-ninh/2025-10-14")
    index = library.legal_index()
    from gieo.selection.kinds import KINDS

    borrowed = ("TT20-2023", "TT44-2026", "TT25-2026", "TT06-2023")
    for kind in KINDS:
        for row in kind.workflow.rows:
            basis = row.basis_under(Law.L2025)
            assert all(key in index for key in basis)
            assert not any(key.startswith(borrowed) for key in basis), (kind.name, row.name, basis)


def test_the_vote_decides_the_score_ranks_and_the_estimate_follows(late: Cast) -> None:
    item = voting(late, selection_of(checked_call(late, FRUIT, CENTRE)))
    assert item.sheet == "host"
    voteless = ballot(item, {FRUIT: 4, CENTRE: 4}, None)
    assert refused(late, item, "vote", late.member(0), "2025-03-25 10:05", voteless) == ("no_reasons",)
    item = counted(late, everybody_votes(late, item, {FRUIT: 2, CENTRE: 3}))
    item = late.do(item, "name_winner", late.member(4), "2025-03-25 11:00", NAMING)
    assert item.winner.host.name == CENTRE  # half of the points would have failed under the law of 2013
    host = late.host(CENTRE)
    bare = RevisionFacts(explanation="Đã tiếp thu")
    assert refused(late, item, "revise", host, "2025-04-01 08:00", bare) == ("no_estimate",)
    facts = RevisionFacts(explanation="Đã tiếp thu", estimate=offer().money)
    assert late.do(item, "revise", host, "2025-04-01 08:00", facts).state == "revised"


def test_without_two_thirds_in_favour_nobody_is_proposed_whatever_the_points(late: Cast) -> None:
    item = voting(late, selection_of(checked_call(late, FRUIT)))
    for number in range(7):
        opinion = Opinion.FOR if number < 4 else Opinion.AGAINST
        facts = ballot(item, {FRUIT: 4}, opinion)
        item = late.do(item, "vote", late.member(number), f"2025-03-25 10:{10 + number}", facts)
    assert refused(late, item, "name_winner", late.member(4), "2025-03-25 10:50", NAMING) == ("count_sealed",)
    item = counted(late, item)
    assert refused(late, item, "name_winner", late.member(4), "2025-03-25 11:00", NAMING) == ("other_outcome",)
    item = late.do(item, "find_nobody", late.member(4), "2025-03-25 11:00", NAMING.model_copy())
    assert Application.objects.get().state == "not_selected"
    assert "4 trên 7" in item.tally["ranking"][0]["reasons"][0]
