"""The rows of a council's table from the opening of the sitting to what is concluded from the ballots."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from gieo.councils.procedure import Outcome, Procedure
from gieo.councils.sitting import effects, guards, hearing, phases, reviewers
from gieo.councils.sitting.facts import AdjournFacts, PhaseFacts, SittingFacts, VotingFacts
from gieo.councils.sitting.parts import DESK, INVITATION, MEMBER, MINUTES, TALLY_SHEET, grounds, guarded, writing
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition


def sitting_rows(procedure: Procedure) -> Iterable[Transition[Any, Any]]:
    """Opened, put off, brought to the vote; each member votes and may think again until the ballots are opened."""
    naming = (reviewers.reviewers_are_named,) if procedure.by_term else ()
    yield Transition(
        name="open_sitting",
        label=_("Khai mạc phiên họp"),
        source=frozenset({procedure.papers_sent}),
        target=procedure.sitting,
        actors=DESK,
        requires=guarded(
            procedure,
            guards.day_has_come,
            guards.nobody_there_is_barred,
            guards.enough_are_there,
            guards.required_seats_are_there,
            *naming,
        ),
        facts=SittingFacts,
        writes=writing(procedure, effects.open_sitting),
        announces=f"{procedure.prefix}.sitting_opened",
        **grounds(procedure, "open"),
    )
    yield Transition(
        name="adjourn",
        label=_("Hoãn phiên họp"),
        source=frozenset({procedure.sitting, procedure.voting}),
        target=procedure.papers_sent,
        actors=DESK,
        requires=guarded(procedure, guards.ballots_are_sealed, guards.day_is_ahead),
        facts=AdjournFacts,
        writes=writing(procedure, effects.adjourn),
        issues=(INVITATION,),
        announces=f"{procedure.prefix}.papers_sent",
        correction=True,
        **grounds(procedure, "adjourn"),
    )
    yield Transition(
        name="open_voting",
        label=_("Bắt đầu bỏ phiếu"),
        source=frozenset({procedure.sitting}),
        target=procedure.voting,
        actors=DESK,
        requires=guarded(
            procedure,
            guards.everybody_there_has_declared,
            guards.nobody_there_is_barred,
            guards.enough_are_there,
            guards.required_seats_are_there,
            *((hearing.replies_have_come,) if procedure.hears_applicants else ()),
        ),
        facts=VotingFacts,
        writes=writing(procedure, effects.open_voting),
        announces=f"{procedure.prefix}.voting_opened",
        **grounds(procedure, "open_voting"),
    )
    yield Transition(
        name="vote",
        label=_("Bỏ phiếu"),
        source=frozenset({procedure.voting}),
        target=procedure.voting,
        actors=MEMBER,
        requires=(
            *guarded(
                procedure, guards.ballots_are_sealed, phases.votes_are_taken, guards.may_vote, guards.has_not_voted
            ),
            *procedure.ballot_guards,
        ),
        facts=procedure.ballot,
        writes=partial(effects.cast, procedure),
        sealed=True,
        **grounds(procedure, "vote"),
    )
    yield Transition(
        name="revise_ballot",
        label=_("Sửa phiếu đã bỏ"),
        source=frozenset({procedure.voting}),
        target=procedure.voting,
        actors=MEMBER,
        requires=(
            *guarded(
                procedure,
                guards.ballots_are_sealed,
                phases.votes_are_taken,
                guards.may_vote,
                guards.has_voted,
                guards.says_something_else,
            ),
            *procedure.ballot_guards,
        ),
        facts=procedure.ballot,
        writes=partial(effects.cast, procedure),
        sealed=True,
        **grounds(procedure, "revise"),
    )


def counting_row(procedure: Procedure) -> Transition[Any, Any]:
    """The ballots are opened, all at once and for good; what follows is concluded from what they say."""
    return Transition(
        name="open_count",
        label=_("Mở kiểm phiếu"),
        source=frozenset({procedure.voting}),
        target=procedure.voting,
        actors=DESK,
        requires=guarded(
            procedure,
            guards.ballots_are_sealed,
            guards.everybody_has_voted,
            guards.voters_are_enough,
            guards.tellers_are_named,
        ),
        facts=procedure.count_facts,
        writes=writing(procedure, effects.open_count),
        issues=(TALLY_SHEET,),
        **grounds(procedure, "count"),
    )


def closing_row(procedure: Procedure, outcome: Outcome) -> Transition[Any, Any]:
    """One way in which the count can end."""
    return Transition(
        name=outcome.name,
        label=outcome.label,
        source=frozenset({procedure.voting}),
        target=outcome.state,
        actors=DESK,
        requires=(
            *guarded(procedure, guards.count_is_opened),
            partial(guards.outcome_is, procedure, outcome),
            *outcome.requires,
        ),
        legal_basis=outcome.legal_basis,
        legal_basis_2025=outcome.legal_basis_2025,
        facts=outcome.facts,
        issues=(MINUTES, *outcome.issues),
        announces=outcome.announces,
        deadline=outcome.deadline,
    )


def phase_rows(procedure: Procedure) -> Iterable[Transition[Any, Any]]:
    """The same act in each state before the count: whoever runs the council sets, moves and clears the phases."""
    for name, state in (
        ("set_phases", procedure.papers_sent),
        ("set_phases_in_sitting", procedure.sitting),
        ("set_phases_in_voting", procedure.voting),
    ):
        yield Transition(
            name=name,
            label=_("Đặt giai đoạn làm việc"),
            source=frozenset({state}),
            target=state,
            actors=DESK,
            requires=guarded(procedure, guards.ballots_are_sealed, *phases.KEPT),
            facts=PhaseFacts,
            writes=phases.set_phases,
            announces=f"{procedure.prefix}.phases_set",
            **grounds(procedure, "phases"),
        )
