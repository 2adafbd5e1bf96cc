"""Administrative procedures for everybody: the catalogue of the rulebooks, narrowed, with the suffix of a province."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from gieo.dossiers.kinds import StageOfTheYear
from gieo.dossiers.stages import BY_KEY
from gieo.identity.models import Province
from gieo.kernel import text
from gieo.kernel.law import Law
from gieo.rulebooks import library
from gieo.rulebooks.models.procedure import Procedure
from gieo.rulebooks.models.rules import NamedRule
from gieo.rulebooks.procedures import catalogue, may_be_open, procedure

# Whoever copies a number from a portal types the suffix of that portal too.
SUFFIX = re.compile(r"\.h\d\d\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What a reader looks for; empty parts leave nothing out.

    Attributes:
        law: those of this law, and those of which the law is not known.
        stage: key of a stage of the year.
        on: only what may have been open on this day.
    """

    words: str = ""
    law: Law | None = None
    stage: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A procedure as a province's portal numbers it, and the stages it serves."""

    procedure: Procedure
    code: str
    stages: list[StageOfTheYear]


@dataclass(frozen=True, slots=True)
class Found:
    """The rows, those somebody saw on a portal first, and the rules around all procedures."""

    seen: list[Row]
    probable: list[Row]
    around: tuple[NamedRule, ...]

    @property
    def number(self) -> int:
        """How many there are."""
        return len(self.seen) + len(self.probable)


def found(sought: Sought, suffix: str) -> Found:
    """The procedures that answer."""
    rows = [_row(each, suffix) for each in catalogue().procedures if _answers(each, sought)]
    return Found(
        seen=[row for row in rows if row.procedure.is_seen],
        probable=[row for row in rows if not row.procedure.is_seen],
        around=catalogue().around,
    )


def one(code: str, suffix: str) -> Row:
    """The procedure of a code, with or without the suffix of a province.

    Raises:
        KeyError: there is none.
    """
    return _row(procedure(SUFFIX.sub("", code)), suffix)


def suffix_of(province: Province | None, *, on: date) -> str:
    """What the province's portal writes behind a code; empty where its rulebook does not know it."""
    if province is None:
        return ""
    try:
        profile = library.in_force(province.family, on=on).profile
    except LookupError:
        return ""
    return profile.portal_suffix if profile else ""


def stages() -> list[StageOfTheYear]:
    """The stages of the year that procedures serve, in the order of the year."""
    served = {key for each in catalogue().procedures for key in each.stages}
    return [stage for key, stage in BY_KEY.items() if key in served]


def _row(each: Procedure, suffix: str) -> Row:
    return Row(each, each.code_in(suffix), [BY_KEY[key] for key in each.stages])


def _answers(each: Procedure, sought: Sought) -> bool:
    return (
        (sought.law is None or each.law in {None, sought.law})
        and (not sought.stage or sought.stage in each.stages)
        and (sought.on is None or may_be_open(each, on=sought.on))
        and text.matches(_key(each.code), SUFFIX.sub("", sought.words))
    )


@cache
def _key(code: str) -> str:
    each = procedure(code)
    return text.search_key(" ".join([each.numbers, each.name, *each.dossier]))
