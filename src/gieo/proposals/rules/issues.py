"""What the form check says: what is wrong, where, by which article, and whether it blocks."""

import dataclasses
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from gieo.kernel.refusal import Refusal


class Weight(StrEnum):
    """How much an issue weighs. Only an error keeps the form from being sent."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One thing to mend or to think about.

    Attributes:
        code: stable, for tests and scripts, e.g. ``missing``.
        field: id of the form field (or of the part of the page) it belongs to.
        message: Vietnamese, with ``%(name)s`` places filled from `params`.
        basis: keys of the legal index.
    """

    code: str
    field: str
    message: str
    basis: tuple[str, ...] = ()
    weight: Weight = Weight.ERROR
    params: Mapping[str, Any] = dataclasses.field(default_factory=dict)

    def __str__(self) -> str:
        return self.message % self.params if self.params else self.message

    @property
    def refusal(self) -> Refusal:
        """The issue as the reason why an act is refused."""
        return Refusal(code=self.code, message=self.message, basis=self.basis, params=self.params, field=self.field)


def errors(issues: Iterable[Issue]) -> list[Issue]:
    """Those that block."""
    return [issue for issue in issues if issue.weight is Weight.ERROR]
