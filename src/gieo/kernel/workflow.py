"""The spine: a table of legal moves that proves itself when it is imported.

Pages, to-do lists, the trail, diagrams, tests and a database trigger are all read off the rows of such a table.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Generic, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict

from gieo.kernel.actors import Actor, Role
from gieo.kernel.law import Articles, Law
from gieo.kernel.refusal import Refusal, TransitionRefused, _

State = TypeVar("State", bound=StrEnum)


class HasState(Protocol):
    """Anything that stands in one state of a table."""

    state: Any


Subject = TypeVar("Subject", bound=HasState)


class Facts(BaseModel):
    """What a move records beside who and when. Each row names its own model; this one is empty."""

    model_config = ConfigDict(extra="forbid", frozen=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """Somebody tries a move.

    Attributes:
        actor: who.
        at: the legal instant (for a submission: the click), aware.
        facts: typed by the row.
        key: the same key twice is the same act once (double click, retry).
    """

    actor: Actor
    at: datetime
    facts: Facts = field(default_factory=Facts)
    key: str = ""


# A precondition. It reads, never writes; it answers None or the reason why not.
Guard = Callable[[Any, Attempt], Refusal | None]
# What an act writes beside the state, in the same transaction: on the dossier itself and on what belongs to it.
Effect = Callable[[Any, Attempt], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition(Generic[State, Subject]):
    """One row of the table.

    Attributes:
        name: identifier of the act, unique in its table.
        label: the button, in Vietnamese.
        source: states it leaves.
        target: state it enters.
        actors: roles on the subject that may do it, or SYSTEM for a deadline.
        requires: preconditions; all are asked, all reasons are returned.
        legal_basis: keys that must exist in the legal index; never empty.
        legal_basis_2025: what it rests on under the 2025 law, where that is something else.
        law: the only law under which the row is there; None: under both.
        only_where: whether the rules of a subject's own province switch the row on; None: they are not asked.
        writes: what it writes beside the state.
        issues: kinds of official document it produces.
        announces: event that other stages and the notifications hear.
        deadline: key of the rulebook for the clock of the state it enters.
        resumes: that clock was stopped and goes on from where it stood; one that was never stopped begins.
        facts: model of what is recorded with it.
        on_expiry: the system does it when the clock of the state it leaves has run out.
        sealed: what it records is shown to its doer alone (a ballot, a sealed offer).
        confidential: what it records is shown to the office alone, not to parties (who the independent experts are).
        correction: an authorised counter-move; drawn dashed, never part of the straight way.
    """

    name: str
    label: str
    source: frozenset[State]
    target: State
    actors: frozenset[Role]
    legal_basis: tuple[str, ...]
    legal_basis_2025: tuple[str, ...] = ()
    law: Law | None = None
    only_where: Callable[[Any], bool] | None = None
    requires: tuple[Guard, ...] = ()
    writes: Effect | None = None
    issues: tuple[str, ...] = ()
    announces: str = ""
    deadline: str = ""
    resumes: bool = False
    facts: type[Facts] = Facts
    on_expiry: bool = False
    sealed: bool = False
    confidential: bool = False
    correction: bool = False

    def basis_under(self, law: Law) -> tuple[str, ...]:
        """The articles it rests on under a law."""
        return self.legal_basis_2025 if law is Law.L2025 and self.legal_basis_2025 else self.legal_basis

    def is_there_under(self, law: Law) -> bool:
        """Whether a law knows the row at all."""
        return self.law is None or self.law is law

    def is_there_for(self, subject: HasState) -> bool:
        """Whether the law and the province of a subject know the row."""
        return self.is_there_under(law_of(subject)) and (self.only_where is None or self.only_where(subject))


@dataclass(frozen=True, slots=True)
class Option(Generic[State, Subject]):
    """A move as one reader sees it now: open when there is no refusal."""

    row: Transition[State, Subject]
    refusals: tuple[Refusal, ...]

    @property
    def is_open(self) -> bool:
        """Whether the button works."""
        return not self.refusals


class BrokenWorkflow(ValueError):  # noqa: N818  (read as a sentence: the workflow is broken)
    """A table does not prove: the message lists every fault."""


class Workflow(Generic[State, Subject]):
    """A proved table of legal moves for one kind of dossier."""

    def __init__(
        self,
        *,
        name: str,
        label: str,
        states: type[State],
        initial: State,
        final: Iterable[State],
        rows: Iterable[Transition[State, Subject]],
        owners: Mapping[State, Role],
        roles_on: Callable[[Any, Actor], frozenset[Role]],
        legal_index: Articles,
    ) -> None:
        """Prove the table.

        Args:
            name: identifier, e.g. ``proposal``; printed in logs and diagrams.
            label: Vietnamese name of the dossier.
            states: the enumeration of states.
            initial: where a dossier is born.
            final: where it may rest for good.
            rows: the moves.
            owners: who holds the dossier in each state that is not final: no state without an owner.
            roles_on: the roles an actor has on a subject; the door comes before the options.
            legal_index: the register of the law: every article a row may rest on.

        Raises:
            BrokenWorkflow: with every fault found.
        """
        self.name = name
        self.label = label
        self.states = states
        self.initial = initial
        self.final = frozenset(final)
        self.rows = tuple(rows)
        self.owners = owners
        self.roles_on = roles_on
        self._articles = legal_index
        self._by_name = {row.name: row for row in self.rows}
        self.actors = frozenset(role for row in self.rows for role in row.actors)
        """Every role that some row names."""
        faults = [*self._faults_of_rows(), *self._faults_of_shape()]
        if faults:
            raise BrokenWorkflow(f"{name}: " + "; ".join(faults))

    def __getitem__(self, name: str) -> Transition[State, Subject]:
        return self._by_name[name]

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    def row(self, name: str) -> Transition[State, Subject] | None:
        """The row of a name; None for the birth of a dossier, which is no row."""
        return self._by_name.get(name)

    def check(self, name: str, subject: Subject, attempt: Attempt) -> Transition[State, Subject]:
        """The row, if the move is legal now.

        Raises:
            TransitionRefused: with all reasons.
        """
        row = self._by_name[name]
        refusals = tuple(self.refusals(row, subject, attempt))
        if refusals:
            raise TransitionRefused(refusals)
        return row

    def options(self, subject: Subject, attempt: Attempt) -> list[Option[State, Subject]]:
        """The moves out of the present state that the reader's roles could ever make, open or closed with reasons."""
        roles = self.roles_on(subject, attempt.actor)
        state = self.states(subject.state)
        return [
            Option(row, tuple(self._unmet(row, subject, attempt)))
            for row in self.rows
            if state in row.source and row.actors & roles and row.is_there_for(subject)
        ]

    def expired(self, subject: Subject) -> Transition[State, Subject] | None:
        """What the system does when the clock of the present state has run out; None when people must act."""
        state, law = self.states(subject.state), law_of(subject)
        rows = (row for row in self.rows if row.on_expiry and state in row.source and row.is_there_under(law))
        return next(rows, None)

    def refusals(self, row: Transition[State, Subject], subject: Subject, attempt: Attempt) -> Iterable[Refusal]:
        """Every reason against a move: who first (a stranger learns nothing more), then law and state, then guards."""
        basis = row.basis_under(law_of(subject))
        stranger = self.stranger(row, subject, attempt.actor)
        if stranger:
            yield stranger
        elif not row.is_there_for(subject):
            message = _("Luật áp dụng cho hồ sơ này không có bước đó.")
            yield Refusal(code="other_law", message=message, basis=basis)
        elif self.states(subject.state) not in row.source:
            message = _("Hồ sơ đang ở trạng thái không cho phép thực hiện việc này.")
            yield Refusal(code="wrong_state", message=message, basis=basis)
        else:
            yield from self._unmet(row, subject, attempt)

    def stranger(self, row: Transition[State, Subject], subject: Subject, actor: Actor) -> Refusal | None:
        """Why the move is never this actor's; None to whom it may belong, whatever else is against it now."""
        if row.actors & self.roles_on(subject, actor):
            return None
        message = _("Việc này không thuộc thẩm quyền của ông/bà đối với hồ sơ này.")
        return Refusal(code="not_yours", message=message, basis=row.basis_under(law_of(subject)))

    def pairs(self) -> list[tuple[State, State]]:
        """Every legal (from, to), for the database trigger."""
        return sorted({(source, row.target) for row in self.rows for source in row.source if source != row.target})

    def _unmet(self, row: Transition[State, Subject], subject: Subject, attempt: Attempt) -> Iterable[Refusal]:
        for guard in row.requires:
            refusal = guard(subject, attempt)
            if refusal is not None:
                yield self._under_its_law(refusal, row, law_of(subject))

    def _under_its_law(self, refusal: Refusal, row: Transition[State, Subject], law: Law) -> Refusal:
        """A reason with the articles that hold under the law of the dossier; a guard that names none, with the row's.

        The same guard often serves both laws and names the articles of one of them.
        """
        held = self._articles.under(law, refusal.basis)
        return replace(refusal, basis=held or row.basis_under(law))

    def _faults_of_rows(self) -> Iterable[str]:
        if len(self._by_name) != len(self.rows):
            yield "two rows share a name"
        for row in self.rows:
            if not row.legal_basis:
                yield f"{row.name} cites no law"
            cited = (*row.legal_basis, *row.legal_basis_2025)
            yield from (f"{row.name} cites unknown {key}" for key in cited if key not in self._articles)
            if not row.actors:
                yield f"{row.name} may be done by nobody"
            if not row.source:
                yield f"{row.name} leaves no state"
            if row.source & self.final and not row.correction:
                yield f"{row.name} leaves a final state without being a correction"
            if row.resumes and not row.deadline:
                yield f"{row.name} lets a clock go on, but sets none"
            if row.on_expiry and Role.SYSTEM not in row.actors:
                yield f"{row.name} follows a clock, but the system may not do it"

    def _faults_of_shape(self) -> Iterable[str]:
        reached_by = {law: self._reachable(law) for law in Law}
        reached = set().union(*reached_by.values())
        yield from (f"state {state} is unreachable" for state in self.states if state not in reached)
        for law, states in reached_by.items():
            leaving = {source for row in self.rows if row.is_there_under(law) for source in row.source}
            stuck = sorted(states - leaving - self.final)
            yield from (f"state {state} is a dead end under {law}" for state in stuck)
        resting = (state for state in self.states if state not in self.final)
        yield from (f"state {state} has no owner" for state in resting if state not in self.owners)

    def _reachable(self, law: Law) -> set[State]:
        rows = [row for row in self.rows if row.is_there_under(law)]
        reached, fresh = {self.initial}, {self.initial}
        while fresh:
            fresh = {row.target for row in rows if row.source & fresh} - reached
            reached |= fresh
        return reached


def law_of(subject: HasState) -> Law:
    """The law a dossier runs under: that of the rulebook it was opened under."""
    return getattr(subject, "law", Law.L2013)
