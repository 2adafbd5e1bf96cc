"""Nothing of a sealed ballot, a remark or a reviewer's name leaks: read by everybody, everywhere, and held side by side."""

from datetime import timedelta

import pytest
from django.db import transaction

from gieo.councils.notes import NoteKind
from gieo.councils.services.close_voting import close_voting
from gieo.councils.services.leave_note import leave_note
from gieo.dossiers.docket import entry_of
from gieo.dossiers.services.act import act
from gieo.kernel.actors import Role
from gieo.proposals.determination.workflow import PROCEDURE
from gieo.proposals.models import Determination
from tests.councils.chamber import Chamber, browser
from tests.councils.crawler import CHANGING
from tests.councils.leaks import (
    MEMBER,
    canary,
    differences,
    everything,
    files_are_there,
    hide_names,
    leaks,
    officer_elsewhere,
    read_by,
    seat,
)

pytestmark = [pytest.mark.web, pytest.mark.django_db, pytest.mark.long]

REASON, REMARK, QUESTION = canary("lydokin"), canary("nhanxetkin"), canary("cauhoikin")
VOTED = 5


@pytest.fixture
def sealed(at, settings, tmp_path) -> tuple[Chamber, Determination]:
    """Nine secret names on a council that votes; five ballots are still to be cast."""
    at("2024-07-01 09:30")
    settings.MEDIA_ROOT = str(tmp_path)
    chamber = Chamber()
    hide_names(chamber.people)
    item = chamber.voting(chamber.determination())
    files_are_there()
    return chamber, item


def cast_ballots(chamber: Chamber, item: Determination, *, favour: bool) -> Determination:
    """Half of the council has voted, thought again, and said what it thinks."""
    for number, person in enumerate(chamber.people[:VOTED]):
        item = chamber.vote(item, person, favour=not favour, reason=f"{REASON} {number}")
        at = chamber.sitting_at + timedelta(hours=1)
        again = chamber.ballot(item, favour=favour, reason=f"{REASON} {number} sửa")
        item = act(item, "revise_ballot", actor=chamber.actor(person), at=at, facts=again).subject
    say(chamber, item, 0, NoteKind.REMARK, REMARK)
    say(chamber, item, 1, NoteKind.QUESTION, QUESTION)
    return item


def say(chamber: Chamber, item: Determination, number: int, kind: NoteKind, words: str) -> None:
    actor = chamber.actor(chamber.people[number])
    leave_note(procedure=PROCEDURE, item=item, kind=kind, words=words, actor=actor, at=chamber.sitting_at)


def numbers_of(item: Determination) -> list[str]:
    return [item.number, item.proposal.number]


@pytest.mark.requirement("X-14", "CT-2-2b")
def test_before_the_count_nothing_leaks_and_every_answer_is_the_same_whatever_lies_in_the_urn(sealed):
    """Status, words, size and number of questions: a count, a feed, a refusal or the time it takes would tell."""
    chamber, item = sealed
    inside = {"officer": chamber.officer}
    outside = {"proposer": chamber.actor(item.proposal.proposer), "nobody": None}
    told, desk = {}, {}
    for favour in (True, False):
        with transaction.atomic():
            voted = cast_ballots(chamber, item, favour=favour)
            told[favour] = read_by({**inside, **outside}, numbers_of(item))
            assert leaks(told[favour], REASON, REMARK) == []
            assert leaks({name: told[favour][name] for name in outside}, MEMBER, QUESTION) == []
            desk[favour] = refusals(chamber, voted)
            transaction.set_rollback(True)
    assert differences(told[True], told[False]) == []
    assert desk[True] == desk[False]
    assert len(told[True]["officer"].answers) > 100, "the reader reads"


@pytest.mark.requirement("X-14")
def test_after_the_count_no_ballot_is_anybodys_and_strangers_still_know_no_name(sealed):
    chamber, item = sealed
    item = cast_ballots(chamber, item, favour=True)
    for person in chamber.people[VOTED:]:
        item = chamber.vote(item, person, favour=True, reason=f"{REASON} sau")
    close_voting(item, PROCEDURE, actor=chamber.officer, at=chamber.sitting_at, facts=chamber.result())
    item.refresh_from_db()
    proposer = chamber.actor(item.proposal.proposer)
    outside = {"proposer": proposer, "elsewhere": officer_elsewhere(), "nobody": None}
    inside = {"officer": chamber.officer, "auditor": seat(Role.AUDITOR, "Kiểm toán", chamber.province)}
    reads = read_by({**inside, **outside}, numbers_of(item))
    assert leaks(reads, f"{REASON} ") == []
    assert leaks({name: reads[name] for name in outside}, MEMBER, QUESTION, REMARK) == []
    assert any(".docx" in address for address in reads["officer"].saying(MEMBER)), "the reader opens what it is given"
    assert any(".pdf" in address for address in reads["officer"].saying(MEMBER))
    own = everything(chamber.actor(chamber.people[0]), numbers_of(item))
    assert own.saying(f"{REASON} 0"), "whoever cast it reads it, so the reader does read"
    assert not own.saying(f"{REASON} 1")


def refusals(chamber: Chamber, item: Determination) -> dict[str, tuple[int, str]]:
    """What the desk is told that closes too early, by each way out, with whoever is missing said not to vote, or not."""
    client, found = browser(chamber.officer), {}
    missing = [each.pk for each in chamber.members(item, chamber.people[VOTED:])]
    for way in ("recommend", "not_recommend"):
        for excused in ([], missing):
            typed = {"discussion": "x", "reason": "y", "key": way, "not_voting": excused}
            answer = client.post(f"{item.get_absolute_url()}/viec/{way}", typed)
            found[f"{way} {len(excused)}"] = (answer.status_code, CHANGING.sub("", answer.content.decode()))
    assert entry_of(item).state == "voting"
    return found
