"""The kinds of dossier: what a stage says once about its table, so that the shared pages can serve it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from gieo.core import workflows
from gieo.core.models import Stateful, TransitionLog
from gieo.dossiers.audience import JUDGES, OFFICE, PARTY_ROLES, Audience, Holder, Party
from gieo.dossiers.papers import PaperKind
from gieo.dossiers.shown import Check, Fact, Notice, Table
from gieo.identity.models.appointment import ROLE_LABELS
from gieo.kernel.actors import Actor, Role
from gieo.kernel.choice import Choice
from gieo.kernel.law import ByLaw
from gieo.kernel.workflow import Facts, Workflow
from gieo.overlap.engine.records import Part

Options = Iterable[tuple[int | str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """How a dossier of a kind is opened by hand.

    Attributes:
        label: of the button.
        actors: seats of the province, or of a body, that may.
        facts: what is asked.
        do: opens it: (province code, facts, actor, at) → the dossier, or raises Refused.
        legal_basis: articles shown beside the form, by law where the two say it in different places.
        choices: lists to pick from: (name, province code, actor) → (value, label) pairs.
    """

    label: str
    actors: frozenset[Role]
    facts: type[Facts]
    do: Callable[..., Stateful]
    legal_basis: tuple[str, ...] | ByLaw
    choices: Callable[[str, str, Actor], Options] = lambda _name, _province, _actor: ()

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles beside the form: those of both laws, as long as the dossier is not there to say its own."""
        basis = self.legal_basis
        return basis if isinstance(basis, tuple) else tuple(chain.from_iterable(basis.values()))


def _no_facts(_dossier: Any) -> Iterable[Fact]:
    return ()


def _no_tables(_dossier: Any) -> Iterable[Table]:
    return ()


def _no_checks(_dossier: Any, _actor: Actor) -> Iterable[Check]:
    return ()


def _no_choices(_name: str, _dossier: Any, _actor: Actor) -> Options:
    return ()


def _open(_dossier: Any, _actor: Actor) -> Iterable[Fact] | None:
    return None


def _asks_its_facts(_act: str, _dossier: Any) -> type[Facts] | None:
    return None


def _no_notices(_act: str, _dossier: Any) -> Iterable[Notice]:
    return ()


def _no_suggestions(_act: str, _dossier: Any, _actor: Actor) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierKind:
    """One kind of dossier.

    Attributes:
        workflow: its table.
        model: the model the table moves.
        code: stage in its numbers: BG-DH-2025-0001.
        stage: key of the stage of the year it is listed under.
        plural: heading of its list.
        readers: who may see a dossier; by default the office, whoever may ever act, and all parties.
        holder: whose turn it is; by default, and where it answers None, the owner of the state in the table.
        judged_by: who judges a dossier, now or earlier, in this council; nobody it is about is told their names
            (decision 23). None for a kind that nobody sits in judgement on.
        cover: what a reader sees instead of the content, who may know of the dossier and act on it but not read it
            (a council member before declaring); None for whom it is open.
        facts: what the page shows beside title and state.
        tables: tables of the page.
        checklist: what has to be there before the next step, for a reader.
        choices: lists to pick from in the forms of the acts: (name, dossier, actor).
        suggests: first values of an act's form: (act, dossier, actor).
        asks: the form of an act, where it is narrower than the facts its row records: (act, dossier).
        forewarns: what the form of an act says before it is filled in: (act, dossier).
        own_pages: by act, the name of the page on which it is done, where that is not the shared form.
        papers: official documents that rows of the table issue, by their name there.
        also_found_by: words beside number and title by which the list finds it; nothing its page would hide.
        related: what is fetched with a dossier, for its page: names for `select_related`.
        describes: what it wants done, part by part, to be held against what was done before; None: nothing new.
        authors: who may reply to what is said about that; by default whoever proposes or hosts.
        opening: how one is opened by hand; None where it is born of another.
        template: its page, where the stage replaces the shared one.
        url: its address, where it is not the shared one.
        number, title, plan_year, opened_at: where the model calls them otherwise.
        state_labels, tones: words and looks of states that do not carry their own.
    """

    workflow: Workflow[Any, Any]
    model: type[Stateful]
    code: str
    stage: str
    plural: str
    readers: Callable[[Any], Audience] | None = None
    holder: Callable[[Any], Holder | None] | None = None
    judged_by: Callable[[Any], Iterable[Party]] | None = None
    cover: Callable[[Any, Actor], Iterable[Fact] | None] = _open
    facts: Callable[[Any], Iterable[Fact]] = _no_facts
    tables: Callable[[Any], Iterable[Table]] = _no_tables
    checklist: Callable[[Any, Actor], Iterable[Check]] = _no_checks
    choices: Callable[[str, Any, Actor], Options] = _no_choices
    suggests: Callable[[str, Any, Actor], Mapping[str, Any]] = _no_suggestions
    asks: Callable[[str, Any], type[Facts] | None] = _asks_its_facts
    forewarns: Callable[[str, Any], Iterable[Notice]] = _no_notices
    own_pages: Mapping[str, str] = field(default_factory=dict)
    papers: Mapping[str, PaperKind] = field(default_factory=dict)
    also_found_by: Callable[[Any], str] = lambda _dossier: ""
    related: tuple[str, ...] = ()
    describes: Callable[[Any], Mapping[Part, str]] | None = None
    authors: Callable[[Any], Party] | None = None
    opening: Opening | None = None
    template: str = "dossiers/dossier.html"
    url: Callable[[Any], str] | None = None
    number: Callable[[Any], str] = lambda dossier: dossier.number
    title: Callable[[Any], str] = lambda dossier: dossier.title
    plan_year: Callable[[Any], int | None] = lambda dossier: dossier.plan_year
    opened_at: Callable[[Any], Any] = lambda dossier: dossier.opened_at
    state_labels: Mapping[Any, str] = field(default_factory=dict)
    tones: Mapping[Any, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Its name in tables, logs and addresses."""
        return self.workflow.name

    @property
    def label(self) -> str:
        """Its name in Vietnamese."""
        return self.workflow.label

    def state_label(self, state: str) -> str:
        """A state in words."""
        member = self.workflow.states(state)
        return member.label if isinstance(member, Choice) else self.state_labels[member]

    def tone(self, state: str) -> str:
        """The look of a state: its own, or that of where it stands in the table."""
        member = self.workflow.states(state)
        if isinstance(member, Choice) and member.tone:
            return member.tone
        if member in self.tones:
            return self.tones[member]
        if member in self.workflow.final:
            return "done"
        return "draft" if member == self.workflow.initial else "in_hand"

    def parties(self, dossier: Any) -> Mapping[Role, Party]:
        """Who stands in which role on a dossier."""
        found: Mapping[Role, Party] = dossier.parties() if hasattr(dossier, "parties") else {}
        return found

    def written_by(self, dossier: Any) -> Party:
        """Who answers for what it says."""
        if self.authors:
            return self.authors(dossier)
        writing = [each for role, each in self.parties(dossier).items() if role in {Role.PROPOSER, Role.HOST}]
        return Party(
            frozenset().union(*(each.bodies for each in writing)), frozenset().union(*(each.users for each in writing))
        )

    def audience(self, dossier: Any) -> Audience:
        """Who may read it now."""
        if self.readers:
            return self.readers(dossier)
        return Audience.of((OFFICE | self.workflow.actors) - PARTY_ROLES, self.parties(dossier).values())

    def held_by(self, dossier: Any) -> Holder:
        """Whose turn it is; nobody's in a final state. Lists show its name to everybody: judges stay unnamed."""
        held = self.holder(dossier) if self.holder else None
        if held is not None:
            return held
        role = self.workflow.owners.get(self.workflow.states(dossier.state))
        if role is None:
            return Holder()
        standing = self.parties(dossier).get(role) if role in PARTY_ROLES else None
        named = standing.name if standing and not (self.judged_by and role in JUDGES) else ""
        return Holder(role, standing or Party(), named or ROLE_LABELS[role])

    def address(self, dossier: Any) -> str:
        """Its page."""
        return self.url(dossier) if self.url else dossier.get_absolute_url()

    def paper_kinds(self, entry: TransitionLog) -> list[PaperKind]:
        """The official documents an act issued."""
        row = self.workflow.row(entry.name)
        return [self.papers[name] for name in row.issues if name in self.papers] if row else []


@dataclass(frozen=True, slots=True)
class StageOfTheYear:
    """A stage in the navigation; kinds are listed under it."""

    key: str
    label: str
    icon: str


@dataclass(frozen=True, slots=True)
class FurtherPage:
    """A page beside that of a dossier or the list of a stage.

    Attributes:
        label: its name.
        url: its address; of a stage the name of it.
        icon: in front of its name.
        roles: of a stage: who is led there; empty for everybody.
    """

    label: str
    url: str
    icon: str
    roles: frozenset[Role] = frozenset()


_kinds: dict[str, DossierKind] = {}
_stage_pages: dict[str, list[FurtherPage]] = {}
_further: dict[str, list[Callable[[Any, Actor], Iterable[FurtherPage]]]] = {}
_by_model: dict[type[Stateful], DossierKind] = {}


def register(kind: DossierKind) -> None:
    """Make a kind known: bind its table to its model and put it on the docket. Once, when its application is ready."""
    workflows.bind(kind.model, kind.workflow)
    enrol(kind)


def enrol(kind: DossierKind) -> None:
    """Put a kind on the docket whose table was bound already."""
    _kinds[kind.name] = kind
    _by_model[kind.model] = kind


def add_pages(kind: DossierKind, pages: Callable[[Any, Actor], Iterable[FurtherPage]]) -> None:
    """Capabilities that kinds share, such as councils, lead from the page of a dossier to their own."""
    _further.setdefault(kind.name, []).append(pages)


def add_stage_page(stage: str, page: FurtherPage) -> None:
    """A stage leads from its list to a page of its own; `url` is the name of the page's address."""
    pages = _stage_pages.setdefault(stage, [])
    if page not in pages:
        pages.append(page)


def pages_of_stage(stage: str, actor: Actor) -> list[FurtherPage]:
    """The further pages of a stage that a reader is led to."""
    held = {seat.role for seat in actor.seats}
    return [page for page in _stage_pages.get(stage, []) if not page.roles or page.roles & held]


def further_pages(kind: DossierKind, dossier: Any, actor: Actor) -> list[FurtherPage]:
    """The pages beside that of a dossier which a reader may open."""
    return [page for pages in _further.get(kind.name, ()) for page in pages(dossier, actor)]


def kinds() -> list[DossierKind]:
    """Every kind, in the order the stages registered them: bottom to top, as the year goes."""
    return list(_kinds.values())


def kinds_of(stage: str) -> list[DossierKind]:
    """The kinds of a stage of the year."""
    return [kind for kind in _kinds.values() if kind.stage == stage]


def kind_named(name: str) -> DossierKind:
    """The kind of a name.

    Raises:
        KeyError: there is none.
    """
    return _kinds[name]


def kind_of(dossier: Stateful) -> DossierKind:
    """The kind of a dossier."""
    return _by_model[type(dossier)]


def is_enrolled(dossier: Stateful) -> bool:
    """Whether its kind is on the docket."""
    return type(dossier) in _by_model
