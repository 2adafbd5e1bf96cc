"""The rows every table has whose dossiers a council decides, made of its procedure."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, TypedDict

from gieo.councils.bench import look_again
from gieo.councils.models import CouncilItem
from gieo.councils.procedure import Outcome, Procedure
from gieo.councils.sitting import effects, founding, guards, hearing, phases, replacing, reviewers
from gieo.councils.sitting.facts import (
    AdjournFacts,
    AssignFacts,
    DecisionFacts,
    DeclarationFacts,
    FoundFacts,
    FoundTermFacts,
    PapersFacts,
    PhaseFacts,
    ReleaseFacts,
    ReplaceFacts,
    ReviewersFacts,
    SittingFacts,
    VotingFacts,
)
from gieo.kernel.actors import Role
from gieo.kernel.law import Law
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Attempt, Effect, Transition

OFFICER = frozenset({Role.SCIENCE_OFFICER})
DESK = frozenset({Role.COUNCIL_SECRETARY, Role.SCIENCE_OFFICER})
MEMBER = frozenset({Role.COUNCIL_MEMBER})
CLERK = frozenset({Role.RECORDS_CLERK, Role.SCIENCE_OFFICER})
DECISION, INVITATION, TALLY_SHEET, MINUTES = "council_decision", "council_invitation", "tally_sheet", "council_minutes"
OWN_PAGES = {"release_remarks": "councils:remarks"}  # what is sent is read through before it is sent
CONCLUSION = "council_conclusion"  # the same for those the dossier is about: no names

BASIS: dict[str, tuple[str, ...]] = {
    "found": ("ND08-2014:32.1", "ND08-2014:32.2"),
    "assign": ("ND08-2014:32.1",),
    "number": ("ND30-2020:15",),
    "papers": ("ND08-2014:33",),
    "release": hearing.HEARING,
    "declare": ("GIEO-MACDINH:38",),
    "open": ("ND08-2014:33.1",),
    "adjourn": ("ND08-2014:33.1",),
    "open_voting": ("ND08-2014:33.2",),
    "vote": ("ND08-2014:33.2", "ND08-2014:35"),
    "revise": ("GIEO-MACDINH:100",),
    "phases": phases.SETTING,
    "count": ("ND08-2014:33.2",),
}
BASIS_2025: dict[str, tuple[str, ...]] = {
    "found": ("ND267-2025:12.4",),
    "assign": ("ND267-2025:12.4",),
    "papers": ("ND267-2025:12.5",),
    "open": ("ND267-2025:12.5",),
    "adjourn": ("ND267-2025:12.5",),
    "open_voting": ("ND267-2025:12.5",),
    "vote": ("ND267-2025:12.5",),
    "count": ("ND267-2025:12.5",),
}


def council_rows(procedure: Procedure) -> tuple[Transition[Any, Any], ...]:
    """Found, assign, number, call, declare, open, adjourn, vote, count, and one row for each way the count can end.

    The phases come last: giving them their instants leads nowhere.
    """
    return (
        *_founding(procedure),
        *(_of_a_term(procedure) if procedure.by_term else ()),
        *_calling(procedure),
        _replacing(procedure),
        *_declaring(procedure),
        *(_hearing(procedure) if procedure.hears_applicants else ()),
        *_sitting(procedure),
        _counting(procedure),
        *(_closing(procedure, outcome) for outcome in procedure.outcomes),
        *_phasing(procedure),
    )


def _with(procedure: Procedure, *guards: Callable[..., Any]) -> tuple[Callable[..., Any], ...]:
    return tuple(partial(guard, procedure) for guard in guards)


def _writing(procedure: Procedure, effect: Callable[[Procedure, Any, Attempt], None]) -> Effect:
    """The effect, after which the bench is read anew."""

    def write(item: CouncilItem, attempt: Attempt) -> None:
        effect(procedure, item, attempt)
        look_again(item)

    return write


class Grounds(TypedDict):
    """The articles of a row under both laws."""

    legal_basis: tuple[str, ...]
    legal_basis_2025: tuple[str, ...]


def _law(procedure: Procedure, row: str) -> Grounds:
    return Grounds(
        legal_basis=procedure.basis.get(row, BASIS[row]),
        legal_basis_2025=procedure.basis_2025.get(row, BASIS_2025.get(row, ())),
    )


# What a council has to be when it is named, for one dossier or for a term.
_PANEL = (
    founding.size_fits,
    founding.seats_are_held,
    founding.nobody_sits_twice,
    founding.everybody_can_sign_in,
    founding.nobody_is_excluded,
    founding.secretaries_are_enough,
    founding.secretaries_fit,
    founding.enough_sat_before,
    founding.nobody_is_named_too_often,
)


def _founding(procedure: Procedure) -> Iterable[Transition[Any, Any]]:
    yield Transition(
        name="found_council",
        label=_("Thành lập hội đồng"),
        source=frozenset(procedure.draft),
        target=procedure.founded,
        actors=procedure.founders,
        requires=(
            *procedure.before_founding,
            *_with(procedure, *_PANEL),
        ),
        facts=FoundFacts,
        writes=_writing(procedure, founding.found),
        issues=(DECISION,),
        announces=f"{procedure.prefix}.council_founded",
        deadline=f"{procedure.prefix}.session",
        **_law(procedure, "found"),
    )
    yield Transition(
        name="assign_council",
        label=_("Giao cho hội đồng đã thành lập"),
        source=frozenset(procedure.draft),
        target=procedure.founded,
        actors=procedure.founders | OFFICER,
        requires=(
            *procedure.before_founding,
            *_with(
                procedure,
                founding.assigned_council_fits,
                founding.secretaries_are_enough,
                founding.enough_sat_before,
                founding.nobody_is_named_too_often,
            ),
        ),
        facts=AssignFacts,
        writes=_writing(procedure, founding.assign),
        announces=f"{procedure.prefix}.council_founded",
        deadline=f"{procedure.prefix}.session",
        **_law(procedure, "assign"),
    )
    yield Transition(
        name="number_decision",
        label=_("Ghi số quyết định thành lập"),
        source=frozenset({procedure.founded}),
        target=procedure.founded,
        actors=CLERK,
        facts=DecisionFacts,
        writes=_writing(procedure, effects.number_decision),
        **_law(procedure, "number"),
    )


def _of_a_term(procedure: Procedure) -> Iterable[Transition[Any, Any]]:
    """A council that sits for years, and who reviews what comes before it: known to the law of 2025 alone.

    Its members declare before reviewers are named: nobody is named who would then have to leave.
    """
    yield Transition(
        name="found_term_council",
        label=_("Thành lập hội đồng theo nhiệm kỳ"),
        source=frozenset(procedure.draft),
        target=procedure.founded,
        actors=procedure.founders,
        requires=(
            *procedure.before_founding,
            *_with(procedure, reviewers.term_is_allowed, *_PANEL),
        ),
        facts=FoundTermFacts,
        writes=_writing(procedure, founding.found),
        issues=(DECISION,),
        announces=f"{procedure.prefix}.council_founded",
        deadline=f"{procedure.prefix}.session",
        law=Law.L2025,
        legal_basis=BASIS_2025["found"],
    )
    for name, state in (("name_reviewers", procedure.founded), ("change_reviewers", procedure.papers_sent)):
        yield Transition(
            name=name,
            label=_("Cử phản biện từng hồ sơ"),
            source=frozenset({state}),
            target=state,
            actors=DESK,
            requires=_with(
                procedure,
                reviewers.council_reviews_by_dossier,
                reviewers.every_dossier_has_its_reviewers,
                reviewers.reviewers_may_review,
                reviewers.reviewers_are_not_named_too_often,
            ),
            facts=ReviewersFacts,
            writes=_writing(procedure, reviewers.name_reviewers),
            law=Law.L2025,
            legal_basis=BASIS_2025["found"],
        )
    yield Transition(
        name="declare_early",
        label=_("Kê khai xung đột lợi ích"),
        source=frozenset({procedure.founded}),
        target=procedure.founded,
        actors=MEMBER,
        requires=_with(procedure, reviewers.council_declares_early, guards.has_pledged, guards.has_more_to_declare),
        facts=DeclarationFacts,
        writes=partial(effects.declare, procedure),
        law=Law.L2025,
        legal_basis=procedure.basis.get("declare", BASIS["declare"]),
    )


def _calling(procedure: Procedure) -> Iterable[Transition[Any, Any]]:
    naming = (reviewers.reviewers_are_named,) if procedure.by_term else ()
    for name, label, source in (
        ("send_papers", _("Gửi tài liệu, mời họp"), procedure.founded),
        ("call_again", _("Đổi ngày họp"), procedure.papers_sent),
    ):
        yield Transition(
            name=name,
            label=label,
            source=frozenset({source}),
            target=procedure.papers_sent,
            actors=OFFICER,
            requires=_with(procedure, guards.day_is_ahead, guards.papers_are_in_time, *naming),
            facts=PapersFacts,
            writes=_writing(procedure, effects.call_sitting),
            issues=(INVITATION,),
            announces=f"{procedure.prefix}.papers_sent",
            **_law(procedure, "papers"),
        )


def _replacing(procedure: Procedure) -> Transition[Any, Any]:
    """Before the sitting; one that was opened is put off first. It leads nowhere, so it is nobody's great button."""
    return Transition(
        name="replace_member",
        label=_("Thay thành viên hội đồng"),
        source=frozenset({procedure.papers_sent}),
        target=procedure.papers_sent,
        actors=procedure.founders,
        requires=_with(
            procedure,
            replacing.leaves_a_seat,
            replacing.successor_can_sit,
            replacing.successor_is_not_excluded,
            replacing.successor_has_room,
        ),
        facts=ReplaceFacts,
        writes=partial(replacing.replace, procedure),
        announces=f"{procedure.prefix}.member_replaced",
        correction=True,
        **_law(procedure, "found"),
    )


def _declaring(procedure: Procedure) -> Iterable[Transition[Any, Any]]:
    """The same act in each state a member may still declare in."""
    for name, state in (
        ("declare", procedure.papers_sent),
        ("declare_in_sitting", procedure.sitting),
        ("declare_in_voting", procedure.voting),
    ):
        yield Transition(
            name=name,
            label=_("Kê khai xung đột lợi ích"),
            source=frozenset({state}),
            target=state,
            actors=MEMBER,
            requires=_with(procedure, guards.ballots_are_sealed, guards.has_pledged, guards.has_more_to_declare),
            facts=DeclarationFacts,
            writes=partial(effects.declare, procedure),
            **_law(procedure, "declare"),
        )


def _hearing(procedure: Procedure) -> Iterable[Transition[Any, Any]]:
    """Those it is about are told the remarks and may answer; in no province before its rulebook says so."""
    yield Transition(
        name="release_remarks",
        label=_("Chuyển nhận xét để trả lời"),
        source=frozenset({procedure.papers_sent}),
        target=procedure.papers_sent,
        actors=DESK,
        only_where=partial(hearing.is_heard, procedure),
        requires=_with(
            procedure,
            hearing.is_not_released,
            hearing.remarks_are_there,
            hearing.nobody_is_named,
            hearing.date_is_before_the_sitting,
        ),
        facts=ReleaseFacts,
        writes=partial(hearing.release, procedure),
        announces=f"{procedure.prefix}.remarks_released",
        **_law(procedure, "release"),
    )


def _sitting(procedure: Procedure) -> Iterable[Transition[Any, Any]]:
    naming = (reviewers.reviewers_are_named,) if procedure.by_term else ()
    yield Transition(
        name="open_sitting",
        label=_("Khai mạc phiên họp"),
        source=frozenset({procedure.papers_sent}),
        target=procedure.sitting,
        actors=DESK,
        requires=_with(
            procedure,
            guards.day_has_come,
            guards.nobody_there_is_barred,
            guards.enough_are_there,
            guards.required_seats_are_there,
            *naming,
        ),
        facts=SittingFacts,
        writes=_writing(procedure, effects.open_sitting),
        announces=f"{procedure.prefix}.sitting_opened",
        **_law(procedure, "open"),
    )
    yield Transition(
        name="adjourn",
        label=_("Hoãn phiên họp"),
        source=frozenset({procedure.sitting, procedure.voting}),
        target=procedure.papers_sent,
        actors=DESK,
        requires=_with(procedure, guards.ballots_are_sealed, guards.day_is_ahead),
        facts=AdjournFacts,
        writes=_writing(procedure, effects.adjourn),
        issues=(INVITATION,),
        announces=f"{procedure.prefix}.papers_sent",
        correction=True,
        **_law(procedure, "adjourn"),
    )
    yield Transition(
        name="open_voting",
        label=_("Bắt đầu bỏ phiếu"),
        source=frozenset({procedure.sitting}),
        target=procedure.voting,
        actors=DESK,
        requires=_with(
            procedure,
            guards.everybody_there_has_declared,
            guards.nobody_there_is_barred,
            guards.enough_are_there,
            guards.required_seats_are_there,
            *((hearing.replies_have_come,) if procedure.hears_applicants else ()),
        ),
        facts=VotingFacts,
        writes=_writing(procedure, effects.open_voting),
        announces=f"{procedure.prefix}.voting_opened",
        **_law(procedure, "open_voting"),
    )
    yield Transition(
        name="vote",
        label=_("Bỏ phiếu"),
        source=frozenset({procedure.voting}),
        target=procedure.voting,
        actors=MEMBER,
        requires=(
            *_with(procedure, guards.ballots_are_sealed, phases.votes_are_taken, guards.may_vote, guards.has_not_voted),
            *procedure.ballot_guards,
        ),
        facts=procedure.ballot,
        writes=partial(effects.cast, procedure),
        sealed=True,
        **_law(procedure, "vote"),
    )
    yield Transition(
        name="revise_ballot",
        label=_("Sửa phiếu đã bỏ"),
        source=frozenset({procedure.voting}),
        target=procedure.voting,
        actors=MEMBER,
        requires=(
            *_with(
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
        **_law(procedure, "revise"),
    )


def _counting(procedure: Procedure) -> Transition[Any, Any]:
    """The ballots are opened, all at once and for good; what follows is concluded from what they say."""
    return Transition(
        name="open_count",
        label=_("Mở kiểm phiếu"),
        source=frozenset({procedure.voting}),
        target=procedure.voting,
        actors=DESK,
        requires=_with(
            procedure,
            guards.ballots_are_sealed,
            guards.everybody_has_voted,
            guards.voters_are_enough,
            guards.tellers_are_named,
        ),
        facts=procedure.count_facts,
        writes=_writing(procedure, effects.open_count),
        issues=(TALLY_SHEET,),
        **_law(procedure, "count"),
    )


def _closing(procedure: Procedure, outcome: Outcome) -> Transition[Any, Any]:
    return Transition(
        name=outcome.name,
        label=outcome.label,
        source=frozenset({procedure.voting}),
        target=outcome.state,
        actors=DESK,
        requires=(
            *_with(procedure, guards.count_is_opened),
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


def _phasing(procedure: Procedure) -> Iterable[Transition[Any, Any]]:
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
            requires=_with(procedure, guards.ballots_are_sealed, *phases.KEPT),
            facts=PhaseFacts,
            writes=phases.set_phases,
            announces=f"{procedure.prefix}.phases_set",
            **_law(procedure, "phases"),
        )
