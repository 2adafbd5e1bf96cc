"""Ballots, remarks and names of an acceptance council leak nowhere: least of all to the host, who reads the dossier."""

from typing import Any

import pytest
from django.db import transaction

from gieo.acceptance.acceptance.facts import BallotFacts, ExpertReportFacts, RemarkFacts
from gieo.acceptance.acceptance.procedure import ACCEPTANCE_COUNCIL
from gieo.acceptance.models import Acceptance
from gieo.councils.models import Membership
from gieo.councils.sitting.facts import CloseFacts
from gieo.councils.sitting.tellers import counting
from gieo.dossiers.services.act import act
from gieo.identity.models import Person
from gieo.kernel.actors import Role
from tests.acceptance import makers
from tests.conftest import moment
from tests.councils.leaks import (
    MEMBER,
    canary,
    differences,
    everything,
    files_are_there,
    hide_names,
    leaks,
    read_by,
    seat,
)
from tests.factories import province_of

pytestmark = [pytest.mark.web, pytest.mark.django_db, pytest.mark.usefixtures("ready"), pytest.mark.long]

REMARK, WORDS = canary("nhanxetkin"), canary("ykienphieukin")
DISCUSSION, DISSENT = canary("thaoluankin"), canary("baoluukin")
VOTED, OK = 5, 200


@pytest.fixture
def sealed(at: Any, settings: Any, tmp_path: Any, monkeypatch: Any) -> Acceptance:
    """Nine secret names on a council that votes."""
    at("2024-05-14 09:30")
    settings.MEDIA_ROOT = str(tmp_path)
    monkeypatch.setattr(makers, "REMARKS", RemarkFacts(products=REMARK, report=REMARK))
    valid = makers.checked(makers.valid(makers.opened()))
    makers.nine()
    hide_names(Person.objects.filter(user__email__startswith="thanhvien").order_by("pk"))
    called = makers.called(makers.founded(valid))
    report = ExpertReportFacts(experts=makers.group(called), findings="Bốn giống đã khảo nghiệm")
    told = act(called, "report_of_experts", actor=makers.officer(), at=moment("2024-05-02 09:00"), facts=report).subject
    item = makers.sat(makers.remarked(told))
    files_are_there()
    return item


def votes(item: Acceptance, of: range, ballot: BallotFacts) -> Acceptance:
    for number in of:
        facts = ballot.model_copy(update={"remarks": f"{WORDS} {number}"})
        item = act(item, "vote", actor=makers.member(number), at=moment("2024-05-14 09:00"), facts=facts).subject
    return item


def numbers_of(item: Acceptance) -> list[str]:
    return [item.number, item.parent.number] if item.parent else [item.number]


@pytest.mark.requirement("X-14", "CT-2-2b")
def test_before_the_count_every_answer_is_the_same_whatever_the_ballots_say(sealed: Acceptance):
    outside = {"host": makers.host()}
    readers = {"officer": makers.officer(), **outside}
    told = []
    for ballot in (makers.EXCELLENT, makers.NOT_MET):
        with transaction.atomic():
            votes(sealed, range(VOTED), ballot)
            reads = read_by(readers, numbers_of(sealed))
            assert leaks(reads, WORDS) == []
            assert leaks({name: reads[name] for name in outside}, MEMBER, REMARK) == []
            told.append(reads)
            transaction.set_rollback(True)
    assert differences(*told) == []


@pytest.mark.requirement("X-14")
def test_after_the_count_the_host_knows_its_rating_and_nobody_on_the_council(sealed: Acceptance):
    item = votes(sealed, range(9), makers.MET)
    at = moment("2024-05-14 09:20")
    item = act(item, "open_count", actor=makers.member(4), at=at, facts=counting(ACCEPTANCE_COUNCIL, item)).subject
    closing = CloseFacts(discussion=DISCUSSION, dissent=DISSENT)
    item = act(item, "rate_met", actor=makers.member(4), at=at, facts=closing).subject
    outside = {"host": makers.host(), "nobody": None}
    inside = {"officer": makers.officer(), "administrator": seat(Role.ADMINISTRATOR, "Quản trị", province_of("BG"))}
    reads = read_by({**inside, **outside}, numbers_of(item))
    secrets = (MEMBER, REMARK, WORDS, DISCUSSION, DISSENT)
    assert leaks({name: reads[name] for name in outside}, *secrets) == []
    assert leaks(reads, WORDS, REMARK) == [], "whose a ballot or a remark was is nobody's, not even inside"
    given = {address.rsplit("/", 1)[-1] for address, answer in reads["host"].answers.items() if answer[0] == OK}
    assert {"council_conclusion.pdf", "council_conclusion.docx"} <= given
    assert not {"council_decision.pdf", "tally_sheet.pdf", "council_minutes.pdf", "expert_report.pdf"} & given
    assert item.get_absolute_url() in reads["host"].saying("Bốn giống đã khảo nghiệm")
    assert item.get_absolute_url() in reads["officer"].saying(f"{MEMBER} 1")
    assert everything(makers.member(0), numbers_of(item)).saying(f"{WORDS} 0")
    assert Membership.objects.count() == 9
