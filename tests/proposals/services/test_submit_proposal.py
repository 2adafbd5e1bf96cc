"""One click, one numbered receipt."""

import pytest

from gieo.proposals.services.submit_proposal import submit_proposal
from tests.proposals.conftest import IN_TIME

pytestmark = pytest.mark.db


def test_a_complete_form_in_the_window_gets_a_numbered_receipt(ready, proposer):
    receipt = submit_proposal(proposal=ready, actor=proposer, at=IN_TIME, key="k1")
    ready.refresh_from_db()
    assert receipt.number == "LS-TN-2024-0001"
    assert ready.state == "submitted"
