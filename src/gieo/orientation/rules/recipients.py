"""To whom a line of a distribution list is addressed: groups, seats, names. What is none of these is asked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gieo.kernel import text
from gieo.kernel.actors import Role

_ARCHIVE = re.compile(r"^luu\s*:\s*")
_POSTS = re.compile(r"\b(?:dang|cong bo|dua len)\b.*\b(?:website|web|trang|cong)\b")
_PORTAL = re.compile(r"^cong (?:ttdt|thong tin dien tu)")
_NOTE = re.compile(r"\s*\(([^()]*)\)")
_CUT = re.compile(r"[;,·]")
_FILLERS = frozenset(["cac", "tinh", "va", "thuoc"])
_TOWNS = r"(?:(?:cac )?(?:huyen|thi xa|thanh pho|tp)\b(?:, (?:va )?)?)+"
# The longer before the shorter: what one pattern has taken, no later one sees.
GROUPS: tuple[tuple[str, str], ...] = (
    (r"phong,? (?:va )?(?:cac )?(?:don vi|trung tam)(?: truc)? thuoc so\b", "division"),
    (r"\bso,? (?:ban,? )?(?:nganh\b|(?:cac )?co quan thuoc ubnd tinh)", "department"),
    (r"\b(?:hoi, )?doan the\b", "mass_organisation"),
    (rf"\bubnd {_TOWNS}", "district"),
    (r"\bubnd (?:cac )?(?:xa|phuong)\b(?:, (?:xa|phuong|dac khu)\b)*", "commune"),
    (r"\bvien nghien cuu\b(?:, (?:cac )?truong dai hoc)?|\btruong dai hoc\b", "university"),
    (r"\bto chuc (?:kh&cn|khcn|khoa hoc va cong nghe)", "science_organisation"),
)
SEATS: tuple[tuple[str, Role], ...] = (
    (r"\bthanh vien (?:hd|hoi dong) ?(?:kh&cn|kh|khoa hoc va cong nghe)\b(?: tinh)?", Role.COUNCIL_MEMBER),
    (r"^(?:chu tich|ct)(?:, (?:cac )?(?:pct|pho chu tich))? ubnd tinh\b", Role.CHAIRMAN),
    (r"^(?:lanh dao|giam doc) so$", Role.DIRECTOR),
)


@dataclass(frozen=True, slots=True)
class Addressed:
    """What a line says.

    Attributes:
        kinds: groups of bodies, by their kind in the register.
        roles: seats of the province.
        names: what is left, to be looked up by name.
        units: of the archive, as printed.
        publishes: whether it receives the document to post it.
    """

    kinds: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    publishes: bool = False


def addressed(entry: str) -> Addressed:
    """Read one line, e.g. "Các sở, ban, ngành, đoàn thể tỉnh" or "Lưu: VT, QLKH"."""
    words = text.collapse(text.nfc(entry)).rstrip(" .;")
    if archive := _ARCHIVE.match(text.fold(words)):
        return Addressed(units=tuple(parts_of(words[archive.end() :])))
    notes = [text.fold(note) for note in _NOTE.findall(words)]
    bare = text.collapse(_NOTE.sub("", words))
    rest = text.fold(bare)  # letter by letter as long as the words themselves
    publishes = bool(_PORTAL.search(rest) or any(_POSTS.search(note) for note in notes))
    kinds, rest = _taken(GROUPS, rest)
    roles, rest = _taken(SEATS, rest)
    names = tuple(_left(rest, bare)) if kinds or roles else (bare,)
    return Addressed(kinds, tuple(Role(role) for role in roles), names, publishes=publishes)


def parts_of(entry: str) -> list[str]:
    """The parts of a line that may be names of their own where the whole is none."""
    return [part.strip() for part in _CUT.split(entry) if part.strip()]


def _taken(patterns: Sequence[tuple[str, str]], words: str) -> tuple[tuple[str, ...], str]:
    """What the patterns found, and the words with dots in its place."""
    found: list[str] = []
    for pattern, name in patterns:
        fresh = re.sub(pattern, lambda match: "·" * len(match[0]), words)
        found += [name] if fresh != words and name not in found else []
        words = fresh
    return tuple(found), words


def _left(folded: str, bare: str) -> Iterator[str]:
    """What stands beside the groups, in the letters of the text, unless it is only "các" or "tỉnh"."""
    at = 0
    for part in _CUT.split(folded):
        if set(part.split()) - _FILLERS:
            yield bare[at : at + len(part)].strip()
        at += len(part) + 1
