"""Conflicts of interest that can be computed: each with its kind, its cause and its article.

Persons and bodies are named by whatever key the caller uses; a body stands with its predecessors and successors, which
is the caller's to spread. Nothing is decided here: a conflict is shown, confirmed or dismissed by a person.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from gieo.kernel.refusal import Refusal, _
from gieo.rulebooks.models import ConflictEffect, ConflictKind, ConflictRule

Names = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What a member declared against somebody or something.

    Attributes:
        about: the person, body or item it is about.
        why: in the member's words.
    """

    about: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A member, or a candidate for a seat, as far as conflicts go.

    Attributes:
        employers: bodies the person works for on the day.
        leads: whether the seat is that of chair, vice chair, reviewer or scientific secretary.
        family: spouse, parents, children and siblings among the people of an item, declared or known.
        interests: interests declared.
        sanctions: administrative sanctions not served, prosecutions, convictions not cleared.
    """

    person: str
    employers: Names = frozenset()
    leads: bool = False
    family: tuple[Declared, ...] = ()
    interests: tuple[Declared, ...] = ()
    sanctions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What is judged: a proposal, a dossier, a finished task.

    Attributes:
        proposers: persons who proposed it.
        applicants: principal investigator, scientific secretary and participants.
        proposing_bodies: bodies that proposed it.
        hosts: bodies that carry it out or apply to.
        partners: bodies that take part.
        ordering_bodies: bodies that ordered it.
    """

    key: str
    proposers: Names = frozenset()
    applicants: Names = frozenset()
    proposing_bodies: Names = frozenset()
    hosts: Names = frozenset()
    partners: Names = frozenset()
    ordering_bodies: Names = frozenset()

    @property
    def named(self) -> Names:
        """Everybody and everything a declaration can be about."""
        bodies = self.proposing_bodies | self.hosts | self.partners | self.ordering_bodies
        return frozenset({self.key}) | self.proposers | self.applicants | bodies


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A link that a rule speaks of.

    Attributes:
        causes: the persons, bodies or facts it rests on, in a stable order.
        basis: keys of the legal index.
    """

    kind: ConflictKind
    effect: ConflictEffect
    text: str
    causes: tuple[str, ...]
    basis: tuple[str, ...]

    @property
    def refusal(self) -> Refusal:
        """The conflict as the reason why the member may not take part."""
        return Refusal(
            code=f"conflict_{self.kind}",
            message=_("Xung đột lợi ích: %(text)s."),
            basis=self.basis,
            params={"text": self.text},
        )


def conflicts(member: Member, item: Item, rules: Iterable[ConflictRule]) -> list[Conflict]:
    """Every conflict between a member and an item, in the order of the rules.

    A rule on leading seats alone says nothing of a member in another seat.
    """
    found = []
    for rule in rules:
        causes = _LINKS[rule.key](member, item)
        if causes and (member.leads or rule.effect is not ConflictEffect.NO_LEADING_SEAT):
            conflict = Conflict(kind=rule.key, effect=rule.effect, text=rule.text, causes=causes, basis=rule.basis)
            found.append(conflict)
    return found


def bars(found: Iterable[Conflict]) -> list[Refusal]:
    """Why the member may not judge the item; empty when nothing bars, whatever else is to be shown."""
    return [conflict.refusal for conflict in found if conflict.effect is not ConflictEffect.SHOWN]


# ---------------------------------------------------------------- the links


def _is_among(people: Names, member: Member) -> tuple[str, ...]:
    return (member.person,) if member.person in people else ()


def _works_for(bodies: Names, member: Member) -> tuple[str, ...]:
    return tuple(sorted(member.employers & bodies))


def _declared(declarations: Iterable[Declared], item: Item) -> tuple[str, ...]:
    return tuple(declared.about for declared in declarations if declared.about in item.named)


_LINKS: Mapping[ConflictKind, Callable[[Member, Item], tuple[str, ...]]] = {
    ConflictKind.PROPOSER: lambda member, item: _is_among(item.proposers, member),
    ConflictKind.APPLICANT: lambda member, item: _is_among(item.applicants, member),
    ConflictKind.PROPOSER_STAFF: lambda member, item: _works_for(item.proposing_bodies, member),
    ConflictKind.HOST_STAFF: lambda member, item: _works_for(item.hosts, member),
    ConflictKind.PARTNER_STAFF: lambda member, item: _works_for(item.partners, member),
    ConflictKind.ORDERING_STAFF: lambda member, item: _works_for(item.ordering_bodies, member),
    ConflictKind.FAMILY: lambda member, item: _declared(member.family, item),
    ConflictKind.INTEREST: lambda member, item: _declared(member.interests, item),
    ConflictKind.SANCTIONED: lambda member, _item: member.sanctions,
}
