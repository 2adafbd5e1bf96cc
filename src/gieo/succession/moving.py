"""What a decision would move, from whom to whom: read off the database, written nowhere."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from gieo.dossiers.models import DocketEntry
from gieo.identity.models import Organisation
from gieo.succession.claims import CLAIMS, FILES, FILES_LABEL, NOT_KEPT, SEATS, Claim
from gieo.succession.models import Change, Direction, Succession, SuccessionPart


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One thing of one body.

    Attributes:
        claim: what kind of thing; None for a closed file.
        part: whoever takes it; None while nobody said so.
    """

    claim: Claim | None
    row: Any
    body: Organisation
    part: SuccessionPart | None

    @property
    def key(self) -> str:
        """The key of its kind."""
        return self.claim.key if self.claim else FILES

    @property
    def label(self) -> str:
        """Its kind in words, for the catalogue."""
        return self.claim.label if self.claim else FILES_LABEL

    @property
    def only_ends(self) -> bool:
        """A seat at a body that ended without an heir ends with it: whoever keeps the work seats its own people."""
        return bool(self.part and self.key == SEATS and self.part.succession.change == Change.LEFT)

    @property
    def way(self) -> str:
        """From whom to whom."""
        if self.only_ends:
            return gettext("%(body)s → kết thúc") % {"body": self.body}
        return f"{self.body} → {self.part.becomes if self.part else '?'}"


def moves_of(succession: Succession) -> list[Move]:
    """Everything the bodies of a decision hold, each with its heir where there is one or somebody said which.

    A body that goes on under a new name keeps what it holds.
    """
    parts = parts_by_body(succession)
    ending = {pk: found for pk, found in parts.items() if any(part.ends for part in found)}
    if not ending:
        return []
    directions = list(Direction.objects.filter(succession=succession).select_related("part"))
    return list(_moves(succession, ending, directions))


def parts_by_body(succession: Succession) -> dict[int, list[SuccessionPart]]:
    """The parts of each body."""
    found: dict[int, list[SuccessionPart]] = defaultdict(list)
    for part in succession.parts.select_related("body__province", "heir__province", "succession").order_by("pk"):
        found[part.body_id].append(part)
    return dict(found)


def _moves(
    succession: Succession, ending: dict[int, list[SuccessionPart]], directions: list[Direction]
) -> Iterator[Move]:
    kept = succession.change == Change.LEFT
    for claim in CLAIMS:
        if kept and claim.key in NOT_KEPT:
            continue
        for row in claim.held_by(ending, succession.from_day):
            for body in _holding(claim, row, ending):
                part = _part_for(claim.key, row.pk, ending[body], directions)
                yield Move(claim=claim, row=row, body=ending[body][0].body, part=part)
    for body, parts in ending.items():
        for entry in DocketEntry.objects.filter(reader_bodies__contains=[body], is_open=False).order_by("pk"):
            yield Move(claim=None, row=entry, body=parts[0].body, part=_part_for(FILES, entry.pk, parts, directions))


def _holding(claim: Claim, row: Any, ending: dict[int, list[SuccessionPart]]) -> list[int]:
    if not claim.is_list:
        return [getattr(row, f"{claim.field}_id")]
    return sorted(body.pk for body in getattr(row, claim.field).all() if body.pk in ending)


def _part_for(claim: str, pk: int, parts: list[SuccessionPart], directions: list[Direction]) -> SuccessionPart | None:
    """The only heir; else the one said for this very thing, else the one said for all of its kind."""
    if len(parts) == 1:
        return parts[0]
    own = {part.pk: part for part in parts}
    said = [each for each in directions if each.claim == claim and each.part_id in own and each.object_id in (pk, None)]
    said.sort(key=lambda each: each.object_id is None)
    return own[said[0].part_id] if said else None
