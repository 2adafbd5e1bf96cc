"""The national list of research fields, keyed by its version: which codes are valid on a day, and how to name one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

BRANCH = 3  # figures of a branch; whatever is finer begins with them
_LENGTHS = frozenset({3, 5, 7})


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch of research, the second level of the list.

    Attributes:
        code: three figures.
        name: as in the list.
        field: the name of the field, the first level.
        science_field: the field in the common list of six.
        words: what a task of the branch names; our own, to suggest by.
    """

    code: str
    name: str
    field: str
    science_field: str
    words: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


@dataclass(frozen=True, slots=True)
class CodeList:
    """A version of the list.

    Attributes:
        key: of its legal document.
        basis: the document as it is written.
        first_day: from when it is valid.
        last_day: until when; None while it is.
        is_confirmed: somebody has seen that its codes are these.
    """

    key: str
    basis: str
    first_day: date
    last_day: date | None
    is_confirmed: bool


def list_on(day: date) -> CodeList:
    """The version valid on a day; before there was one, the first."""
    known = _lists()
    return next((each for each in reversed(known) if each.first_day <= day), known[0])


@cache
def branches() -> Mapping[str, Branch]:
    """Every branch by its code, in the order of the list."""
    said = _said()
    return {
        code: Branch(
            code,
            each["name"],
            said["fields"][code[0]]["name"],
            said["fields"][code[0]]["science_field"],
            tuple(each["words"]),
        )
        for code, each in said["branches"].items()
    }


def is_code(written: str) -> bool:
    """Whether it is a branch, or a finer code of one."""
    return written.isascii() and written.isdecimal() and len(written) in _LENGTHS and written[:BRANCH] in branches()


def named(code: str) -> str:
    """A code with the name of its branch: "40107 Trồng trọt"; an unknown one as it stands."""
    branch = branches().get(code[:BRANCH])
    return f"{code} {branch.name}" if branch else code


@cache
def _lists() -> tuple[CodeList, ...]:
    return tuple(
        CodeList(each["key"], each["basis"], each["from"], each.get("to"), each.get("status") != "to_confirm")
        for each in _said()["lists"]
    )


@cache
def _said() -> dict[str, Any]:
    content = (files("gieo.registry") / "data" / "classification.yaml").read_text(encoding="utf-8")
    said: dict[str, Any] = yaml.safe_load(content)
    return said
