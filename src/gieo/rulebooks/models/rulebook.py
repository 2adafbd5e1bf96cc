"""One version of a family's rules."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from pydantic import Field, model_validator

from gieo.rulebooks.models.acceptance import AcceptanceRule, ReadinessRule
from gieo.rulebooks.models.adjustments import AdjustmentRule
from gieo.rulebooks.models.conflicts import ConflictRule
from gieo.rulebooks.models.councils import CouncilRule
from gieo.rulebooks.models.forms import ProposalForm
from gieo.rulebooks.models.money import MoneyRule
from gieo.rulebooks.models.profile import Profile
from gieo.rulebooks.models.rules import (
    DeadlineRule,
    Envelope,
    FieldOfScience,
    LateRule,
    NamedRule,
    QuotaRule,
    TargetRule,
    WindowRule,
)
from gieo.rulebooks.models.scoring import ScoreSheet, SelectionRule
from gieo.rulebooks.models.values import Frozen, Status

KEYED = ("fields", "quotas", "criteria", "grounds", "priorities", "priority_fields", "targets", "readiness")


class Rulebook(Frozen):
    """What held from a day on. A dossier keeps the one it was opened under to its end.

    Attributes:
        id: family and first day, e.g. ``lang-son/2018-09-03``.
        founded_on: instruments that found the procedure; shown with every setting (BG25-0-2).
        extends: the rulebook whose sections hold where this one has none; mappings merge key by key.
        law: family of the national rulebook at the root of what it extends, ``vn-2013`` or ``vn-2025``; a national
            rulebook is its own. Found when the files are loaded, never written in them.
        profile: for a province: names, letterhead, place of receipt.
        conflicts: by kind of council, what keeps a member from a seat or a vote.
        score_sheets: by kind of task.
        readiness: what must hold before an acceptance council is called.
        fields: fields of science of its notice or plan, in their order there.
        grounds: what a proposal may rest on.
        priorities: what puts one of two equal proposals first.
    """

    id: str = Field(pattern=r"^[a-z0-9\-]+/\d{4}-\d{2}-\d{2}$")
    title: str
    note: str = ""
    status: Status = Status.IN_FORCE
    founded_on: tuple[str, ...] = Field(min_length=1)
    extends: str = ""
    law: str
    profile: Profile | None = None
    deadlines: Mapping[str, DeadlineRule] = Field(default_factory=dict)
    windows: Mapping[str, WindowRule] = Field(default_factory=dict)
    late: LateRule | None = None
    quotas: tuple[QuotaRule, ...] = ()
    councils: Mapping[str, CouncilRule] = Field(default_factory=dict)
    conflicts: Mapping[str, tuple[ConflictRule, ...]] = Field(default_factory=dict)
    score_sheets: Mapping[str, ScoreSheet] = Field(default_factory=dict)
    selection: SelectionRule | None = None
    acceptance: AcceptanceRule | None = None
    readiness: tuple[ReadinessRule, ...] = ()
    money: MoneyRule | None = None
    adjustments: AdjustmentRule | None = None
    fields: tuple[FieldOfScience, ...] = ()
    criteria: tuple[NamedRule, ...] = ()
    grounds: tuple[NamedRule, ...] = ()
    priorities: tuple[NamedRule, ...] = ()
    priority_fields: tuple[NamedRule, ...] = ()
    targets: tuple[TargetRule, ...] = ()
    envelope: Envelope | None = None
    proposal_form: ProposalForm | None = None

    @model_validator(mode="after")
    def _holds_together(self) -> "Rulebook":
        for section in KEYED:
            twice = [key for key, count in Counter(rule.key for rule in getattr(self, section)).items() if count > 1]
            if twice:
                raise ValueError(f"{section}: {twice[0]} stands twice")
        loose = [quota for quota in self.quotas if quota.window and quota.window not in self.windows]
        if loose:
            raise ValueError(f"quotas: {loose[0].key} counts in window {loose[0].window}, which there is not")
        if self.profile and not (self.late and self.proposal_form):
            raise ValueError("a province needs a rule on late forms (late) and a form (proposal_form)")
        return self

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
