"""What the register learns of an own task: "already done: adopt it" names the result and whoever owns it."""

import io
from datetime import date
from typing import Any

import docx
import pytest
from django.test import Client
from openpyxl import load_workbook

from gieo.acceptance.models import Acceptance, Registration, RightsEntry
from gieo.acceptance.registration.choices import Right
from gieo.acceptance.services.open_registration import open_registration
from gieo.core.trail import history_of
from gieo.core.workflows import bound
from gieo.dossiers.docket import entry_of
from gieo.dossiers.services.act import act
from gieo.identity.models import OrganisationKind, User
from gieo.lifecycle import results
from gieo.outcomes.models import Outcome
from gieo.outcomes.outcome.choices import UserKind
from gieo.outcomes.outcome.facts import UseFacts
from gieo.registry.effective import COLUMNS
from gieo.registry.models import RegisterEntry, Task
from tests.acceptance import makers as task_makers
from tests.conftest import moment
from tests.counting import queries_of
from tests.outcomes import makers

pytestmark = [pytest.mark.db, pytest.mark.django_db]

AT = moment("2024-09-02 09:00")
OWNER = "Trung tâm Giống cây trồng"


def use(outcome: Outcome, kind: UserKind, name: str) -> None:
    facts = UseFacts(
        user_kind=kind, user_name=name, place="Lục Ngạn", scale="5 ha", since=date(2024, 8, 1), product="Vải"
    )
    act(outcome, "report_use", actor=task_makers.officer(), at=AT, facts=facts)


def finished() -> Outcome:
    """A task that came all the way: handed over, rated, registered, owned, effective and used."""
    outcome = makers.effective()
    acceptance = task_makers.opened(outcome.task)
    products = [{"name": "Giống vải", "unit": "giống", "ordered": "4", "delivered": "5"}]
    Acceptance.objects.filter(pk=acceptance.pk).update(products=products, rated_on=makers.ACCEPTED)
    registration = open_registration(parent=entry_of(acceptance), at=moment("2024-05-14 11:00"))
    Registration.objects.filter(pk=registration.pk).update(certificate="05/GCN")
    RightsEntry.objects.create(
        province=outcome.province, task=outcome.task, registration=registration, right=Right.OWNERSHIP,
        holder=task_makers.body_named(OWNER, OrganisationKind.SCIENCE_ORGANISATION, outcome.province),
        since=date(2024, 6, 12), basis="LUAT29-2013:41",
    )  # fmt: skip
    use(outcome, UserKind.COOPERATIVE, "HTX Hồng Giang")
    use(outcome, UserKind.HOUSEHOLD, "Nguyễn Văn Riêng")
    return Outcome.objects.get(pk=outcome.pk)


def test_every_event_it_hears_is_announced_by_a_row() -> None:
    announced = {row.announces for each in bound() for row in each.workflow.rows}
    assert set(results.TELLING) <= announced


@pytest.mark.requirement("BG25-III-4", "S-01")
def test_a_finished_task_shows_its_result_its_use_and_its_owner_for_life() -> None:
    outcome = finished()
    last_act = history_of(outcome).last()
    assert last_act
    results._hear(last_act)
    entry = RegisterEntry.objects.get(task=outcome.task)
    assert (entry.results, entry.result_owner, entry.other_numbers) == ("Giống vải: 5 giống", OWNER, ["05/GCN"])
    assert entry.application.splitlines() == [
        "HTX Hồng Giang, Lục Ngạn: 5 ha, 01/08/2024",
        "Hộ gia đình, cá nhân, Lục Ngạn: 5 ha, 01/08/2024",
    ]
    assert makers.JUDGED.evidence in entry.effect
    changes = RegisterEntry.pgh_event_model.objects.filter(pgh_obj=entry.pk)  # type: ignore[attr-defined]
    told_once = changes.count()
    results._hear(last_act)
    assert changes.count() == told_once
    page = Client().get("/nhiem-vu/05/GCN", follow=True)
    words = page.content.decode()
    for said in ("nhận về ứng dụng", OWNER, "Giống vải: 5 giống", "HTX Hồng Giang"):
        assert said in words, said
    assert makers.JUDGED.evidence not in words, "the evidence is for the office"
    assert page.redirect_chain[-1][0] == f"/nhiem-vu/{entry.number}"


def test_the_name_of_the_host_stays_as_it_was_and_the_page_says_what_it_is_today() -> None:
    task = task_makers.task()
    body = task_makers.host_body()
    old, body.name = body.name, "Viện Rau hoa quả và Cây cảnh"
    body.save()
    Task.objects.filter(pk=task.pk).update(accepted_on=makers.ACCEPTED)
    entry = RegisterEntry.objects.get(task=task)
    assert (entry.host_name, str(entry.host_today)) == (old, body.name)
    assert f"nay là {body.name}" in " ".join(Client().get(entry.get_absolute_url()).content.decode().split()).replace(
        '<small class="text-secondary">', ""
    )


@pytest.mark.web
@pytest.mark.requirement("CT-6-1a")
def test_the_list_of_a_year_equals_a_count_by_hand_on_the_page_and_in_both_files() -> None:
    for at, (accepted, effective) in enumerate(
        (("2024-01-01", True), ("2024-12-31", True), ("2024-06-01", False), ("2023-12-31", True), ("2025-01-01", True))
    ):
        task = task_makers.task(f"NV.{at}", accepted_on=date.fromisoformat(accepted), is_effective=effective)
        RegisterEntry.objects.filter(task=task).update(effect=f"Bằng chứng {at}")
    by_hand = ["NV.0", "NV.1"]
    officer = signed_in(task_makers.officer())
    here = "/lam-viec/so-nhiem-vu/hieu-qua"
    page = officer.get(f"{here}?nam=2024").content.decode()
    assert [number in page for number in ("NV.0", "NV.1", "NV.2", "NV.3", "NV.4")] == [True, True, False, False, False]
    sheet = load_workbook(io.BytesIO(officer.get(f"{here}.xlsx?nam=2024").content)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0] == list(COLUMNS)
    assert [(row[1], row[5]) for row in rows[1:]] == [("NV.0", "Bằng chứng 0"), ("NV.1", "Bằng chứng 1")]
    word = docx.Document(io.BytesIO(officer.get(f"{here}.docx?nam=2024").content))
    listed = [[cell.text for cell in row.cells] for table in word.tables for row in table.rows]
    assert [row[1] for row in listed if len(row) == len(COLUMNS) and row[1].startswith("NV.")] == by_hand
    assert signed_in(task_makers.host()).get(here).status_code == 403
    one = queries_of(lambda: officer.get(f"{here}?nam=2023"))
    task_makers.task("NV.8", accepted_on=date(2023, 5, 1), is_effective=True)
    task_makers.task("NV.9", accepted_on=date(2023, 5, 1), is_effective=True)
    assert queries_of(lambda: officer.get(f"{here}?nam=2023")) == one


def signed_in(actor: Any) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=actor.user))
    return client
