"""Outcomes of accepted tasks, as far as a test needs them."""

from datetime import date
from typing import Any

from gieo.dossiers.services.act import act
from gieo.kernel.actors import Actor, Role
from gieo.kernel.asking import Picked
from gieo.outcomes.models import Outcome
from gieo.outcomes.outcome.choices import EffectGrade, EventKind, ReplicationChoice
from gieo.outcomes.outcome.facts import EffectiveFacts, EventFacts, ReplicationFacts
from gieo.outcomes.services.open_outcome import open_outcome
from tests.acceptance import makers
from tests.conftest import moment

ACCEPTED = date(2024, 5, 14)


def opened(number: str = "NV.2022.01", **changes: Any) -> Outcome:
    task = makers.task(number, accepted_on=ACCEPTED, rating="met", **changes)
    return open_outcome(parent=makers.parent_of(task), at=moment("2024-05-14 11:00"))


JUDGED = EffectiveFacts(
    assessed_by="Hội đồng đánh giá hiệu quả Sở KH&CN",
    assessed_on=date(2024, 7, 1),
    evidence="12 ha vải chín sớm ở Lục Ngạn, thu nhập tăng 30%",
    grade=EffectGrade.CLEAR,
)


def effective(number: str = "NV.2022.01", **changes: Any) -> Outcome:
    at = moment("2024-07-02 09:00")
    return act(opened(number, **changes), "find_effective", actor=makers.officer(), at=at, facts=JUDGED).subject


def spread(outcome: Outcome) -> Outcome:
    facts = EventFacts(
        kind=EventKind.CONFERENCE, title="Hội thảo vải sớm", outlet="Lục Ngạn", on=date(2024, 8, 1), link=""
    )
    return act(outcome, "spread", actor=makers.officer(), at=moment("2024-08-02 09:00"), facts=facts).subject


def to_replicate(outcome: Outcome) -> Outcome:
    facts = ReplicationFacts(choice=ReplicationChoice.YES)
    at = moment("2024-08-05 09:00")
    return act(outcome, "decide_replication", actor=makers.director(), at=at, facts=facts).subject


def press() -> Actor:
    return makers.in_seat(Role.PRESS, "Phóng viên")


def finance() -> Actor:
    return makers.in_seat(Role.FINANCE_OFFICER, "Cán bộ Sở Tài chính")


def picked(thing: Any) -> Picked:
    return Picked(id=thing.pk, name=str(thing))
