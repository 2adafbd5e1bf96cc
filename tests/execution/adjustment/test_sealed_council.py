"""Ballots and names of a council on an adjustment leak nowhere: least of all to the host, who asked for it."""

import re
from typing import Any

import pytest
from django.db import transaction

from gieo.councils.sitting.facts import CloseFacts, CountFacts
from gieo.dossiers.services.act import act
from gieo.execution.models import Adjustment
from gieo.identity.models import Person
from gieo.kernel.actors import Role
from tests.contracts.makers import Cast, actor_from, seated
from tests.councils.crawler import Read
from tests.councils.leaks import MEMBER, canary, differences, everything, files_are_there, hide_names, leaks, read_by
from tests.execution.adjustment.test_council import SAT, title, voted, voting

pytestmark = [pytest.mark.web, pytest.mark.django_db, pytest.mark.long]

WORDS, DISCUSSION, DISSENT = canary("ykienphieukin"), canary("thaoluankin"), canary("baoluukin")
SEVEN = 7
LEFT = re.compile(r'data-session-left="[0-9]+"')


@pytest.fixture
def bench(people: Cast, at: Any, settings: Any, tmp_path: Any) -> list[Person]:
    """Seven secret names, and that of who helps them."""
    at("2026-02-24 09:30")
    settings.MEDIA_ROOT = str(tmp_path)
    members = [seated(Role.COUNCIL_MEMBER, f"Ủy viên {number}") for number in range(1, SEVEN + 1)]
    helper = seated(Role.RECORDS_CLERK, "Người giúp việc")
    hide_names([*members, helper])
    return [*members, helper]


@pytest.fixture
def sealed(people: Cast, bench: list[Person]) -> Adjustment:
    """A council that votes."""
    item = voting(people, title(people), bench)
    files_are_there()
    return item


def timeless(read: Read) -> Read:
    """Without the seconds that are left of a session, which run on while the pages are read."""
    return Read(
        {address: (status, LEFT.sub("", said), asked) for address, (status, said, asked) in read.answers.items()}
    )


def numbers_of(item: Adjustment) -> list[str]:
    return [item.number, item.contract.number]


@pytest.mark.requirement("X-14", "CT-2-2b")
def test_before_the_count_every_answer_is_the_same_whatever_the_ballots_say(
    people: Cast, bench: list[Person], sealed: Adjustment
):
    outside = {"host": people.host}
    readers = {"officer": people.officer, **outside}
    read_by(readers, numbers_of(sealed))  # what a process asks once and remembers is asked here
    told = []
    for favour in (0, 5):
        with transaction.atomic():
            voted(people, sealed, bench[:5], favour=favour, words=WORDS)
            reads = read_by(readers, numbers_of(sealed))
            assert leaks(reads, WORDS) == []
            assert leaks({name: reads[name] for name in outside}, MEMBER) == []
            told.append({name: timeless(read) for name, read in reads.items()})
            transaction.set_rollback(True)
    assert differences(*told) == []


@pytest.mark.requirement("X-14")
def test_after_the_count_the_host_knows_what_was_concluded_and_nobody_on_the_council(
    people: Cast, bench: list[Person], sealed: Adjustment
):
    item = voted(people, sealed, bench[:SEVEN], favour=5, words=WORDS)
    item = act(item, "open_count", actor=people.officer, at=SAT, facts=CountFacts()).subject
    closing = CloseFacts(discussion=DISCUSSION, dissent=DISSENT)
    item = act(item, "advise_for", actor=people.officer, at=SAT, facts=closing).subject
    outside = {"host": people.host, "nobody": None}
    reads = read_by({"officer": people.officer, **outside}, numbers_of(item))
    assert leaks({name: reads[name] for name in outside}, MEMBER, WORDS, DISCUSSION, DISSENT) == []
    assert leaks(reads, WORDS) == [], "whose a ballot was is nobody's, not even inside"
    assert item.get_absolute_url() in reads["host"].saying("Hội đồng tư vấn đồng ý điều chỉnh")
    assert item.get_absolute_url() in reads["officer"].saying(f"{MEMBER} 1")
    given = {address.rsplit("/", 1)[-1] for address, answer in reads["host"].answers.items() if answer[0] == 200}
    assert {"council_conclusion.pdf", "council_conclusion.docx"} <= given
    assert not {"council_decision.pdf", "tally_sheet.pdf", "council_minutes.pdf"} & given
    assert everything(actor_from(bench[0]), numbers_of(item)).saying(WORDS), "the own ballot"
