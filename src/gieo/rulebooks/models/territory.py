"""Provinces through the merger of 01/07/2025: who became whom, under which code of which list, of which rank when."""

from collections import Counter
from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from gieo.rulebooks.models.values import Frozen, Sourced

RANKS = {"province": "tỉnh", "city": "thành phố"}
ListName = Literal["old", "new"]


class CodeList(Sourced):
    """A list of codes and the days it holds."""

    name: str
    from_day: date | None = None
    to_day: date | None = None

    @property
    def in_words(self) -> str:
        """Its name."""
        return self.name


class Unit(Frozen):
    """A province of today.

    Attributes:
        code: in the new list.
        rank: on the day of the merger.
        of: the provinces it was formed from, its own old self among them where the name stayed.
        city_from: first day as a centrally-run city, where it became one later.
    """

    code: str = Field(pattern=r"^\d\d$")
    name: str
    rank: Literal["province", "city"] = "province"
    of: tuple[str, ...] = Field(min_length=1)
    city_from: date | None = None

    def title_on(self, day: date) -> str:
        """Rank and name on a day: tỉnh Bắc Ninh, from 20/09/2026 thành phố Bắc Ninh; papers print those of theirs."""
        is_city = self.rank == "city" or (self.city_from is not None and self.city_from <= day)
        return f"{RANKS['city' if is_city else 'province']} {self.name}"


class Territory(Frozen):
    """All units, the lists of their codes, and the codes of the old list that are known."""

    lists: dict[ListName, CodeList]
    units: tuple[Unit, ...]
    old_codes: dict[str, str]

    @model_validator(mode="after")
    def _everybody_has_one_successor(self) -> "Territory":
        times = Counter(name for unit in self.units for name in unit.of)
        twice = [name for name, count in times.items() if count > 1]
        if twice or len({unit.code for unit in self.units}) != len(self.units):
            raise ValueError(f"two successors of {twice}, or a code twice")
        if unknown := set(self.old_codes.values()) - set(times):
            raise ValueError(f"codes of provinces that never were: {sorted(unknown)}")
        return self

    @property
    def before(self) -> tuple[str, ...]:
        """The provinces up to 30/06/2025."""
        return tuple(name for unit in self.units for name in unit.of)

    def successor_of(self, name: str) -> Unit:
        """What a province of before the merger belongs to today.

        Raises:
            KeyError: there was none of that name.
        """
        found = next((unit for unit in self.units if name in unit.of), None)
        if found is None:
            raise KeyError(name)
        return found

    def named(self, code: str, *, of: ListName) -> str:
        """The province a code means in a list; the same two digits may name another one in the other list.

        Raises:
            KeyError: the list has no such code, or it is not known here.
        """
        codes = self.old_codes if of == "old" else {unit.code: unit.name for unit in self.units}
        return codes[code]

    def ambiguous(self) -> dict[str, tuple[str, str]]:
        """The codes that name different provinces in the two lists: code → (before, today)."""
        today = {unit.code: unit.name for unit in self.units}
        return {
            code: (name, today[code]) for code, name in sorted(self.old_codes.items()) if today.get(code, name) != name
        }
