"""What proves the procedure of a task: limits as they stood, papers, money, declarations, and a package with hashes."""

import io
import json
import zipfile
from hashlib import sha256

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gieo.audit.procedure import Verdict, procedure_of
from gieo.contracts.contract.facts import HostSignFacts, PostedFacts
from gieo.contracts.models import Contract
from gieo.core import trail
from gieo.dossiers.docket import entry_of
from gieo.dossiers.services.act import act
from gieo.dossiers.services.run_clocks import run_clocks
from gieo.kernel.actors import Role
from tests.conftest import moment
from tests.contracts.makers import (
    L2025,
    SENT,
    Cast,
    actor_from,
    browser,
    cast,
    draft,
    institute,
    paid,
    running,
    seated,
    signed,
    written,
)

pytestmark = [pytest.mark.web, pytest.mark.django_db, pytest.mark.requirement("X-7")]

LATER = moment("2025-07-01 09:00")


@pytest.fixture(autouse=True)
def _kept_apart(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "files")


@pytest.fixture
def people() -> Cast:
    return cast()


def address(contract: Contract, name: str = "procedure") -> str:
    return reverse(f"audit:{name}", args=[contract.number])


def test_every_act_is_held_against_the_limit_that_stood_then(people: Cast) -> None:
    contract = running(people)
    found = procedure_of(entry_of(contract), people.officer, at=LATER)
    [stretch] = [each for each in found.stretches if each.entry.kind == "contract"]
    steps = {step.act.title: step for step in stretch.steps}
    assert list(steps) == ["Lập hồ sơ", "Soạn hợp đồng", "Bên B ký", "Bên A ký", "Gửi phiếu thông tin nhiệm vụ"]
    assert steps["Lập hồ sơ"].verdict is Verdict.NO_LIMIT
    assert steps["Soạn hợp đồng"].verdict is Verdict.NO_LIMIT  # it leaves the state as it is
    signing = steps["Bên A ký"]
    assert signing.limit
    assert (signing.verdict, f"{signing.limit.at:%Y-%m-%d}", signing.limit.basis) == (
        Verdict.IN_TIME, "2025-02-03", "TT45-2016-BTTTT:17"
    )  # fmt: skip
    assert found.late == 0


def test_what_came_too_late_is_told_and_what_the_clock_did_is_told_apart(people: Cast) -> None:
    contract = draft(people)
    contract = written(people, contract)
    late = moment("2025-02-10 09:00")
    contract = act(
        contract, "host_signs", actor=people.host, at=late, facts=HostSignFacts(signer="Viện trưởng")
    ).subject
    found = procedure_of(entry_of(contract), people.officer, at=LATER)
    [stretch] = [each for each in found.stretches if each.entry.kind == "contract"]
    assert [step.act.title for step in stretch.late] == ["Bên B ký"]
    assert stretch.overdue  # and it waits for the other signature beyond its limit
    assert found.late == 2
    ended = running(people, title="Nhiệm vụ khác")
    over = moment("2027-01-12 08:00")
    assert run_clocks(at=over)
    ended.refresh_from_db()
    found = procedure_of(entry_of(ended), people.officer, at=over)
    [stretch] = [each for each in found.stretches if each.entry.pk == entry_of(ended).pk]
    assert stretch.steps[-1].verdict is Verdict.EXPIRED
    assert stretch.late == []


def test_the_page_and_the_package_tell_the_same_and_the_package_proves_itself(people: Cast, at) -> None:
    at("2025-07-01 09:00")
    contract = running(people, rulebook=L2025)
    paid(people, contract, 300)
    officer = browser(people.officer)
    shown = officer.get(address(contract)).content.decode()
    for words in ("Hồ sơ chứng minh thủ tục", "Bên A ký", "Trong hạn", "300 đ"):
        assert words in shown, words
    assert address(contract) in officer.get(contract.get_absolute_url()).content.decode()
    with zipfile.ZipFile(io.BytesIO(officer.get(address(contract, "procedure-package")).content)) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        files = {name: archive.read(name) for name in archive.namelist() if name != "manifest.json"}
    assert manifest["files"] == {name: sha256(content).hexdigest() for name, content in files.items()}
    assert manifest["task"] == contract.task.number
    acts = json.loads(files[f"{contract.number}/nhat-ky.json"])
    assert [each["hash"] for each in acts] == list(trail.history_of(contract).values_list("hash", flat=True))
    told = json.loads(files["thu-tuc.json"])
    assert {"source": "provincial_science", "year": 2025, "approved": 600, "contracted": 600, "paid": 300, "settled": 0,
            "recovered": 0} in told["money"]  # fmt: skip
    drawn = [name for name in files if name.startswith(f"{contract.number}/van-ban/")]
    assert any(name.endswith("-contract.pdf") for name in drawn)
    assert all(files[name][:4] == b"%PDF" for name in drawn)


def test_whoever_carries_the_task_out_may_prove_it_and_nobody_else_looks(people: Cast) -> None:
    contract = signed(people, draft(people))
    stranger = actor_from(seated(Role.PROPOSER, "Người khác", institute("Viện khác")))
    for name in ("procedure", "procedure-package"):
        for reader in (people.host, people.officer, people.inspector, people.finance):
            assert browser(reader).get(address(contract, name)).status_code == 200
        for reader in (stranger, people.council):
            assert browser(reader).get(address(contract, name)).status_code == 404
        assert Client().get(address(contract, name)).status_code == 302
    host = browser(people.host).get(address(contract)).content.decode()
    assert "Đặt hàng" not in host.split("<main")[-1]  # the order behind it is another's and not the host's to read


def test_more_acts_cost_no_more_queries(people: Cast) -> None:
    contract, officer = running(people), browser(people.officer)
    paid(people, contract, 100)
    asked = []
    for acts in (1, 3):
        for _each in range(acts):
            facts = PostedFacts(place="Bảng tin", posted_on=SENT.date())
            contract = act(contract, "post_at_host", actor=people.host, at=SENT, facts=facts).subject
        with CaptureQueriesContext(connection) as queries:
            officer.get(address(contract))
        asked.append(len(queries))
    assert asked[0] == asked[1]
