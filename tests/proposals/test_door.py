"""The door opens what the lists show, to every kind of reader, and asks the same for what is hidden and what is not."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gieo.dossiers.models import DocketEntry
from gieo.kernel.actors import NOBODY, Actor, Role
from gieo.proposals.door import dossier_for
from gieo.proposals.models import Collaborator, Proposal
from gieo.proposals.selectors import readable_by
from gieo.proposals.services.start_proposal import start_proposal
from gieo.proposals.services.submit_proposal import submit_proposal
from gieo.proposals.sharing import Part
from gieo.proposals.states import ProposalState
from tests.proposals.conftest import IN_TIME

pytestmark = pytest.mark.db

SEATS = sorted(set(Role) - {Role.SYSTEM})


@pytest.fixture
def proposals(ready, proposer, manager, window, fill, cooperative) -> list[Proposal]:
    """A draft, one of a body, what was sent, what a body has on its list, what was given back."""

    def another(actor: Actor) -> Proposal:
        return fill(start_proposal(window=window, actor=actor, at=IN_TIME))

    sent, listed, returned = another(proposer), another(proposer), another(manager)
    submit_proposal(proposal=sent, actor=proposer, at=IN_TIME, key="k")
    sent.refresh_from_db()
    seal = {"submitted_at": IN_TIME, "submitted_pdf": sent.submitted_pdf, "content_hash": sent.content_hash}
    Proposal.objects.filter(pk=listed.pk).update(state=ProposalState.WITH_BODY, through=cooperative, **seal)
    for state in (ProposalState.SUBMITTED, ProposalState.RETURNED):
        Proposal.objects.filter(pk=returned.pk).update(state=state, **seal)
    return [ready, another(manager), sent, listed, returned]


@pytest.fixture
def readers(new_actor, lang_son, bac_giang, cooperative, proposals, proposer, manager) -> list[Actor]:
    """Every seat of two provinces, with a body and without; writers, somebody invited, a judge."""
    seated = [
        new_actor(role, province, f"{role} {province.code} {number}", body)
        for role in SEATS
        for province in (lang_son, bac_giang)
        for number, body in enumerate((None, cooperative))
    ]
    invited, judge = (next(each for each in seated if each.holds(role)) for role in (Role.PROPOSER, Role.AUDITOR))
    known = {"user_id": invited.user, "name": invited.name, "invited_by_id": proposer.user, "invited_at": IN_TIME}
    Collaborator.objects.create(proposal=proposals[0], part=Part.EDITOR, **known)
    DocketEntry.objects.filter(kind="proposal", subject_id=proposals[2].pk).update(reader_users=[judge.user])
    return [*seated, proposer, manager, NOBODY]


def opened(actor: Actor, proposals: list[Proposal]) -> set[str]:
    """The numbers that the door lets an actor in to."""
    found = set()
    for each in proposals:
        try:
            found.add(dossier_for(actor, each.number).number)
        except Proposal.DoesNotExist:
            continue
    return found


def test_the_door_opens_what_the_lists_show(proposals, readers) -> None:
    shown = [{each.number for each in readable_by(actor)} for actor in readers]
    assert [opened(actor, proposals) for actor in readers] == shown
    assert {len(each) for each in shown} >= {0, 1, 2, 3}  # readers of all kinds are among them


@pytest.mark.parametrize("role", [Role.PROPOSER, Role.FOCAL_OFFICER, Role.COUNCIL_MEMBER])
def test_what_is_hidden_takes_the_question_that_what_is_missing_takes(
    proposals, new_actor: Callable[..., Actor], bac_giang, role
) -> None:
    actor = new_actor(role, bac_giang)
    asked = []
    for number in (proposals[2].number, "LS-DX-2024-99999"):
        with CaptureQueriesContext(connection) as questions, pytest.raises(Proposal.DoesNotExist):
            dossier_for(actor, number)
        asked.append([each["sql"].replace(number, "?") for each in questions.captured_queries])
    assert asked[0] == asked[1]
    assert len(asked[0]) == 1
