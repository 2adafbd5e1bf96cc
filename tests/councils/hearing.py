"""A province whose rulebook lets those a council judges answer its remarks, and what its people then do."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache

import pytest

from gieo.councils.models import CouncilItem, RemarkReply
from gieo.councils.notes import NoteKind
from gieo.councils.procedure import Procedure
from gieo.councils.services.leave_note import leave_note
from gieo.councils.sitting.facts import ReleaseFacts, RemarkRow
from gieo.councils.sitting.hearing import remarks_of
from gieo.dossiers.services.act import act
from gieo.kernel.actors import Actor
from gieo.kernel.asking import Picked
from gieo.proposals.determination.workflow import PROCEDURE
from gieo.proposals.models import Determination
from gieo.rulebooks import library
from gieo.rulebooks.models import Rulebook
from tests.councils.chamber import Chamber


def switch_on(monkeypatch: pytest.MonkeyPatch, council: str = "determination") -> None:
    """As if the rulebook of every province said `hears_reply` of a kind of council."""
    as_written = library.get

    @cache
    def hearing(rulebook: str) -> Rulebook:
        book = as_written(rulebook)
        if council not in book.councils:
            return book
        rule = book.councils[council].model_copy(update={"hears_reply": True})
        return book.model_copy(update={"councils": {**book.councils, council: rule}})

    monkeypatch.setattr(library, "get", hearing)


def say(procedure: Procedure, item: CouncilItem, actor: Actor, words: str, at: datetime) -> None:
    leave_note(procedure=procedure, item=item, kind=NoteKind.REMARK, words=words, actor=actor, at=at)


def picks(item: CouncilItem, numbers: Iterable[str], words: Iterable[str] = (), *, until: datetime) -> ReleaseFacts:
    """Every remark, or those of these words, for each of the dossiers."""
    wanted = set(words)
    told = [each for each in remarks_of(item) if not wanted or each.words in wanted]
    rows = [
        RemarkRow(remark=Picked(id=each.key, name="Nhận xét"), dossier=Picked(id=number, name=number))
        for each in told
        for number in numbers
    ]
    return ReleaseFacts(remarks=tuple(rows), until=until)


def called(chamber: Chamber, remarks: Iterable[str] = (), **made) -> Determination:
    """Papers are out, everybody has declared; the first members have left a remark each."""
    item = chamber.called(chamber.determination(**made))
    for person in chamber.people:
        item = chamber.declare(item, person)
    for person, words in zip(chamber.people, remarks, strict=False):
        say(PROCEDURE, item, chamber.actor(person), words, chamber.start + timedelta(days=3))
    return item


def released(chamber: Chamber, item: Determination, **changes) -> Determination:
    """Told on the fourth day, to be answered until the day before the sitting."""
    until = chamber.sitting_at - timedelta(days=1)
    facts = picks(item, [each.number for each in item.judged_dossiers()], until=until)
    facts = facts.model_copy(update=changes)
    at = chamber.start + timedelta(days=4)
    return act(item, "release_remarks", actor=chamber.officer, at=at, facts=facts).subject


def told(item: Determination) -> RemarkReply:
    return RemarkReply.objects.get(dossier__number=item.proposal.number)
