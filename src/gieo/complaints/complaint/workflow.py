"""The legal moves of a complaint: taken up, looked into, answered, a second time above."""

from collections.abc import Iterable

from gieo.complaints.complaint import effects, guards
from gieo.complaints.complaint.facts import FindingsFacts, RemedyFacts, VerdictFacts, WordsFacts
from gieo.complaints.complaint.states import ComplaintState as S
from gieo.complaints.complaint.states import Verdict
from gieo.complaints.models import Complaint
from gieo.dossiers.policies import roles_on
from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition, Workflow
from gieo.rulebooks import library

OFFICER = frozenset({Role.SCIENCE_OFFICER})
DECIDERS = frozenset({Role.DIRECTOR, Role.CHAIRMAN})
COMPLAINANT = frozenset({Role.PROPOSER})
ANSWERING = (guards.is_theirs_to_answer, guards.was_looked_into)
WAITING = frozenset({S.PARTLY_UPHELD, S.DISMISSED})


def _answers(who: Role) -> Iterable[Transition[S, Complaint]]:
    """The three ways the first complaint is answered, by whoever took the decision."""
    suffix, paper = ("", "complaint_decision") if who is Role.DIRECTOR else ("_above", "complaint_decision_above")
    for name, label, target, facts, verdict in (
        ("uphold", _("Giải quyết: khiếu nại đúng"), S.UPHELD, RemedyFacts, Verdict.UPHELD),
        ("uphold_partly", _("Giải quyết: khiếu nại đúng một phần"), S.PARTLY_UPHELD, RemedyFacts, Verdict.PARTLY),
        ("dismiss", _("Giải quyết: khiếu nại sai"), S.DISMISSED, VerdictFacts, Verdict.DISMISSED),
    ):
        yield Transition(
            name=f"{name}{suffix}",
            label=label,
            source=frozenset({S.IN_HAND}),
            target=target,
            actors=frozenset({who}),
            requires=ANSWERING,
            legal_basis=("LUAT02-2011:31",),
            facts=facts,
            writes=effects.answer(verdict),
            issues=(paper,),
            announces="complaint.answered",
            deadline="complaint.second" if target in WAITING else "",
        )


def _second_answers() -> Iterable[Transition[S, Complaint]]:
    """The three ways the second one is answered, which end it here."""
    for name, label, target, facts, verdict in (
        ("uphold_second", _("Giải quyết lần hai: đúng"), S.UPHELD, RemedyFacts, Verdict.UPHELD),
        (
            "uphold_second_partly",
            _("Giải quyết lần hai: khiếu nại đúng một phần"),
            S.CLOSED,
            RemedyFacts,
            Verdict.PARTLY,
        ),
        ("dismiss_second", _("Giải quyết lần hai: sai"), S.CLOSED, VerdictFacts, Verdict.DISMISSED),
    ):
        yield Transition(
            name=name,
            label=label,
            source=frozenset({S.SECOND_IN_HAND}),
            target=target,
            actors=frozenset({Role.CHAIRMAN}),
            requires=ANSWERING,
            legal_basis=("LUAT02-2011:40",),
            facts=facts,
            writes=effects.answer(verdict),
            issues=("complaint_decision_above",),
            announces="complaint.answered",
        )


COMPLAINT: Workflow[S, Complaint] = Workflow(
    name="complaint",
    label=_("Khiếu nại"),
    states=S,
    initial=S.FILED,
    final=(S.NOT_ACCEPTED, S.UPHELD, S.CLOSED, S.WITHDRAWN),
    owners={
        S.FILED: Role.SCIENCE_OFFICER,
        S.IN_HAND: Role.SCIENCE_OFFICER,
        S.PARTLY_UPHELD: Role.PROPOSER,
        S.DISMISSED: Role.PROPOSER,
        S.SECOND_FILED: Role.SCIENCE_OFFICER,
        S.SECOND_IN_HAND: Role.SCIENCE_OFFICER,
    },
    roles_on=roles_on,
    legal_index=library.legal_index(),
    rows=(
        Transition(
            name="accept",
            label=_("Thụ lý"),
            source=frozenset({S.FILED}),
            target=S.IN_HAND,
            actors=OFFICER,
            legal_basis=("LUAT02-2011:27",),
            writes=effects.take_up,
            issues=("complaint_acceptance",),
            announces="complaint.accepted",
            deadline="complaint.decision",
        ),
        Transition(
            name="not_accept",
            label=_("Không thụ lý"),
            source=frozenset({S.FILED}),
            target=S.NOT_ACCEPTED,
            actors=OFFICER,
            legal_basis=("LUAT02-2011:11", "LUAT02-2011:27"),
            facts=WordsFacts,
            writes=effects.turn_away,
            issues=("complaint_refusal",),
            announces="complaint.not_accepted",
        ),
        *(
            Transition(
                name=name,
                label=_("Ghi kết quả xác minh"),
                source=frozenset({state}),
                target=state,
                actors=OFFICER,
                legal_basis=("LUAT02-2011:29",),
                facts=FindingsFacts,
                writes=effects.note_findings,
            )
            for name, state in (("note_findings", S.IN_HAND), ("note_second_findings", S.SECOND_IN_HAND))
        ),
        *(
            Transition(
                name=name,
                label=_("Kéo dài, vụ việc phức tạp"),
                source=frozenset({state}),
                target=state,
                actors=DECIDERS,
                requires=(guards.is_theirs_to_answer, guards.not_extended),
                legal_basis=(article,),
                facts=WordsFacts,
                writes=effects.prolong,
                announces="complaint.extended",
            )
            for name, state, article in (
                ("extend", S.IN_HAND, "LUAT02-2011:28"),
                ("extend_second", S.SECOND_IN_HAND, "LUAT02-2011:37"),
            )
        ),
        *(row for who in (Role.DIRECTOR, Role.CHAIRMAN) for row in _answers(who)),
        Transition(
            name="complain_again",
            label=_("Khiếu nại lần hai"),
            source=WAITING,
            target=S.SECOND_FILED,
            actors=COMPLAINANT,
            requires=(guards.second_is_ours,),
            legal_basis=("LUAT02-2011:33",),
            facts=WordsFacts,
            announces="complaint.filed_again",
            deadline="complaint.second_acceptance",
        ),
        Transition(
            name="rest",
            label=_("Hết thời hạn khiếu nại lần hai"),
            source=WAITING,
            target=S.CLOSED,
            actors=frozenset({Role.SYSTEM}),
            legal_basis=("LUAT02-2011:33",),
            on_expiry=True,
        ),
        Transition(
            name="accept_second",
            label=_("Thụ lý lần hai"),
            source=frozenset({S.SECOND_FILED}),
            target=S.SECOND_IN_HAND,
            actors=OFFICER,
            legal_basis=("LUAT02-2011:36",),
            writes=effects.take_up,
            issues=("complaint_acceptance",),
            announces="complaint.accepted",
            deadline="complaint.second_decision",
        ),
        *_second_answers(),
        Transition(
            name="withdraw",
            label=_("Rút khiếu nại"),
            source=frozenset({S.FILED, S.IN_HAND, S.SECOND_FILED, S.SECOND_IN_HAND}),
            target=S.WITHDRAWN,
            actors=COMPLAINANT,
            legal_basis=("LUAT02-2011:10",),
            announces="complaint.withdrawn",
        ),
    ),
)
