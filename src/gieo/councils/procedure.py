"""How a council decides a kind of dossier: what a stage says once, and the rows, pages and papers read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from gieo.councils.models import Ballot, CouncilItem
from gieo.councils.seats import CouncilSeat
from gieo.councils.sitting.facts import CloseFacts, CountFacts
from gieo.dossiers.papers import Part
from gieo.kernel.actors import Role
from gieo.kernel.workflow import Facts, Guard
from gieo.rulebooks import library
from gieo.rulebooks.models import CouncilRule

BALLOT = "ballot"  # the paper of a member, among `codes`
Tally = Mapping[str, Any]
# By name of a field: its text, or the rows of a table as texts by column.
Typed = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One way a count can end.

    Attributes:
        name: of the row that closes the voting so.
        label: its button.
        key: what `count` puts under ``outcome`` when it ends so.
        state: where the dossier goes.
        announces: event of the stage.
        issues: papers beside the minutes.
        deadline: key of the clock of `state`.
        facts: what is recorded; a subclass of `CloseFacts` where more is asked.
        legal_basis: articles of the result.
        requires: further guards.
    """

    name: str
    label: str
    key: str
    state: StrEnum
    announces: str
    legal_basis: tuple[str, ...]
    legal_basis_2025: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    deadline: str = ""
    facts: type[CloseFacts] = CloseFacts
    requires: tuple[Guard, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """A council's way with a kind of dossier.

    Attributes:
        council: key of the council in `councils` and `conflicts` of the rulebook.
        title: what a new council is called; the title of the dossier follows.
        prefix: of events and deadline keys: ``determination`` gives ``determination.papers``.
        draft: states from which a council may be founded (the second one: to sit again).
        founded: a council is there.
        papers_sent: its members read and declare.
        sitting: it sits.
        voting: it votes.
        outcomes: how the voting can end.
        ballot: what a ballot asks.
        ballot_content: a ballot as kept: (facts) → plain values.
        preview: what a ballot comes to while it is filled in, by the rules of the count: (dossier, what was typed so
            far) → pairs of label and value.
        count: (dossier, ballots in force, number of members present) → plain values with ``outcome`` and, for the
            papers, ``lines``: pairs of label and value.
        count_facts: what the opening of the ballots asks; `TellerFacts` where the law wants a board of tellers.
        ballot_guards: why a ballot cannot be handed in.
        founders: who founds, by the delegation of the province.
        single_seats: seats that exactly one member holds.
        basis: by row (``found``, ``assign``, ``papers``, ``declare``, ``open``, ``open_voting``, ``vote``, ``count``),
            where the articles of the stage are not the common ones; `basis_2025` the same under the law of 2025.
        before_founding: further guards before a council is founded.
        wants: whether a council may sit on a dossier of this kind at all; where not, nothing leads to founding one.
        by_term: a council may be founded for years; whether the rulebook of a dossier allows it is a guard's to say.
        hears_applicants: who handed in what is judged may answer remarks before the vote; whether the rulebook of a
            dossier allows it is the row's to say.
        minutes: further parts of the minutes, after the count: (dossier) → parts.
        laid_before: parts of the minutes that say what lay before the council, where the title does not.
        codes: codes of the official forms, by name of the paper.
        result_for: what the count says of one of several dossiers that were compared: (item, dossier) → words; empty
            where the result is that of the item.
    """

    council: str
    title: str
    prefix: str
    draft: frozenset[Any]
    founded: StrEnum
    papers_sent: StrEnum
    sitting: StrEnum
    voting: StrEnum
    outcomes: Sequence[Outcome]
    ballot: type[Facts]
    ballot_content: Callable[[Any], Mapping[str, Any]]
    count: Callable[[Any, Sequence[Ballot], int], Tally]
    preview: Callable[[Any, Typed], Sequence[tuple[str, str]]] = lambda _item, _typed: ()
    count_facts: type[CountFacts] = CountFacts
    ballot_guards: tuple[Guard, ...] = ()
    founders: frozenset[Role] = frozenset({Role.CHAIRMAN, Role.DIRECTOR})
    single_seats: tuple[CouncilSeat, ...] = (CouncilSeat.CHAIR, CouncilSeat.VICE_CHAIR, CouncilSeat.SECRETARY)
    basis: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    basis_2025: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    before_founding: tuple[Guard, ...] = ()
    wants: Callable[[Any], bool] = lambda _item: True
    by_term: bool = False
    hears_applicants: bool = False
    minutes: Callable[[Any], Sequence[Part]] = lambda _item: ()
    laid_before: Callable[[Any], Sequence[Part]] = lambda _item: ()
    codes: Mapping[str, str] = field(default_factory=dict)
    result_for: Callable[[Any, Any], str] = lambda _item, _dossier: ""

    def rule(self, item: CouncilItem) -> CouncilRule:
        """The rule on this kind of council in the dossier's rulebook."""
        return library.get(item.rulebook).councils[self.council]

    def outcome_of(self, item: CouncilItem) -> str:
        """Key of the outcome that the opened count came to; empty while the ballots are sealed."""
        return str(item.tally.get("outcome", "")) if item.closed_at else ""
