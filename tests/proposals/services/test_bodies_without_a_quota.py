"""Party bodies, people's councils, the Front and mass organisations are invited to order and propose; they owe no quota."""

from datetime import date

import pytest

from gieo.dossiers.services.act import act
from gieo.duties.models import Duty
from gieo.duties.selectors import compliance
from gieo.duties.services.open_duties import open_duties
from gieo.identity.models import OrganisationKind
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import SYSTEM, Role
from gieo.kernel.asking import Picked
from gieo.orientation.order.facts import OrderFacts
from gieo.orientation.services.open_order import open_order
from gieo.proposals.models import AttachmentKind
from gieo.proposals.queue import Filters, page_of
from gieo.proposals.services.add_place import add_place
from gieo.proposals.services.attach_file import attach_file
from gieo.proposals.services.record_agreement import record_agreement
from gieo.proposals.services.start_proposal import start_proposal
from gieo.proposals.services.submit_proposal import submit_proposal
from tests.proposals.conftest import IN_TIME, moment
from tests.proposals.services.test_submit_proposal import PNG

pytestmark = [pytest.mark.db, pytest.mark.django_db]

INVITED = {
    "Ban Dân vận Tỉnh ủy": OrganisationKind.PARTY,
    "Ban Kinh tế - Ngân sách HĐND tỉnh": OrganisationKind.PEOPLES_COUNCIL,
    "Ủy ban MTTQ tỉnh": OrganisationKind.MASS_ORGANISATION,
    "Hội Nông dân tỉnh": OrganisationKind.MASS_ORGANISATION,
}


@pytest.mark.requirement("CT-9-1a", "CT-9-1b")
def test_invited_bodies_order_and_propose_but_stand_in_no_denominator(bac_giang, new_window, new_actor, fill) -> None:
    window = new_window(bac_giang)
    ground = (Picked(id="development_plan", name="Kế hoạch phát triển"),)
    bodies = [register_organisation(name=name, kind=kind, province=bac_giang) for name, kind in INVITED.items()]
    for body in bodies:
        focal = new_actor(Role.FOCAL_OFFICER, bac_giang, f"Đầu mối {body.name}", body)
        wanted = OrderFacts(title="Vấn đề", plan_year=2025, need="Cần", expected_result="Quy trình", grounds=ground)
        order = open_order(province="BG", facts=wanted, actor=focal, at=moment("2024-04-01 08:00"))
        assert act(order, "send", actor=focal, at=moment("2024-04-01 09:00")).subject.state == "sent"

    farmers = bodies[-1]
    writer = new_actor(Role.PROPOSER, bac_giang, "Người của Hội Nông dân", farmers)
    draft = fill(start_proposal(window=window, actor=writer, at=moment("2024-04-01 08:00")))
    assert draft.organisation == farmers
    first, _second = (
        add_place(proposal=draft, name=name, actor=writer, at=IN_TIME) for name in ("UBND huyện A", "UBND huyện B")
    )
    record_agreement(
        proposal=draft, place=first.pk, agreed_on=date(2024, 4, 2), name="a.png", content=PNG, actor=writer, at=IN_TIME
    )
    attach_file(proposal=draft, kind=AttachmentKind.SIGNED_FORM, name="ky.png", content=PNG, actor=writer, at=IN_TIME)
    submit_proposal(proposal=draft, actor=writer, at=IN_TIME)
    clerk = new_actor(Role.SCIENCE_OFFICER, bac_giang, "Chuyên viên Bắc Giang")
    assert [place.is_agreed for place in draft.places.order_by("pk")] == [True, False]
    assert [row.number for row in page_of(clerk, Filters(uncoordinated=True)).rows] == [draft.number]

    register_organisation(name="Sở Y tế", kind=OrganisationKind.DEPARTMENT, province=bac_giang)
    register_organisation(name="UBND huyện Lục Ngạn", kind=OrganisationKind.DISTRICT, province=bac_giang)
    open_duties(province="BG", year=2024, actor=SYSTEM, at=moment("2024-04-01 08:00"))
    owing = {row.holder.value: row.owing for row in compliance(province="BG", year=2024, rule="key_proposal")}
    assert owing == {"department": 1, "district": 1}
    assert not Duty.objects.filter(body__in=bodies).exists()
