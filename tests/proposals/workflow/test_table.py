"""Every state × row × role of the table, through the table itself; the guards have a file of their own."""

from datetime import datetime
from itertools import product
from types import SimpleNamespace

import pytest

from gieo.core.clock import LEGAL_ZONE
from gieo.kernel.actors import Actor, Role, Seat
from gieo.kernel.refusal import TransitionRefused
from gieo.kernel.workflow import Attempt
from gieo.proposals import policies
from gieo.proposals.policies import WRITERS, may_see, roles_on
from gieo.proposals.states import PROPOSAL_STATE_LABELS, ProposalState
from gieo.proposals.workflow import PROPOSAL
from gieo.rulebooks import library

pytestmark = pytest.mark.unit

AT = datetime(2024, 4, 20, 10, tzinfo=LEGAL_ZONE)
BODY = 7
MINE, OTHERS = 1, 2

EXPECTED = {
    ("submit", ProposalState.DRAFT): {Role.PROPOSER},
    ("hand_in", ProposalState.DRAFT): {Role.PROPOSER},
    ("take_back", ProposalState.WITH_BODY): {Role.PROPOSER},
    ("take_back", ProposalState.NOT_PICKED): {Role.PROPOSER},
    ("withdraw", ProposalState.WITH_BODY): {Role.PROPOSER},
    ("submit_late", ProposalState.DRAFT): {Role.PROPOSER},
    ("receive_paper", ProposalState.DRAFT): {Role.COUNTER_CLERK},
    ("receive_paper_late", ProposalState.DRAFT): {Role.COUNTER_CLERK},
    ("compile", ProposalState.SUBMITTED): {Role.SCIENCE_OFFICER},
    ("return_for_supplement", ProposalState.SUBMITTED): {Role.SCIENCE_OFFICER},
    ("resubmit", ProposalState.RETURNED): {Role.PROPOSER},
    ("replace", ProposalState.SUBMITTED): {Role.PROPOSER},
    ("submit_again", ProposalState.REPLACING): {Role.PROPOSER},
    ("keep_earlier", ProposalState.REPLACING): {Role.PROPOSER},
    ("supplement_paper", ProposalState.RETURNED): {Role.COUNTER_CLERK},
    ("replace_paper", ProposalState.SUBMITTED): {Role.COUNTER_CLERK},
    ("reply", ProposalState.SCREENED_OUT): {Role.PROPOSER},
    ("reconsider", ProposalState.SCREENED_OUT): {Role.SCIENCE_OFFICER, Role.DIRECTOR},
    ("withdraw", ProposalState.REPLACING): {Role.PROPOSER},
    ("uncompile", ProposalState.COMPILED): {Role.SCIENCE_OFFICER},
    ("search_duplicates", ProposalState.COMPILED): {Role.SCIENCE_OFFICER},
    ("search_duplicates", ProposalState.SEARCHED): {Role.SCIENCE_OFFICER},
    ("screen_out", ProposalState.SUBMITTED): {Role.SCIENCE_OFFICER, Role.DIRECTOR},
    ("check_again", ProposalState.SCREENED_OUT): {Role.SCIENCE_OFFICER, Role.DIRECTOR},
    ("screen_out", ProposalState.COMPILED): {Role.SCIENCE_OFFICER, Role.DIRECTOR},
    ("screen_out", ProposalState.SEARCHED): {Role.SCIENCE_OFFICER, Role.DIRECTOR},
    ("merge", ProposalState.SEARCHED): {Role.SCIENCE_OFFICER},
    ("forward", ProposalState.SEARCHED): {Role.SCIENCE_OFFICER, Role.DIRECTOR},
    ("carry_over", ProposalState.LATE): {Role.PROPOSER, Role.SCIENCE_OFFICER},
    ("admit_late", ProposalState.LATE): {Role.SCIENCE_OFFICER, Role.DIRECTOR},
    ("withdraw", ProposalState.DRAFT): {Role.PROPOSER},
    ("withdraw", ProposalState.SUBMITTED): {Role.PROPOSER},
    ("withdraw", ProposalState.RETURNED): {Role.PROPOSER},
    ("withdraw", ProposalState.LATE): {Role.PROPOSER},
    ("undo_withdraw", ProposalState.WITHDRAWN): {Role.PROPOSER},
}


def dossier(state=ProposalState.DRAFT, *, organisation=None, sent=True):
    return SimpleNamespace(
        state=state,
        province_id="LS",
        organisation_id=organisation,
        created_by_id=MINE,
        through_id=None,
        submitted_at=AT if sent else None,
    )


def actor(role, *, user=OTHERS, province="LS", organisation=None):
    return Actor(user=user, name="ai đó", seats=frozenset({Seat(role, province, organisation)}))


def refused_for_who_or_where(row, subject, who):
    """Whether the table refuses before any precondition is asked."""
    try:
        refusals = PROPOSAL.refusals(row, subject, Attempt(actor=who, at=AT))
        return next(iter(refusals)).code in {"not_yours", "wrong_state"}
    except (StopIteration, AttributeError, TransitionRefused):
        return False  # a precondition was asked, or nothing stands against it


@pytest.mark.parametrize("role", list(Role))
def test_who_may_do_what_in_which_state(role):
    who = actor(role, user=MINE if role is Role.PROPOSER else OTHERS)
    for state, row in product(ProposalState, PROPOSAL.rows):
        allowed = role in EXPECTED.get((row.name, state), set())
        assert refused_for_who_or_where(row, dossier(state), who) is not allowed, (state, row.name)


@pytest.mark.requirement("BG25-III-3")
def test_no_chain_of_rows_leads_a_late_form_to_the_list():
    reached, fresh = {ProposalState.LATE}, {ProposalState.LATE}
    while fresh:
        fresh = {row.target for row in PROPOSAL.rows if row.source & fresh and not row.correction} - reached
        reached |= fresh
    assert ProposalState.COMPILED not in reached


def test_every_state_has_a_word_and_every_clock_a_rule():
    assert set(PROPOSAL_STATE_LABELS) == set(ProposalState)
    deadlines = library.get("lang-son/2018-09-03").deadlines
    assert {row.deadline for row in PROPOSAL.rows if row.deadline} <= set(deadlines)


@pytest.mark.parametrize("role", sorted(set(WRITERS) - {Role.COUNCIL_MEMBER}))
def test_a_proposal_of_a_body_belongs_to_the_seats_of_that_body(role):
    proposal = dossier(organisation=BODY)
    assert Role.PROPOSER in roles_on(proposal, actor(role, organisation=BODY))
    assert Role.PROPOSER not in roles_on(proposal, actor(role, organisation=BODY + 1))
    assert Role.PROPOSER not in roles_on(proposal, actor(role, user=MINE))  # the person who wrote it has left the body


def test_a_seat_on_the_council_writes_for_its_person_and_for_no_body():
    seat = actor(Role.COUNCIL_MEMBER, user=MINE, organisation=BODY)
    assert Role.PROPOSER in roles_on(dossier(), seat)
    assert Role.PROPOSER not in roles_on(dossier(organisation=BODY), seat)


@pytest.mark.parametrize("role", [Role.SCIENCE_OFFICER, Role.DIRECTOR, Role.COUNTER_CLERK])
@pytest.mark.requirement("X-11")
def test_officers_see_what_was_sent_to_their_province_and_nothing_else(role):
    sent = dossier(ProposalState.SUBMITTED)
    assert may_see(actor(role), sent)
    assert not may_see(actor(role, province="BG"), sent)
    assert not may_see(actor(role), dossier(ProposalState.DRAFT))
    assert not may_see(actor(role), dossier(ProposalState.WITHDRAWN, sent=False))


@pytest.mark.parametrize("role", [Role.PRESS, Role.COUNCIL_MEMBER, Role.FINANCE_OFFICER, Role.PROPOSER])
def test_everybody_else_sees_nothing(role, monkeypatch):
    monkeypatch.setattr(
        policies, "part_in", lambda _actor, _proposal: None
    )  # nobody is invited; tests of sharing ask that
    assert not may_see(actor(role), dossier(ProposalState.SUBMITTED))
