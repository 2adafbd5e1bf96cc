"""Lạng Sơn under the law of 2025: its own form and fields, the law's kinds of task."""

from datetime import date

import pytest

from gieo.kernel.law import Law
from gieo.rulebooks import library
from gieo.rulebooks.models import Status

pytestmark = pytest.mark.unit

BEFORE, NOW = library.get("lang-son/2018-09-03"), library.get("lang-son/2025-10-14")


def test_the_new_law_holds_from_its_decree_on():
    assert (BEFORE.law, NOW.law) == (Law.L2013, Law.L2025)
    assert library.in_force("lang-son", on=date(2025, 10, 14)) is NOW
    assert NOW.deadlines == library.get("vn-2025/2025-10-14").deadlines


def test_what_the_province_wrote_stands_until_it_writes_anew_and_is_to_be_confirmed():
    assert NOW.proposal_form is not None
    assert BEFORE.proposal_form is not None
    assert NOW.proposal_form.status is Status.TO_CONFIRM
    assert NOW.proposal_form.page_limit == BEFORE.proposal_form.page_limit
    assert NOW.proposal_form.requirements == BEFORE.proposal_form.requirements
    assert NOW.fields == BEFORE.fields
    assert NOW.profile is not None
    assert NOW.profile.status is Status.TO_CONFIRM


def test_the_kinds_that_a_proposal_may_have_are_those_of_the_law():
    form = NOW.proposal_form
    assert form is not None
    assert {option.value for option in form.field("task_type").options} == {kind.key for kind in NOW.task_kinds}
