"""What the engine knows of words: things and their names, places, words of course, short forms. All of it is data."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, cached_property
from importlib.resources import files
from itertools import pairwise
from typing import Any

import yaml

from gieo.kernel.text import nfc
from gieo.overlap.engine.syllables import Cut, cut


class Facet(StrEnum):
    """What a word is to a task."""

    OBJECT = "object"
    SETTING = "setting"
    PROBLEM = "problem"
    METHOD = "method"
    PLACE = "place"
    WORD = "word"
    FRAME = "frame"
    PHASE = "phase"


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing, whatever it is called.

    Attributes:
        key: stable name, `facet:first name`.
        name: the name that is shown.
        facet: what it is to a task.
        kind: things of one kind speak against each other; empty where they do not.
        proper: its names are proper names: in a text with marks they begin with capitals.
    """

    key: str
    name: str
    facet: Facet
    kind: str = ""
    proper: bool = False


@dataclass(slots=True)
class Phrases:
    """Phrases by how they begin, so that a text is cut at the longest one.

    Nearly every syllable begins some phrase, hardly any pair of syllables does: those of two and more are kept by
    their first two.

    Attributes:
        single: phrases of one syllable.
        longer: those of several by their first two, the longest first.
    """

    single: dict[str, Sense] = field(default_factory=dict)
    longer: dict[tuple[str, str], list[tuple[int, list[str], Sense]]] = field(default_factory=dict)

    def add(self, path: list[str], sense: Sense) -> None:
        """Let a phrase mean a thing; the first meaning of a phrase stays."""
        if len(path) == 1:
            self.single.setdefault(path[0], sense)
            return
        held = self.longer.setdefault((path[0], path[1]), [])
        if all(known != path for _length, known, _sense in held):
            held.append((len(path), path, sense))
            held.sort(key=lambda each: -each[0])

    def begin(self, words: list[str]) -> set[int]:
        """The places of a text where some phrase begins, or may begin: its first two syllables are there."""
        places = {at for at, word in enumerate(words) if word in self.single}
        places.update([at for at, pair in enumerate(pairwise(words)) if pair in self.longer])
        return places

    def at(self, words: list[str], place: int) -> list[tuple[int, Sense]]:
        """Every phrase that begins at a place of the text: its length and its meaning, the longest first."""
        one = self.single.get(words[place])
        alone = [(1, one)] if one is not None else []
        if place + 1 == len(words) or (words[place], words[place + 1]) not in self.longer:
            return alone
        held = self.longer[words[place], words[place + 1]]
        return [(length, sense) for length, path, sense in held if words[place : place + length] == path] + alone


@dataclass
class Lexicon:
    """Everything known, ready to be looked up.

    Attributes:
        toned: phrases as they are written with marks.
        bare: the same without marks, for writers who use none; single syllables are left out, they mean too much.
        narrower: a thing → the broader things that take it in.
        regions: a place → the larger places it lies in.
        stops: single words of course, bare.
        shorts: a short form, bare → the syllables of each thing it stands for.
    """

    toned: Phrases = field(default_factory=Phrases)
    bare: Phrases = field(default_factory=Phrases)
    narrower: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    regions: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    stops: frozenset[str] = frozenset()
    toned_stops: frozenset[str] = frozenset()
    shorts: dict[str, tuple[Cut, ...]] = field(default_factory=dict)

    def add(self, name: str, sense: Sense) -> None:
        """Let a name mean a thing."""
        said = cut(nfc(name)).syllables
        self.toned.add([each.toned for each in said], sense)
        if len(said) > 1 or sense.proper:
            self.bare.add([each.bare for each in said], sense)

    def related(self, one: str, other: str) -> bool:
        """Whether one of two things takes in the other, or they are a place and the place it lies in."""
        return (
            one in self.narrower.get(other, ())
            or other in self.narrower.get(one, ())
            or one in self.regions.get(other, ())
            or other in self.regions.get(one, ())
        )

    @cached_property
    def around(self) -> dict[str, frozenset[str]]:
        """Of each thing that something takes in the broader things and larger places."""
        return {
            key: frozenset(self.narrower.get(key, ())) | frozenset(self.regions.get(key, ()))
            for key in [*self.narrower, *self.regions]
        }


@cache
def lexicon() -> Lexicon:
    """The shipped words, read once."""
    known = Lexicon()
    _frame(known, _read("frame"))
    _concepts(known, _read("concepts"))
    for phrase in _read("compounds"):
        known.add(phrase, Sense(f"word:{phrase}", phrase, Facet.WORD))
    _places(known, _read("places"))
    known.shorts = {
        first.bare: tuple(cut(nfc(full)) for full in fulls)
        for short, fulls in _read("abbreviations").items()
        for first in cut(nfc(short)).syllables[:1]
    }
    return known


def _read(name: str) -> Any:
    return yaml.safe_load((files("gieo.overlap") / "data" / f"{name}.yaml").read_text(encoding="utf-8"))


def _frame(known: Lexicon, frame: dict[str, Any]) -> None:
    for phrase in frame["phrases"]:
        known.add(phrase, Sense(f"frame:{phrase}", phrase, Facet.FRAME))
    words = cut(nfc(frame["words"])).syllables
    known.toned_stops = frozenset(each.toned for each in words)
    known.stops = frozenset(each.bare for each in words)


def _concepts(known: Lexicon, data: dict[str, Any]) -> None:
    key_of: dict[str, str] = {}
    for facet in (Facet.OBJECT, Facet.SETTING, Facet.PROBLEM, Facet.METHOD, Facet.WORD):
        for kind, lines in data[facet].items():
            for line in lines:
                names = [name.strip() for name in line.split("|")]
                sense = Sense(f"{facet}:{names[0]}", names[0], facet, "" if kind == "any" else kind)
                for name in names:
                    known.add(name, sense)
                    key_of.setdefault(name, sense.key)
    for broad, narrow in data["broader"].items():
        for name in narrow:
            known.narrower[key_of[name]].add(key_of[broad])


def _places(known: Lexicon, data: dict[str, Any]) -> None:
    for name, more in data["provinces"].items():
        sense = Sense(f"place:{name}", name, Facet.PLACE, proper=True)
        for each in _names(name, more.get("aka", ())):
            known.add(each, sense)
    for name, more in data["provinces"].items():
        for part in more.get("parts", ()):
            key = f"place:{part}"
            known.add(part, Sense(key, part, Facet.PLACE, proper=True))
            known.regions[key].add(f"place:{name}")
    provinces = {f"place:{name}" for name in data["provinces"]}
    for region, names in data["regions"].items():
        sense = Sense(f"place:{region}", region, Facet.PLACE)
        known.add(region, sense)
        for name in names:
            if f"place:{name}" in provinces:
                known.regions[f"place:{name}"].add(sense.key)
            else:
                known.add(name, sense)


def _names(name: str, others: Iterable[str]) -> list[str]:
    return [name, *others]
