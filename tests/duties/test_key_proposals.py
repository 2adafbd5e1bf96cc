"""The quota of key proposals: three classes, counted by hand beside the system's count."""

from datetime import datetime

import pytest

from gieo.core.perform import open_dossier
from gieo.duties.selectors import compliance
from gieo.duties.services.recognise import recognise
from gieo.files.services.receive_file import receive_file
from gieo.identity.models import Organisation, Person
from gieo.kernel.actors import SYSTEM, Actor
from gieo.kernel.workflow import Attempt
from gieo.orientation.models import IntakeWindow, OrientationItem
from gieo.proposals.models import Proposal
from gieo.proposals.workflow import PROPOSAL
from tests.conftest import moment
from tests.duties.conftest import Cast, focal_of
from tests.factories import notice_draft, window_for

pytestmark = [pytest.mark.db, pytest.mark.django_db]

AT = moment("2024-05-20 09:00")


def received(window: IntakeWindow, actor: Actor, body: Organisation | None, *, at: datetime, linked: bool) -> None:
    """A proposal as the province holds it once it was sent; how it is sent is the proposals' own business."""
    person = Person.objects.get(user=actor.user)
    number = f"BG-DX-2025-{Proposal.objects.count() + 1:04}"
    proposal = Proposal(
        province=window.province, number=number, window=window, plan_year=2025, proposer=person, organisation=body,
        created_by_id=actor.user, created_at=at, form="bac-giang/2022-03-25", rulebook="bac-giang/2022-03-25",
    )  # fmt: skip
    open_dossier(PROPOSAL, proposal, Attempt(actor=SYSTEM, at=at), legal_basis=("TT06-2023:3",))
    printed = receive_file(content=number.encode(), name="phieu.txt", province=window.province, actor=actor, at=at)
    if linked:
        proposal.items.add(OrientationItem.objects.order_by("pk")[0])
    Proposal.objects.filter(pk=proposal.pk).update(
        state="submitted", submitted_at=at, submitted_pdf=printed, content_hash="da-nop"
    )


@pytest.mark.requirement("CT-2-1a", "K-01")
def test_compliance_by_class_names_the_defaulters(owing: Cast, settings, tmp_path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    window = window_for(notice_draft(owing.province, at=moment("2024-03-01 08:00")))
    received(window, focal_of(owing.health), owing.health, at=AT, linked=True)
    received(window, focal_of(owing.district), owing.district, at=AT, linked=False)
    received(window, owing.member, None, at=AT, linked=True)
    recognise(province="BG", year=2024, at=AT)
    rows = {row.holder.value: row for row in compliance(province="BG", year=2024, rule="key_proposal")}
    assert {kind: (row.met, row.owing, row.defaulters) for kind, row in rows.items()} == {
        "department": (1, 2, ("Sở Nông nghiệp",)),
        "district": (0, 1, ("UBND huyện Lục Ngạn",)),
        "council_member": (1, 1, ()),
    }
    assert owing.duty("key_proposal", owing.health).proofs == ["BG-DX-2025-0001"]
