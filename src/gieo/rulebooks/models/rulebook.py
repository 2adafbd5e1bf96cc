"""One version of a family's rules."""

from collections.abc import Mapping
from datetime import date

from pydantic import Field

from gieo.rulebooks.models.forms import ProposalForm
from gieo.rulebooks.models.values import (
    CouncilRule,
    DeadlineRule,
    Frozen,
    LateRule,
    NamedRule,
    Profile,
    QuotaRule,
    TargetRule,
    WindowRule,
)


class Rulebook(Frozen):
    """What held from a day on. A dossier keeps the one it was opened under to its end."""

    id: str = Field(pattern=r"^[a-z0-9\-]+/\d{4}-\d{2}-\d{2}$")
    title: str
    founded_on: tuple[str, ...] = Field(min_length=1)
    extends: str = ""
    profile: Profile | None = None
    deadlines: Mapping[str, DeadlineRule] = Field(default_factory=dict)
    windows: Mapping[str, WindowRule] = Field(default_factory=dict)
    late: LateRule | None = None
    quotas: tuple[QuotaRule, ...] = ()
    councils: Mapping[str, CouncilRule] = Field(default_factory=dict)
    criteria: tuple[NamedRule, ...] = ()
    grounds: tuple[NamedRule, ...] = ()
    priorities: tuple[NamedRule, ...] = ()
    priority_fields: tuple[NamedRule, ...] = ()
    targets: tuple[TargetRule, ...] = ()
    proposal_form: ProposalForm | None = None

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
