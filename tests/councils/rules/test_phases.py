"""Spans of time: the first instant belongs to one, the last does not."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gieo.councils.models.item import PHASES
from gieo.councils.rules.phases import Span, Standing
from gieo.councils.sitting.facts import PhaseFacts
from gieo.councils.sitting.phases import KEPT
from gieo.kernel.actors import NOBODY
from gieo.kernel.workflow import Attempt
from gieo.proposals.determination.workflow import PROCEDURE
from gieo.proposals.models import Determination
from gieo.rulebooks import library
from tests.conftest import moment

pytestmark = pytest.mark.unit

NOON = moment("2024-07-01 12:00")
INSTANTS = st.integers(min_value=-5000, max_value=5000).map(lambda minutes: NOON + timedelta(minutes=minutes))
SITTING = NOON + timedelta(days=2)
ORDER = [Standing.AHEAD, Standing.OPEN, Standing.OVER]


@given(ends=st.tuples(INSTANTS, INSTANTS).map(sorted), instants=st.lists(INSTANTS, min_size=2).map(sorted))
def test_a_phase_comes_once_stays_and_goes_for_good(ends: list[datetime], instants: list[datetime]) -> None:
    """However late one asks, what was over is not open again, and what was open was not yet to come."""
    begins, last = ends
    met = [ORDER.index(Span(begins, last).stands(at)) for at in instants]
    assert met == sorted(met)


@given(ends=st.tuples(INSTANTS, INSTANTS).filter(lambda pair: pair[0] != pair[1]).map(sorted), at=INSTANTS)
def test_an_instant_lies_in_exactly_one_of_two_phases_that_meet(ends: list[datetime], at: datetime) -> None:
    first, last = ends
    spans = (Span(None, first), Span(first, last), Span(last, None))
    assert [span.stands(at) for span in spans].count(Standing.OPEN) == 1


@given(first=INSTANTS, second=INSTANTS)
def test_a_span_in_order_is_open_at_its_beginning_and_never_at_its_end(first: datetime, second: datetime) -> None:
    span = Span(first, second)
    assert span.is_ordered == (span.stands(first) is Standing.OPEN)
    assert span.stands(second) is not Standing.OPEN


@pytest.mark.parametrize(
    ("second", "standing"),
    [(-1, Standing.AHEAD), (0, Standing.OPEN), (3599, Standing.OPEN), (3600, Standing.OVER)],
)
def test_the_end_is_the_first_instant_that_is_too_late(second: int, standing: Standing) -> None:
    assert Span(NOON, NOON + timedelta(hours=1)).stands(NOON + timedelta(seconds=second)) is standing


def test_a_side_without_an_instant_is_open() -> None:
    for span in (Span(), Span(begins=NOON), Span(ends=NOON + timedelta(microseconds=1))):
        assert span.stands(NOON) is Standing.OPEN
        assert span.is_ordered
    assert not Span()
    assert Span(ends=NOON)
    assert Span(NOON, NOON + timedelta(hours=1)).lies_within(NOON, NOON + timedelta(hours=1))
    assert not Span(NOON).lies_within(NOON + timedelta(minutes=1), None)


@given(st.tuples(*[st.none() | INSTANTS] * 4).filter(any))
def test_what_may_be_set_is_exactly_what_is_in_order(instants: tuple[datetime | None, ...]) -> None:
    """Papers, remarks, sitting, ballots: whatever is left out, the rest stands in this order or is refused."""
    facts = PhaseFacts(**dict(zip(PHASES, instants, strict=True)))
    item = Determination(papers_sent_at=NOON, sitting_at=SITTING, rulebook=library.latest("vn-2013").id)
    attempt = Attempt(actor=NOBODY, at=NOON - timedelta(days=9), facts=facts)
    refused = [guard(PROCEDURE, item, attempt) for guard in KEPT]
    line = [NOON, *instants[:2], SITTING, *instants[2:]]
    given_alone = [instant for instant in line if instant is not None]
    lasts = facts.remarks.is_ordered and facts.votes.is_ordered and facts.votes_until != SITTING
    assert (not any(refused)) == (sorted(given_alone) == given_alone and lasts)
