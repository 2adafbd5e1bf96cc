"""What a council lets an applicant read of its remarks tells nothing of who wrote them: read by everybody, everywhere."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from gieo.councils.services.reply_to_remarks import keep_reply, send_reply
from gieo.dossiers.docket import entry_of
from gieo.identity.models import Person
from gieo.kernel.actors import Actor, Role
from gieo.proposals.determination.workflow import PROCEDURE
from gieo.proposals.models import Determination
from tests.councils.chamber import Chamber
from tests.councils.hearing import called, released, say, switch_on, told
from tests.councils.leaks import (
    MEMBER,
    canary,
    differences,
    files_are_there,
    hide_names,
    leaks,
    officer_elsewhere,
    read_by,
    seat,
)
from tests.factories import person_in

pytestmark = [pytest.mark.web, pytest.mark.django_db, pytest.mark.long, pytest.mark.requirement("X-14")]

REMARK, SECOND, DRAFT, ANSWER = (canary(word) for word in ("nhanxetkin", "nhanxethai", "nhapkin", "traloikin"))


@pytest.fixture
def heard(at, settings, tmp_path, monkeypatch: pytest.MonkeyPatch) -> tuple[Chamber, Determination]:
    """Nine secret names on a council that reads; another proposer's dossier lies before another one."""
    at("2024-06-20 09:30")
    settings.MEDIA_ROOT = str(tmp_path)
    switch_on(monkeypatch)
    chamber = Chamber()
    hide_names(chamber.people)
    item = called(chamber)
    chamber.determination(task_name="Chọn giống na", proposer=other_proposer(chamber))
    files_are_there()
    return chamber, item


def other_proposer(chamber: Chamber) -> Person:
    return person_in(Role.PROPOSER, chamber.province, name="Người nêu khác", email="neu.khac@gieo.test")


def proposers(chamber: Chamber, item: Determination) -> dict[str, Actor]:
    """Whom it is about, and somebody in the same seat whom it is not."""
    return {
        "proposer": chamber.actor(item.proposal.proposer),
        "another proposer": chamber.actor(other_proposer(chamber)),
    }


def strangers(chamber: Chamber) -> dict[str, Actor | None]:
    """Whoever else may learn nothing of it."""
    return {
        "press": seat(Role.PRESS, "Nhà báo", chamber.province),
        "elsewhere": officer_elsewhere(),
        "nobody": None,
    }


def numbers_of(item: Determination) -> list[str]:
    return [item.number, item.proposal.number]


def speak(chamber: Chamber, item: Determination, *writers: int) -> Determination:
    """Two remarks, by whomever, in whatever order."""
    for at, (writer, words) in enumerate(zip(writers, (SECOND, REMARK), strict=True)):
        say(PROCEDURE, item, chamber.actor(chamber.people[writer]), words, chamber.start + timedelta(days=3, hours=at))
    return Determination.objects.get(pk=item.pk)


def test_before_the_release_nobody_can_tell_that_remarks_were_left(heard: tuple[Chamber, Determination]) -> None:
    chamber, item = heard
    readers = proposers(chamber, item)
    silent = read_by(readers, numbers_of(item))
    with transaction.atomic():
        speak(chamber, item, 0, 1)
        spoken = read_by(readers, numbers_of(item))
        transaction.set_rollback(True)
    assert leaks(spoken, REMARK, SECOND, MEMBER) == []
    assert differences(silent, spoken) == []


def test_what_is_told_is_the_same_whoever_wrote_it_and_names_nobody(heard: tuple[Chamber, Determination]) -> None:
    """Every address, word, length and number of questions, for whoever stands outside, with the writers exchanged."""
    chamber, item = heard
    readers, reads = proposers(chamber, item), {}
    for writers in ((0, 1), (8, 2)):
        with transaction.atomic():
            released(chamber, speak(chamber, item, *writers))
            reads[writers] = read_by(readers, numbers_of(item))
            if len(reads) == 1:
                others = read_by(strangers(chamber), numbers_of(item))
            transaction.set_rollback(True)
    one, other = reads.values()
    assert differences(one, other) == []
    assert leaks({**one, **others}, MEMBER) == []
    assert leaks({**others, "another proposer": one["another proposer"]}, REMARK, SECOND) == []
    [address] = one["proposer"].saying(REMARK)
    assert address == f"/ho-so/{item.proposal.number}/tra-loi-nhan-xet"


def test_a_draft_is_its_writers_and_the_answer_the_councils(heard: tuple[Chamber, Determination]) -> None:
    chamber, item = heard
    barred = chamber.people[7]
    item = chamber.declare(released(chamber, speak(chamber, item, 0, 1)), barred, kinds=("family",))
    author = chamber.actor(item.proposal.proposer)
    writing: dict[str, Any] = {DRAFT: keep_reply, ANSWER: send_reply}
    inside = {"officer": chamber.officer, "member": chamber.actor(chamber.people[2])}
    others = {
        "another proposer": chamber.actor(other_proposer(chamber)),
        "elsewhere": officer_elsewhere(),
        "conflicted": chamber.actor(barred),
    }
    for words, write in writing.items():
        write(reply=told(item), words=words, actor=author, at=chamber.start + timedelta(days=5))
        reads = read_by({**inside, **others, "author": author}, numbers_of(item))
        assert leaks({name: reads[name] for name in others}, DRAFT, ANSWER, REMARK) == []
        assert leaks({"author": reads["author"]}, MEMBER) == []
        assert reads["author"].saying(words)
        heard_by = {name for name in inside if reads[name].saying(words)}
        assert heard_by == (set(inside) if write is send_reply else set()), words
    assert entry_of(item).state == "papers_sent"
