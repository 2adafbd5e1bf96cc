"""Scores, remarks and names of a selection council, and of the team that appraises the money, leak nowhere."""

from typing import Any

import pytest
from django.db import transaction

from gieo.kernel.actors import Actor, Role
from gieo.selection.models import Application, Selection, UnwantedJudge
from gieo.selection.selection.facts import BallotFacts, WinnerFacts
from gieo.selection.selection.states import Opinion
from tests.councils.leaks import (
    MEMBER,
    canary,
    differences,
    everybody_elsewhere,
    everything,
    hide_names,
    leaks,
    read_by,
    seat,
)
from tests.selection.cast import Cast, checked_call
from tests.selection.cast_council import SEATS, ballot, counted, selection_of, voting

pytestmark = [pytest.mark.web, pytest.mark.django_db, pytest.mark.long]

FRUIT, CENTRE = "Viện Cây ăn quả", "Trung tâm Giống"
REMARK, DISCUSSION, DISSENT = canary("nhanxetkin"), canary("thaoluankin"), canary("baoluukin")
UNWANTED, REASON = canary("khongthamdinhkin"), canary("lydokin")
VOTED = 4


@pytest.fixture
def sealed(cast: Cast, at: Any, settings: Any, tmp_path: Any) -> tuple[Cast, Selection]:
    """Seven secret names on a council that scores two dossiers; a host named somebody it would rather not have."""
    at("2025-03-25 10:40")
    settings.MEDIA_ROOT = str(tmp_path)
    hide_names(cast.expert(number) for number in range(len(SEATS)))
    call = checked_call(cast, FRUIT, CENTRE)
    UnwantedJudge.objects.create(
        application=Application.objects.get(call=call, host__name=FRUIT),
        name=f"Lê {UNWANTED}",
        reason=REASON,
        named_at=cast.time("2025-02-10 08:00"),
    )
    return cast, voting(cast, selection_of(call))


def numbers_of(item: Selection) -> list[str]:
    return [item.number, item.call.number, *Application.objects.order_by("pk").values_list("number", flat=True)]


def sheet(item: Selection, number: int, *, better: str) -> BallotFacts:
    """A score sheet that puts one of the two first, each remark with its own mark."""
    facts = ballot(item, {FRUIT: 4, CENTRE: 2} if better == FRUIT else {FRUIT: 2, CENTRE: 4}, Opinion.FOR)
    said = tuple(row.model_copy(update={"remark": f"{REMARK} {number}"}) for row in facts.opinions)
    return facts.model_copy(update={"opinions": said})


def votes(cast: Cast, item: Selection, numbers: range, *, better: str = FRUIT) -> Selection:
    for number in numbers:
        at, facts = f"2025-03-25 10:{10 + number}", sheet(item, number, better=better)
        item = cast.do(item, "vote", cast.member(number), at, facts)
    return item


def applicants(cast: Cast) -> dict[str, Actor]:
    return {"winner": cast.host(FRUIT), "loser": cast.host(CENTRE)}


@pytest.mark.requirement("X-14", "CT-2-2b")
def test_before_the_count_every_answer_is_the_same_whatever_the_score_sheets_say(sealed: tuple[Cast, Selection]):
    cast, item = sealed
    readers = {"member": cast.member(VOTED), "elsewhere": everybody_elsewhere(), **applicants(cast)}
    told = {}
    for better in (FRUIT, CENTRE):
        with transaction.atomic():
            votes(cast, item, range(VOTED), better=better)
            told[better] = read_by(readers, numbers_of(item))
            assert leaks(told[better], REMARK) == []
            others = {name: read for name, read in told[better].items() if name != "winner"}
            assert leaks(others, UNWANTED, REASON) == [], "neither a member nor another host"
            assert leaks({name: told[better][name] for name in ("elsewhere", *applicants(cast))}, MEMBER) == []
            transaction.set_rollback(True)
    assert differences(told[FRUIT], told[CENTRE]) == []


@pytest.mark.requirement("X-14")
def test_after_the_count_the_hosts_learn_the_result_and_nobody_s_name_or_words(sealed: tuple[Cast, Selection]):
    cast, item = sealed
    item = counted(cast, votes(cast, item, range(len(SEATS))))
    naming = WinnerFacts(discussion=DISCUSSION, edits="Bổ sung khảo nghiệm", dissent=DISSENT)
    item = cast.do(item, "name_winner", cast.member(4), "2025-03-25 11:00", naming)
    outside = {**applicants(cast), "press": seat(Role.PRESS, "Nhà báo", cast.province), "nobody": None}
    inside = {"officer": cast.of(Role.SCIENCE_OFFICER), "inspector": seat(Role.INSPECTOR, "Thanh tra", cast.province)}
    reads = read_by({**inside, **outside}, numbers_of(item))
    assert leaks({name: reads[name] for name in outside}, MEMBER, REMARK, DISCUSSION, DISSENT) == []
    assert leaks({name: read for name, read in reads.items() if name != "winner"}, REASON) == [], "inside, too"
    assert {address.rsplit("/", 1)[-1] for address in reads["officer"].saying(UNWANTED)} == {"chon-thanh-vien"}
    assert {name for name, read in reads.items() if read.saying(UNWANTED)} == {"officer", "winner"}
    assert reads["winner"].saying("Bổ sung khảo nghiệm"), "what is wanted of the winner is told"
    minuted = {address.rsplit("/", 1)[-1] for address in reads["officer"].saying("Bổ sung khảo nghiệm")}
    assert "council_minutes.pdf" in minuted, "what the council agreed stands in its minutes"
    papers = {address.rsplit("/", 1)[-1] for address in reads["winner"].saying("Bổ sung khảo nghiệm")}
    assert {"council_conclusion.pdf", "council_conclusion.docx"} <= papers
    assert {address.rsplit("/", 1)[-1] for address in reads["officer"].saying(f"{REMARK} 0")} == {
        "remarks.pdf",
        "remarks.docx",
        "thu-tuc.zip",
    }, "inside remarks stand in their summary alone, under numbers, and where it is packed"
    own = everything(cast.member(0), numbers_of(item))
    assert own.saying(f"{REMARK} 0")


@pytest.mark.requirement("X-14", "CT-2-2b")
def test_each_host_reads_of_its_own_dossier_and_of_no_other(sealed: tuple[Cast, Selection]):
    """The ranking weighs dossiers that were handed in sealed against each other: it is the council's, and the office's."""
    cast, item = sealed
    item = counted(cast, votes(cast, item, range(len(SEATS))))
    item = cast.do(item, "name_winner", cast.member(4), "2025-03-25 11:00", WinnerFacts(discussion="Đủ"))
    winner, loser = (each["number"] for each in item.tally["ranking"])
    points = {each["number"]: each["in_words"] for each in item.tally["ranking"]}
    reads = read_by({"officer": cast.of(Role.SCIENCE_OFFICER), **applicants(cast)}, [item.number])
    told = reads["winner"]
    assert told.saying(points[winner]), "the winner reads what it reached"
    assert {"council_conclusion.pdf", item.number} <= {at.rsplit("/", 1)[-1] for at in told.saying(points[winner])}
    of_council = {address for address in told.answers if item.number in address}
    for words in (loser, points[loser], CENTRE):
        assert of_council.isdisjoint(told.saying(words)), words
    assert not any("/ranking." in address for address, (status, *_said) in told.answers.items() if status == 200)
    assert any("/ranking." in address for address in reads["officer"].saying(loser)), "inside it is read"
    assert reads["loser"].saying(points[winner]) == []
