"""The window decides by the instant of the click."""

import pytest

from gieo.kernel.refusal import Refused
from gieo.proposals.models import Proposal, Receipt
from gieo.proposals.services.submit_late import submit_late
from gieo.proposals.services.submit_proposal import submit_proposal
from gieo.rulebooks import library
from tests.proposals.conftest import IN_TIME, TOO_LATE, moment

pytestmark = pytest.mark.db


@pytest.mark.parametrize(
    ("instant", "code"),
    [
        ("2024-04-14 23:59:00", "window_not_open"),
        ("2024-04-14 23:59:59.999999", "window_not_open"),
        ("2024-04-15 00:00:00", None),
        ("2024-05-31 23:59:59", None),
        ("2024-05-31 23:59:59.999999", None),
        ("2024-06-01 00:00:00", "window_closed"),
    ],
)
@pytest.mark.requirement("BG25-III-1", "BG25-III-2")
def test_bac_giang_receives_from_the_first_instant_to_the_last(bac_giang, make_ready, instant, code):
    proposal, actor = make_ready(bac_giang)
    if code is None:
        assert submit_proposal(proposal=proposal, actor=actor, at=moment(instant)).late is False
        return
    with pytest.raises(Refused) as refused:
        submit_proposal(proposal=proposal, actor=actor, at=moment(instant))
    assert refused.value.codes == (code,)
    assert refused.value.refusals[0].basis == ("TB-BG-2025:III",)


@pytest.mark.parametrize(("instant", "in_time"), [("2024-05-15 23:59:59", True), ("2024-05-16 00:00:00", False)])
@pytest.mark.requirement("LS25-III-2")
def test_lang_son_closes_at_the_end_of_15_may(lang_son, make_ready, instant, in_time):
    proposal, actor = make_ready(lang_son, opens="2024-03-05 00:00", closes="2024-05-16 00:00")
    if in_time:
        assert submit_proposal(proposal=proposal, actor=actor, at=moment(instant))
        return
    with pytest.raises(Refused, match="23:59:59 ngày 15/05/2024"):
        submit_proposal(proposal=proposal, actor=actor, at=moment(instant))


@pytest.mark.requirement("LS25-III-2")
def test_while_the_notice_has_no_date_nothing_can_be_sent_and_drafting_goes_on(lang_son, make_ready):
    proposal, actor = make_ready(lang_son, opens="")
    with pytest.raises(Refused) as refused:
        submit_proposal(proposal=proposal, actor=actor, at=IN_TIME)
    assert refused.value.codes == ("window_unknown",)
    assert Proposal.objects.get(pk=proposal.pk).state == "draft"


@pytest.mark.requirement("BG25-III-3")
def test_after_closing_the_form_is_kept_as_late_by_an_act_of_its_own(bac_giang, make_ready):
    proposal, actor = make_ready(bac_giang)
    receipt = submit_late(proposal=proposal, actor=actor, at=TOO_LATE)
    proposal.refresh_from_db()
    assert (proposal.state, receipt.late) == ("late", True)


def test_in_time_nothing_is_late(bac_giang, make_ready):
    proposal, actor = make_ready(bac_giang)
    with pytest.raises(Refused) as refused:
        submit_late(proposal=proposal, actor=actor, at=IN_TIME)
    assert refused.value.codes == ("window_not_past",)
    assert not Receipt.objects.exists()


def test_a_province_that_keeps_no_late_forms_refuses_them(bac_giang, make_ready, monkeypatch):
    proposal, actor = make_ready(bac_giang)
    book = library.get(proposal.rulebook)
    assert book.late is not None
    strict = book.model_copy(update={"late": book.late.model_copy(update={"kept": False})})
    monkeypatch.setattr(library, "get", lambda _rulebook: strict)
    with pytest.raises(Refused) as refused:
        submit_late(proposal=proposal, actor=actor, at=TOO_LATE)
    assert refused.value.codes == ("late_not_kept",)
