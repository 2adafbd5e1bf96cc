"""Story E-08: from an effective result to its use elsewhere; through the pages."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gieo.core import clock
from gieo.dossiers.models import Dossier
from gieo.identity.models import OrganisationKind
from gieo.kernel.actors import Actor
from gieo.outcomes.models import Replication, ResultUse
from gieo.outcomes.outcome.choices import EventKind, ReplicationChoice, UserKind
from gieo.outcomes.outcome.facts import EventFacts, InviteFacts, PublishedFacts, ReplicationFacts, UseFacts
from gieo.outcomes.replication.choices import LineSource
from gieo.outcomes.replication.facts import (
    ApprovedRow,
    AssigneeRow,
    AssignFacts,
    BudgetFacts,
    ConfirmFacts,
    LineRow,
    PlanFacts,
    ProgressFacts,
)
from gieo.outcomes.selectors import application_coverage, dissemination_coverage, funnel
from tests.acceptance import makers as task_makers
from tests.acceptance.pages import browser, done, posted, shown
from tests.outcomes import makers
from tests.outcomes.replication.test_replication import DEPARTMENT, DISTRICTS, assigned, body, focal, own, scheme

pytestmark = [pytest.mark.web, pytest.mark.django_db]


@pytest.mark.requirement("E-08", "CT-5-1b", "CT-6-1b", "CT-6-1c", "CT-6-2a", "CT-6-2b", "CT-6-2c", "BP-I-2g")
def test_from_result_to_practice(at: clock.Setter) -> None:
    officer, director, chairman, finance = (
        task_makers.officer(),
        task_makers.director(),
        task_makers.chairman(),
        makers.finance(),
    )
    outcome = makers.effective()
    assert dissemination_coverage(officer, province="BG", year=2024).percent == 0

    at("2024-08-02 09:00")
    event = EventFacts(kind=EventKind.CONFERENCE, title="Hội thảo", outlet="Lục Ngạn", on=date(2024, 8, 1))
    done(officer, outcome, "spread", event)
    item = PublishedFacts(title="Vải chín sớm", outlet="Báo Bắc Giang", on=date(2024, 8, 2))
    done(makers.press(), outcome, "log_published", item)
    assert dissemination_coverage(officer, province="BG", year=2024).percent == 100
    done(director, outcome, "decide_replication", ReplicationFacts(choice=ReplicationChoice.YES))

    at("2024-08-10 09:00")
    client = browser(officer)
    assert client.get("/lam-viec/lap/replication").status_code == 200
    made = client.post("/lam-viec/lap/replication", posted(scheme(outcome)))
    assert made.status_code == 302, made.content.decode()
    replication = Replication.objects.get()
    done(director, replication, "submit")

    at("2024-08-20 09:00")
    rows = tuple(
        AssigneeRow(
            body=body(name),
            result=makers.picked(outcome),
            place="3 xã",
            quantity=20,
            unit="ha",
            deadline=date(2025, 12, 31),
        )
        for name in (DISTRICTS[0], DEPARTMENT)
    )
    done(
        chairman, replication, "assign", AssignFacts(document="345/UBND", assigned_on=date(2024, 8, 20), assignees=rows)
    )
    for name, source in ((DISTRICTS[0], LineSource.LOCAL), (DEPARTMENT, LineSource.PROVINCIAL)):
        assert replication.number in browser(focal(name)).get("/lam-viec").content.decode()
        assignment = own(replication, name)
        done(focal(name), replication, "confirm", ConfirmFacts(assignment=assignment, contact="Trưởng phòng"))
        lines = (LineRow(source=source, year=2025, amount=400_000_000),)
        done(focal(name), replication, "plan", PlanFacts(assignment=assignment, lines=lines))
    done(director, replication, "cosign")
    done(officer, replication, "send_to_finance")

    at("2024-09-05 09:00")
    for step in ("receive", "consolidate", "propose_budget"):
        done(finance, replication, step)
    assert "800.000.000 đ" in shown(finance, replication)
    approved = tuple(
        ApprovedRow(line=makers.picked(line), approved=line.requested // 2) for line in replication.lines.order_by("pk")
    )
    done(finance, replication, "write_back_budget", BudgetFacts(document="NQ 50/HĐND", approved=approved))
    assert "200.000.000 đ" in shown(focal(DISTRICTS[0]), replication)
    facts = ProgressFacts(assignment=own(replication, DISTRICTS[0]), achieved=12, progress="Đã trồng 12 ha")
    done(focal(DISTRICTS[0]), replication, "report_progress", facts)

    assert application_coverage(officer, province="BG", year=2022).percent == 0
    done(officer, outcome, "invite_users", InviteFacts(bodies=(body(DISTRICTS[0]),)))
    use = UseFacts(
        user_kind=UserKind.COOPERATIVE,
        user_name="HTX Hồng Giang",
        place="Lục Ngạn",
        scale="12 ha",
        since=date(2024, 9, 1),
        product="Vải chín sớm",
    )
    done(focal(DISTRICTS[0]), outcome, "report_use", use)
    assert application_coverage(officer, province="BG", year=2022).percent == 100
    assert [stage.numbers for stage in funnel(officer, province="BG", year=2024)] == [[outcome.number]] * 6


def test_the_page_of_a_result_costs_the_same_with_one_use_and_with_three(at: clock.Setter) -> None:
    at("2024-09-05 09:00")
    outcome, officer = makers.effective(), task_makers.officer()
    farmers = task_makers.body_named("Hội Nông dân", OrganisationKind.MASS_ORGANISATION, outcome.province)
    values = {"user_kind": UserKind.ENTERPRISE, "place": "x", "scale": "1", "since": date(2024, 8, 1), "body": farmers}

    def add(name: str) -> None:
        ResultUse.objects.create(outcome=outcome, user_name=name, recorded_at=clock.now(), **values)

    add("Một")
    one = queries(officer, outcome)
    add("Hai")
    add("Ba")
    assert queries(officer, outcome) == one


def test_the_page_of_a_replication_costs_the_same_with_one_body_and_with_three(at: clock.Setter) -> None:
    at("2024-09-05 09:00")
    replication = assigned(DISTRICTS[0])
    one = queries(task_makers.officer(), replication)
    first = replication.assignments.get()
    for name in DISTRICTS[1:]:
        first.pk, first.body_id, first._state.adding = None, body(name).pk, True
        first.save()
    assert queries(task_makers.officer(), replication) == one


def queries(actor: Actor, dossier: Dossier) -> int:
    client = browser(actor)
    client.get(dossier.get_absolute_url())  # whatever is asked once per process
    with CaptureQueriesContext(connection) as asked:
        assert client.get(dossier.get_absolute_url()).status_code == 200
    return len(asked)
