"""What belongs to a submission beside the ten items."""

import pytest

from gieo.proposals.forms import form_of
from gieo.proposals.rules.issues import Weight
from gieo.proposals.rules.surroundings import Surroundings, check_surroundings

pytestmark = pytest.mark.unit

FORM = form_of("lang-son/2018-09-03")


def codes(**around):
    return [issue.code for issue in check_surroundings(FORM, Surroundings(**around))]


@pytest.mark.requirement("LS25-II-7")
@pytest.mark.parametrize(
    ("around", "code"),
    [
        ({"items": 1}, None),
        ({"items": 0}, "no_orientation"),
        ({"outside": True}, "outside_without_reason"),
        ({"outside": True, "outside_reason": "  "}, "outside_without_reason"),
        ({"outside": True, "outside_reason": "Dịch bệnh mới trên cây hồi"}, None),
    ],
)
def test_a_proposal_answers_the_orientation_or_says_why_not(around, code):
    assert codes(**around) == ([code] if code else [])


@pytest.mark.requirement("LS25-F-S")
def test_a_body_signs_and_stamps():
    assert codes(items=1, for_body=True) == ["not_signed"]
    assert codes(items=1, for_body=True, signed_form=True) == []
    assert codes(items=1) == []


def test_a_signed_copy_older_than_the_text_is_said_not_refused():
    [issue] = check_surroundings(FORM, Surroundings(items=1, signed_form=True, signed_form_is_stale=True))
    assert (issue.code, issue.weight) == ("signed_form_is_stale", Weight.WARNING)


def test_two_values_of_a_field_must_be_settled_first():
    assert codes(items=1, conflicts=2) == ["saves_differ"]


@pytest.mark.requirement("BG25-II-3")
def test_missing_coordination_is_shown_and_never_blocks():
    [issue] = check_surroundings(FORM, Surroundings(items=1, places_open=1))
    assert (issue.code, issue.weight) == ("lacks_coordination", Weight.WARNING)
