"""A refusal always says why, and by which article."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any


def _(message: str) -> str:
    """Mark a message for the catalogue; it is translated where it is shown, not where it is made."""
    return message


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One reason why something may not be done.

    Attributes:
        code: stable, for tests and scripts, e.g. ``window_closed``.
        message: Vietnamese, with ``%(name)s`` places filled from `params`.
        basis: keys of the legal index; empty only where no law is involved (a wrong file type).
        params: values for the places in the message; only what the reader may see.
        field: the form field or part of the page the reason belongs to, if any.
    """

    code: str
    message: str
    basis: tuple[str, ...] = ()
    params: Mapping[str, Any] = field(default_factory=dict)
    field: str = ""

    def __str__(self) -> str:
        return self.message % self.params if self.params else self.message


class Refused(Exception):  # noqa: N818  (a refusal is an answer, not an error)
    """An act was refused, for all the reasons given."""

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        self.refusals = tuple(refusals)
        if not self.refusals:
            raise ValueError("a refusal without a reason")
        super().__init__("; ".join(str(refusal) for refusal in self.refusals))

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all reasons, in order."""
        return tuple(refusal.code for refusal in self.refusals)


class TransitionRefused(Refused):
    """A move of a dossier was refused: wrong state, wrong person, or an unmet precondition."""


__all__ = ["Refusal", "Refused", "TransitionRefused"]
