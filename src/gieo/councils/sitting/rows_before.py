"""The rows of a council's table until it sits: founded, called, its members bound; those it judges heard."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from gieo.councils.procedure import Procedure
from gieo.councils.sitting import effects, founding, guards, hearing, replacing, reviewers
from gieo.councils.sitting.facts import (
    AssignFacts,
    DecisionFacts,
    DeclarationFacts,
    FoundFacts,
    FoundTermFacts,
    PapersFacts,
    ReleaseFacts,
    ReplaceFacts,
    ReviewersFacts,
)
from gieo.councils.sitting.parts import (
    BASIS,
    BASIS_2025,
    CLERK,
    DECISION,
    DESK,
    INVITATION,
    MEMBER,
    OFFICER,
    grounds,
    guarded,
    writing,
)
from gieo.kernel.law import Law
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition

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


def founding_rows(procedure: Procedure) -> Iterable[Transition[Any, Any]]:
    """Founded for the dossier or given to one that is there; the clerk numbers the decision."""
    yield Transition(
        name="found_council",
        label=_("Thành lập hội đồng"),
        source=frozenset(procedure.draft),
        target=procedure.founded,
        actors=procedure.founders,
        requires=(
            *procedure.before_founding,
            *guarded(procedure, *_PANEL),
        ),
        facts=FoundFacts,
        writes=writing(procedure, founding.found),
        issues=(DECISION,),
        announces=f"{procedure.prefix}.council_founded",
        deadline=f"{procedure.prefix}.session",
        **grounds(procedure, "found"),
    )
    yield Transition(
        name="assign_council",
        label=_("Giao cho hội đồng đã thành lập"),
        source=frozenset(procedure.draft),
        target=procedure.founded,
        actors=procedure.founders | OFFICER,
        requires=(
            *procedure.before_founding,
            *guarded(
                procedure,
                founding.assigned_council_fits,
                founding.secretaries_are_enough,
                founding.enough_sat_before,
                founding.nobody_is_named_too_often,
            ),
        ),
        facts=AssignFacts,
        writes=writing(procedure, founding.assign),
        announces=f"{procedure.prefix}.council_founded",
        deadline=f"{procedure.prefix}.session",
        **grounds(procedure, "assign"),
    )
    yield Transition(
        name="number_decision",
        label=_("Ghi số quyết định thành lập"),
        source=frozenset({procedure.founded}),
        target=procedure.founded,
        actors=CLERK,
        facts=DecisionFacts,
        writes=writing(procedure, effects.number_decision),
        **grounds(procedure, "number"),
    )


def term_rows(procedure: Procedure) -> Iterable[Transition[Any, Any]]:
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
            *guarded(procedure, reviewers.term_is_allowed, *_PANEL),
        ),
        facts=FoundTermFacts,
        writes=writing(procedure, founding.found),
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
            requires=guarded(
                procedure,
                reviewers.council_reviews_by_dossier,
                reviewers.every_dossier_has_its_reviewers,
                reviewers.reviewers_may_review,
                reviewers.reviewers_are_not_named_too_often,
            ),
            facts=ReviewersFacts,
            writes=writing(procedure, reviewers.name_reviewers),
            law=Law.L2025,
            legal_basis=BASIS_2025["found"],
        )
    yield Transition(
        name="declare_early",
        label=_("Kê khai xung đột lợi ích"),
        source=frozenset({procedure.founded}),
        target=procedure.founded,
        actors=MEMBER,
        requires=guarded(procedure, reviewers.council_declares_early, guards.has_pledged, guards.has_more_to_declare),
        facts=DeclarationFacts,
        writes=partial(effects.declare, procedure),
        law=Law.L2025,
        legal_basis=procedure.basis.get("declare", BASIS["declare"]),
    )


def calling_rows(procedure: Procedure) -> Iterable[Transition[Any, Any]]:
    """Papers and invitation, and the same once more for another day."""
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
            requires=guarded(procedure, guards.day_is_ahead, guards.papers_are_in_time, *naming),
            facts=PapersFacts,
            writes=writing(procedure, effects.call_sitting),
            issues=(INVITATION,),
            announces=f"{procedure.prefix}.papers_sent",
            **grounds(procedure, "papers"),
        )


def replacing_row(procedure: Procedure) -> Transition[Any, Any]:
    """Before the sitting; one that was opened is put off first. It leads nowhere, so it is nobody's great button."""
    return Transition(
        name="replace_member",
        label=_("Thay thành viên hội đồng"),
        source=frozenset({procedure.papers_sent}),
        target=procedure.papers_sent,
        actors=procedure.founders,
        requires=guarded(
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
        **grounds(procedure, "found"),
    )


def declaring_rows(procedure: Procedure) -> Iterable[Transition[Any, Any]]:
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
            requires=guarded(procedure, guards.ballots_are_sealed, guards.has_pledged, guards.has_more_to_declare),
            facts=DeclarationFacts,
            writes=partial(effects.declare, procedure),
            **grounds(procedure, "declare"),
        )


def hearing_rows(procedure: Procedure) -> Iterable[Transition[Any, Any]]:
    """Those it is about are told the remarks and may answer; in no province before its rulebook says so."""
    yield Transition(
        name="release_remarks",
        label=_("Chuyển nhận xét để trả lời"),
        source=frozenset({procedure.papers_sent}),
        target=procedure.papers_sent,
        actors=DESK,
        only_where=partial(hearing.is_heard, procedure),
        requires=guarded(
            procedure,
            hearing.is_not_released,
            hearing.remarks_are_there,
            hearing.nobody_is_named,
            hearing.date_is_before_the_sitting,
        ),
        facts=ReleaseFacts,
        writes=partial(hearing.release, procedure),
        announces=f"{procedure.prefix}.remarks_released",
        **grounds(procedure, "release"),
    )
