"""What each stage makes of the ballots it keeps: random ballots in the form they are kept in, against a naive count.

The rules are proved by themselves; here the way from the kept ballot to the tally is: a wrong key, a vote read the other
way round or a member counted twice would not show in the rules.
"""

from datetime import date, datetime
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gieo.acceptance.acceptance import procedure as acceptance_council
from gieo.acceptance.models import Acceptance
from gieo.core.clock import LEGAL_ZONE
from gieo.councils.models import Ballot
from gieo.execution.adjustment import council as adjustment_council
from gieo.execution.models import Adjustment
from gieo.proposals.determination import counting
from gieo.proposals.models import Determination, Proposal
from gieo.rulebooks import library

pytestmark = pytest.mark.unit

RULEBOOKS = [rulebook.id for rulebook in library.rulebooks()]


def kept(contents: list[dict[str, Any]]) -> list[Ballot]:
    return [Ballot(membership_id=at, content=content) for at, content in enumerate(contents, start=1)]


def carried(votes_for: int, counted: int, share: Fraction, *, strict: bool) -> bool:
    mine, needed = votes_for * share.denominator, share.numerator * counted
    return counted > 0 and (mine > needed if strict else mine >= needed)


# ---------------------------------------------------------------- determination


@pytest.mark.requirement("CT-2-2b")
@pytest.mark.parametrize("rulebook", RULEBOOKS)
@given(data=st.data(), absent=st.integers(0, 3))
def test_a_determination_counts_the_ballots_it_keeps(rulebook, data, absent):
    project = data.draw(st.booleans())
    task_type = "trial_production" if project else "applied_research"
    item = Determination(rulebook=rulebook, proposal=Proposal(answers={"task_type": task_type}))
    asked = [
        each.key for each in library.get(rulebook).councils["determination"].criteria if project or each.key != "origin"
    ]
    row = st.lists(st.sampled_from([True, True, True, False]), min_size=len(asked), max_size=len(asked))
    rows = data.draw(st.lists(row, max_size=9))
    ballots = kept([{"met": dict(zip(asked, row, strict=True)), "reason": "Cần"} for row in rows])
    said = counting.count(item, ballots, len(ballots) + absent)
    rule = library.get(rulebook).councils["determination"].passes
    of = len(rows) if rule.base.value == "ballots" else len(rows) + absent
    in_favour = sum(all(row) for row in rows)
    wanted = carried(in_favour, of, rule.share, strict=rule.strict)
    assert said["outcome"] == (counting.RECOMMENDED if wanted else counting.NOT_RECOMMENDED)
    assert (said["votes_for"], said["votes_against"], said["void"]) == (in_favour, len(rows) - in_favour, 0)
    assert said["met"] == {key: sum(row[at] for row in rows) for at, key in enumerate(asked)}


# ---------------------------------------------------------------- adjustment


@pytest.mark.requirement("CT-2-2b")
@pytest.mark.parametrize("rulebook", [each for each in RULEBOOKS if "adjustment" in library.get(each).councils])
@given(stands=st.lists(st.booleans(), max_size=11), absent=st.integers(0, 3))
def test_a_council_on_a_change_counts_the_ballots_it_keeps(rulebook, stands, absent):
    item, rule = Adjustment(rulebook=rulebook), library.get(rulebook).councils["adjustment"].passes
    said = adjustment_council.count(
        item, kept([{"agrees": stand, "reason": "Vì"} for stand in stands]), len(stands) + absent
    )
    of = len(stands) if rule.base.value == "ballots" else len(stands) + absent
    wanted = carried(stands.count(True), of, rule.share, strict=rule.strict)
    assert said["outcome"] == (adjustment_council.AGREED if wanted else adjustment_council.NOT_AGREED)
    assert said["lines"][0][1] == f"{stands.count(True)}/{of}"
    assert said["lines"][1][1] == str(stands.count(False))


# ---------------------------------------------------------------- acceptance

PRODUCTS = [
    {"name": "Giống vải", "quality": "Chín sớm", "unit": "giống", "ordered": "2"},
    {"name": "Quy trình", "quality": "Được công nhận", "unit": "quy trình", "ordered": "4"},
]


@pytest.mark.requirement("CT-2-2b")
@pytest.mark.parametrize("rulebook", [each for each in RULEBOOKS if library.get(each).acceptance])
@given(
    rows=st.lists(
        st.tuples(
            st.integers(1, 4), st.integers(2, 6), st.sampled_from(["met", "met", "excellent", "not_met"]),
            st.sampled_from(["met", "met", "met", "not_met"]),
        ),
        max_size=9,
    ),
    absent=st.integers(0, 3),
)  # fmt: skip
def test_an_acceptance_rates_by_the_ballots_it_keeps(rulebook, rows, absent):
    item = Acceptance(
        rulebook=rulebook, products=PRODUCTS, ended_on=date(2026, 6, 30),
        filed_at=datetime(2026, 7, 15, 9, tzinfo=LEGAL_ZONE),
    )  # fmt: skip
    contents = [
        {
            "products": [
                {"product": "0", "delivered": str(varieties), "quality": quality},
                {"product": "1", "delivered": str(processes), "quality": "met" if quality == "not_met" else quality},
            ],
            "report": report,
        }
        for varieties, processes, quality, report in rows
    ]
    present = len(rows) + absent
    said = acceptance_council.count(item, kept(contents), present)
    if not present:
        assert said["outcome"] == ""
        return

    def of_member(varieties: int, processes: int, quality: str, report: str) -> str:
        """Three quarters of the two numbers is both of them; a short one needs three quarters of its own."""
        short = [delivered < ordered for delivered, ordered in ((varieties, 2), (processes, 4))]
        if report == "not_met" or quality == "not_met" or any(short):
            return "not_met"
        return "excellent" if varieties > 2 and processes > 4 and quality == "excellent" else "met"

    ratings = [of_member(*row) for row in rows]
    excellent, not_met = ratings.count("excellent"), ratings.count("not_met")
    expected = "met"
    if 4 * excellent >= 3 * present and not not_met:
        expected = "excellent"
    if 3 * not_met > present:
        expected = "not_met"
    assert said["outcome"] == expected
    assert [line[1] for line in said["lines"][:3]] == [str(excellent), str(ratings.count("met")), str(not_met)]
