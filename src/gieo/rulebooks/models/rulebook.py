"""One version of a family's rules."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import count, takewhile

from pydantic import Field, model_validator

from gieo.kernel.law import Law
from gieo.rulebooks.models.acceptance import AcceptanceRule, ReadinessRule
from gieo.rulebooks.models.adjustments import AdjustmentRule
from gieo.rulebooks.models.choosing import ApplicationPaper, CancellationCause
from gieo.rulebooks.models.conflicts import ConflictRule
from gieo.rulebooks.models.councils import CouncilRule
from gieo.rulebooks.models.duties import DutyRule
from gieo.rulebooks.models.fees import CouncilFees, WithholdingRule
from gieo.rulebooks.models.figures import FigureRule, RhythmRule
from gieo.rulebooks.models.files import FileItem
from gieo.rulebooks.models.forms import ProposalForm
from gieo.rulebooks.models.money import MoneyRule
from gieo.rulebooks.models.notices import NoticeRule
from gieo.rulebooks.models.profile import Profile
from gieo.rulebooks.models.registers import RegisterRule
from gieo.rulebooks.models.rules import (
    DeadlineRule,
    Envelope,
    FieldOfScience,
    LateRule,
    NamedRule,
    OutageRule,
    QuotaRule,
    TargetRule,
    TransitionRule,
    WindowRule,
)
from gieo.rulebooks.models.scoring import ScoreSheet, SelectionRule
from gieo.rulebooks.models.tasks import Bar, MoneySource, RewardRule, StructureRule, TaskKind
from gieo.rulebooks.models.values import Frozen, Status

KEYED = (
    "fields", "quotas", "criteria", "grounds", "priorities", "priority_fields", "targets",
    "duties", "task_kinds", "bars", "direct_assignment_grounds", "sources_of_money", "readiness",
    "application_papers", "cancellation_causes", "session_themes", "registers", "order_structures", "rewards",
)  # fmt: skip


REMINDERS = "duty.reminders"
OTHER_COUNCILS = "other"


class Rulebook(Frozen):
    """What held from a day on. A dossier keeps the one it was opened under to its end.

    Attributes:
        id: family and first day, e.g. ``lang-son/2018-09-03``.
        founded_on: instruments that found the procedure; shown with every setting (BG25-0-2).
        extends: the rulebook whose sections hold where this one has none; mappings merge key by key.
        law: the national law it stands under, at the root of what it extends; found when the files are loaded, never
            written in them.
        profile: for a province: names, letterhead, place of receipt.
        council_fees: by kind of council, what its members are paid.
        withholding: tax withheld of such a payment.
        conflicts: by kind of council, what keeps a member from a seat or a vote.
        score_sheets: by kind of task.
        readiness: what must hold before an acceptance council is called.
        transition: how it takes over from the rulebook before it; none: by approval.
        files: by name of a file somebody hands in, the papers it consists of, in the order of the law.
        fields: fields of science of its notice or plan, in their order there.
        grounds: what a proposal may rest on.
        priorities: what puts one of two equal proposals first.
        figures: limits that are no period, by the stage they belong to.
        rhythms: what comes back again and again.
        duties: what bodies and people owe; merge key by key.
        bars: what keeps an applicant from leading a task.
        direct_assignment_grounds: when a task may be assigned without a call.
        order_structures: how one order may become several tasks.
        rewards: what authors get of the profit of a result.
        application_papers: of the dossier of a body that wants to carry out a task.
        cancellation_causes: when the choice of a host is taken back.
        registers: what is kept beside the stages; a province changes an entry key by key, part by part.
        order_form: what a body orders a task on, where that is not the form of a proposal.
        further_forms: forms of an instrument that a notice may choose beside the province's own.
        session_themes: what the standing council meets on.
    """

    id: str = Field(pattern=r"^[a-z0-9\-]+/\d{4}-\d{2}-\d{2}$")
    title: str
    note: str = ""
    status: Status = Status.IN_FORCE
    founded_on: tuple[str, ...] = Field(min_length=1)
    extends: str = ""
    law: Law
    profile: Profile | None = None
    deadlines: Mapping[str, DeadlineRule] = Field(default_factory=dict)
    windows: Mapping[str, WindowRule] = Field(default_factory=dict)
    late: LateRule | None = None
    outages: OutageRule | None = None
    notices: NoticeRule | None = None
    quotas: tuple[QuotaRule, ...] = ()
    councils: Mapping[str, CouncilRule] = Field(default_factory=dict)
    council_fees: Mapping[str, CouncilFees] = Field(default_factory=dict)
    withholding: WithholdingRule | None = None
    conflicts: Mapping[str, tuple[ConflictRule, ...]] = Field(default_factory=dict)
    score_sheets: Mapping[str, ScoreSheet] = Field(default_factory=dict)
    selection: SelectionRule | None = None
    acceptance: AcceptanceRule | None = None
    readiness: tuple[ReadinessRule, ...] = ()
    files: Mapping[str, tuple[FileItem, ...]] = Field(default_factory=dict)
    money: MoneyRule | None = None
    transition: TransitionRule | None = None
    adjustments: AdjustmentRule | None = None
    fields: tuple[FieldOfScience, ...] = ()
    criteria: tuple[NamedRule, ...] = ()
    grounds: tuple[NamedRule, ...] = ()
    priorities: tuple[NamedRule, ...] = ()
    priority_fields: tuple[NamedRule, ...] = ()
    targets: tuple[TargetRule, ...] = ()
    envelope: Envelope | None = None
    figures: Mapping[str, FigureRule] = Field(default_factory=dict)
    rhythms: Mapping[str, RhythmRule] = Field(default_factory=dict)
    duties: tuple[DutyRule, ...] = ()
    task_kinds: tuple[TaskKind, ...] = ()
    bars: tuple[Bar, ...] = ()
    direct_assignment_grounds: tuple[NamedRule, ...] = ()
    order_structures: tuple[StructureRule, ...] = ()
    rewards: tuple[RewardRule, ...] = ()
    application_papers: tuple[ApplicationPaper, ...] = ()
    cancellation_causes: tuple[CancellationCause, ...] = ()
    sources_of_money: tuple[MoneySource, ...] = ()
    session_themes: tuple[NamedRule, ...] = ()
    registers: tuple[RegisterRule, ...] = ()
    proposal_form: ProposalForm | None = None
    order_form: ProposalForm | None = None
    further_forms: tuple[ProposalForm, ...] = ()

    @model_validator(mode="after")
    def _holds_together(self) -> "Rulebook":
        for fault in (*self._twice(), *self._loose_windows(), *self._loose_rhythms(), *self._loose_structures()):
            raise ValueError(fault)
        if self.profile and not (self.late and self.proposal_form):
            raise ValueError("a province needs a rule on late forms (late) and a form (proposal_form)")
        return self

    def _twice(self) -> Iterator[str]:
        for section in KEYED:
            times = Counter(rule.key for rule in getattr(self, section))
            yield from (f"{section}: {key} stands twice" for key, number in times.items() if number > 1)

    def _loose_windows(self) -> Iterator[str]:
        for section, rules in (("quotas", self.quotas), ("duties", self.duties)):
            for rule in rules:
                if rule.window and rule.window not in self.windows:
                    yield f"{section}: {rule.key} counts in window {rule.window}, which there is not"
        for duty in self.duties:
            window = self.windows.get(duty.window)
            if window and (duty.due, duty.boundary) != (window.closes, window.boundary):
                yield f"duties: {duty.key} does not close with its window {duty.window}"

    def _loose_rhythms(self) -> Iterator[str]:
        for key, rhythm in self.rhythms.items():
            for deadline in filter(None, (rhythm.every, rhythm.lasts)):
                if deadline not in self.deadlines or not self.deadlines[deadline].count:
                    yield f"rhythms: {key} goes by {deadline}, which is no period"

    def _loose_structures(self) -> Iterator[str]:
        for structure in self.order_structures:
            if structure.most and structure.most not in self.figures:
                yield f"order_structures: {structure.key} is limited by {structure.most}, which is no figure"
        for reward in self.rewards:
            if reward.figure not in self.figures:
                yield f"rewards: {reward.key} goes by {reward.figure}, which is no figure"

    def form(self, form_id: str = "") -> ProposalForm | None:
        """The form of an id among all it holds; without one its own form of a proposal."""
        if not form_id:
            return self.proposal_form
        held = (*self.further_forms, *((self.order_form,) if self.order_form else ()))
        return next((form for form in held if form.id == form_id), None)

    @property
    def family(self) -> str:
        """Whose rules: ``lang-son``."""
        return self.id.partition("/")[0]

    @property
    def in_force_from(self) -> date:
        """Since when."""
        return date.fromisoformat(self.id.partition("/")[2])

    def deadline(self, key: str) -> DeadlineRule:
        """The period of a key.

        Raises:
            KeyError: the rulebook fixes none, which is an error of the table that asks.
        """
        return self.deadlines[key]

    def conflict_rules(self, council: str) -> tuple[ConflictRule, ...]:
        """What keeps a member of a kind of council from a seat or a vote; its own list, or the one of all others."""
        return self.conflicts.get(council) or self.conflicts.get(OTHER_COUNCILS, ())

    def register(self, key: str) -> RegisterRule:
        """The register of a key.

        Raises:
            KeyError: the province keeps none.
        """
        return {register.key: register for register in self.registers}[key]

    def cancellation_cause(self, key: str) -> CancellationCause:
        """The case of a key.

        Raises:
            KeyError: there is none.
        """
        return {cause.key: cause for cause in self.cancellation_causes}[key]

    def order_structure(self, key: str) -> StructureRule | None:
        """The structure of a key; None where an order may not be divided so."""
        return next((rule for rule in self.order_structures if rule.key == key), None)

    def session_theme(self, key: str) -> NamedRule:
        """The theme of a key.

        Raises:
            KeyError: there is none.
        """
        return {theme.key: theme for theme in self.session_themes}[key]

    def occurrences(self, rhythm: str, *, start: date, until: date) -> tuple[date, ...]:
        """The days something is due again and again, from the event that starts it to a day (included).

        Counted from the start each time, so that a day of rest never moves the days after it.

        Raises:
            KeyError: there is no such rhythm.
        """
        rule = self.rhythms[rhythm]
        every = self.deadline(rule.every)
        end = min(until, self.deadline(rule.lasts).due(start)) if rule.lasts else until
        return tuple(takewhile(lambda day: day <= end, (every.due(start, periods=number) for number in count(1))))

    def reminders(self, due: date) -> tuple[date, ...]:
        """The days on which somebody is reminded of what closes on a day, the first one first."""
        return tuple(rule.due(due) for key, rule in self.deadlines.items() if key.startswith(REMINDERS))
