"""The pages of a council's letters: what was written on a dossier, and one series letter by letter."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from gieo.councils.addressees import why_not_yet
from gieo.councils.letters import DELAYS, PLACES, SUBJECTS, TEXTS, LetterKind
from gieo.councils.models import CouncilItem, CouncilLetter, LetterRound
from gieo.councils.procedure import Procedure
from gieo.councils.roster import entry_pk
from gieo.kernel.refusal import Refusal

MOST = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A letter that can be written now.

    Attributes:
        places: what its text may name.
        closed: why not yet.
    """

    kind: LetterKind
    subject: str
    text: str
    places: Sequence[str]
    closed: Refusal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterDesk:
    """The letters of one dossier: those written, the latest first, and those to be written."""

    rounds: Sequence[LetterRound]
    drafts: Sequence[Draft]


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterSheet:
    """One series: every letter as it will be read.

    Attributes:
        waiting: letters that have not left and are not held back.
        delays: minutes that can be chosen, once, with their words; empty when it was released.
    """

    round: LetterRound
    letters: Sequence[CouncilLetter]
    waiting: int
    delays: Sequence[tuple[int, str]]


def letter_desk_of(procedure: Procedure, item: CouncilItem) -> LetterDesk:
    """The page of a dossier's letters; as many queries for any number."""
    rounds = LetterRound.objects.filter(entry=entry_pk(item)).annotate(
        total=Count("letters"),
        sent=Count("letters", filter=Q(letters__sent_at__isnull=False)),
        held=Count("letters", filter=Q(letters__cancelled_at__isnull=False)),
    )
    drafts = [
        Draft(
            kind=kind,
            subject=SUBJECTS[kind],
            text=TEXTS[kind],
            places=PLACES[kind],
            closed=why_not_yet(procedure, item, kind),
        )
        for kind in LetterKind
    ]
    return LetterDesk(rounds=list(rounds.order_by("-pk")[:MOST]), drafts=drafts)


def letter_sheet_of(item: CouncilItem, pk: int) -> LetterSheet | None:
    """One series of a dossier; None where it has none of that number."""
    found = LetterRound.objects.filter(entry=entry_pk(item), pk=pk).first()
    if found is None:
        return None
    letters = list(found.letters.select_related("round").order_by("pk"))
    return LetterSheet(
        round=found,
        letters=letters,
        waiting=sum(each.waits for each in letters),
        delays=list(DELAYS.items()) if found.leaves_at is None else (),
    )
