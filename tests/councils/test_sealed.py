"""Nothing of a sealed ballot, a remark or a reviewer's name leaks: read by everybody, everywhere, and held side by side."""

from datetime import date

import pytest
from django.db import transaction
from django.test import Client

from gieo.councils.notes import NoteKind
from gieo.councils.services.close_voting import close_voting
from gieo.councils.services.leave_note import leave_note
from gieo.dossiers.docket import entry_of
from gieo.files.models import StoredFile
from gieo.identity.selectors import actor_of
from gieo.kernel.actors import Actor, Role
from gieo.proposals.determination.workflow import PROCEDURE
from gieo.proposals.models import Determination
from tests.councils.chamber import Chamber, browser
from tests.councils.crawler import Read, read_all
from tests.factories import person_in, province_of

pytestmark = [pytest.mark.web, pytest.mark.django_db]

REASON, REMARK, QUESTION, OPINION = "lydokin7391", "nhanxetkin7391", "cauhoikin7391", "ykienkin7391"
MEMBER = "Phản Biện Kín"
VOTED = 5
MOST = 25


@pytest.fixture
def sealed(at, settings, tmp_path) -> tuple[Chamber, Determination]:
    """Nine secret names on a council that votes; five ballots are still to be cast."""
    at("2024-07-01 09:30")
    chamber = Chamber(people=[None])  # type: ignore[list-item]
    chamber.people = [chamber.expert(f"{MEMBER} {number}") for number in range(1, 10)]
    item = chamber.voting(chamber.determination())
    settings.MEDIA_ROOT = str(tmp_path)
    for file in StoredFile.objects.all():
        file.path.parent.mkdir(parents=True, exist_ok=True)
        file.path.write_bytes(b"x")
    return chamber, item


def cast_ballots(chamber: Chamber, item: Determination, *, favour: bool) -> Determination:
    """Half of the council has voted, and said what it thinks."""
    for number, person in enumerate(chamber.people[:VOTED]):
        item = chamber.vote(item, person, favour=favour, reason=f"{REASON} {number}")
    say(chamber, item, 0, NoteKind.REMARK, REMARK)
    say(chamber, item, 1, NoteKind.QUESTION, QUESTION)
    return item


def say(chamber: Chamber, item: Determination, number: int, kind: NoteKind, words: str) -> None:
    actor = chamber.actor(chamber.people[number])
    leave_note(procedure=PROCEDURE, item=item, kind=kind, words=words, actor=actor, at=chamber.sitting_at)


def seat(chamber: Chamber, role: Role, name: str, code: str = "") -> Actor:
    province = province_of(code) if code else chamber.province
    person = person_in(role, province, name=name, email=f"{role}.{code.lower() or 'kin'}@gieo.test")
    assert person.user
    return actor_of(person.user, date(2026, 1, 1))


def inside(chamber: Chamber) -> dict[str, Actor]:
    """Who may know that a council sits and who is on it: officers, watchers, and a member who has still to vote."""
    return {
        "officer": chamber.officer,
        "chairman": chamber.chairman,
        "auditor": seat(chamber, Role.AUDITOR, "Kiểm toán"),
        "inspector": seat(chamber, Role.INSPECTOR, "Thanh tra"),
        "administrator": seat(chamber, Role.ADMINISTRATOR, "Quản trị"),
        "member": chamber.actor(chamber.people[VOTED]),
    }


def outside(chamber: Chamber, item: Determination) -> dict[str, Actor | None]:
    """Who may not even know of it, or of it nothing but the result."""
    return {
        "proposer": chamber.actor(item.proposal.proposer),
        "officer of another province": seat(chamber, Role.SCIENCE_OFFICER, "Cán bộ tỉnh khác", "LS"),
        "nobody": None,
    }


def client_of(actor: Actor | None) -> Client:
    return browser(actor) if actor else Client()


def everything(actor: Actor | None, item: Determination, words: str) -> Read:
    return read_all(client_of(actor), [item.number, item.proposal.number], words, most=MOST)


def leaks(reads: dict[str, Read], *words: str) -> list[str]:
    """Who reads which of the words where."""
    return [
        f"{name}: {word} at {address}"
        for name, read in reads.items()
        for word in words
        for address in read.saying(word)
    ]


@pytest.mark.requirement("X-14", "CT-2-2b")
def test_before_the_count_nothing_leaks_and_every_answer_is_the_same_whatever_lies_in_the_urn(sealed):
    """Status, words, size and number of questions: a count, a feed, a refusal or the time it takes would tell."""
    chamber, item = sealed
    strangers = outside(chamber, item)
    watching = {name: actor for name, actor in inside(chamber).items() if name in {"officer", "auditor", "member"}}
    readers = {**watching, "proposer": strangers["proposer"], "nobody": None}
    told = {}
    for favour in (True, False):
        with transaction.atomic():
            voted = cast_ballots(chamber, item, favour=favour)
            reads = {name: everything(actor, voted, "7391") for name, actor in readers.items()}
            assert leaks(reads, REASON, REMARK) == []
            assert leaks({name: reads[name] for name in ("proposer", "nobody")}, MEMBER, QUESTION) == []
            told[favour] = {**{name: read.answers for name, read in reads.items()}, "desk": refusals(chamber, voted)}
            transaction.set_rollback(True)
    differing = [
        f"{name} {address}"
        for name, answers in told[True].items()
        for address in answers.keys() | told[False][name].keys()
        if answers.get(address) != told[False][name].get(address)
    ]
    assert differing == []
    assert len(told[True]["officer"]) > 60, "the reader reads"


@pytest.mark.requirement("X-14")
def test_after_the_count_no_ballot_is_anybodys_and_strangers_still_know_no_name(sealed):
    chamber, item = sealed
    item = cast_ballots(chamber, item, favour=True)
    for person in chamber.people[VOTED:]:
        item = chamber.vote(item, person, favour=True, reason=f"{REASON} sau")
    close_voting(item, PROCEDURE, actor=chamber.officer, at=chamber.sitting_at, facts=chamber.result())
    item.refresh_from_db()
    strangers = outside(chamber, item)
    watchers = {name: actor for name, actor in inside(chamber).items() if name != "member"}
    reads = {name: everything(actor, item, REASON) for name, actor in {**watchers, **strangers}.items()}
    assert leaks(reads, f"{REASON} ") == []
    assert leaks({name: reads[name] for name in strangers}, MEMBER, QUESTION, REMARK) == []
    own = everything(chamber.actor(chamber.people[0]), item, "x")
    assert own.saying(f"{REASON} 0"), "whoever cast it reads it, so the reader does read"
    assert not own.saying(f"{REASON} 1")


def refusals(chamber: Chamber, item: Determination) -> dict[str, tuple[int, str, int]]:
    """What the desk is told that closes too early, by either way out."""
    client, found = browser(chamber.officer), {}
    for way in ("recommend", "not_recommend"):
        typed = {"discussion": "x", "reason": "y", "key": way}
        answer = client.post(f"{item.get_absolute_url()}/viec/{way}", typed)
        found[way] = (answer.status_code, str("Phiếu đã bỏ" in answer.content.decode()), 0)
    assert entry_of(item).state == "voting"
    return found
