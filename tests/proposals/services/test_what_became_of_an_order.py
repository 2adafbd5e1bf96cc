"""A body that ordered sees what became of it: proposals received, before the council, and the tasks commissioned."""

import pytest

from gieo.dossiers.services.act import act
from gieo.identity.models import OrganisationKind
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import Role
from gieo.kernel.asking import Picked
from gieo.orientation.order.facts import OrderFacts, UseFacts
from gieo.orientation.services.open_order import open_order
from gieo.proposals.services.submit_proposal import submit_proposal
from tests.proposals.conftest import IN_TIME, moment

pytestmark = [pytest.mark.web, pytest.mark.django_db]


@pytest.mark.requirement("CT-1-2a")
def test_the_page_of_an_order_counts_what_answers_it(ready, proposer, officer, new_actor, lang_son, sign_in) -> None:
    body = register_organisation(name="Sở Y tế", kind=OrganisationKind.DEPARTMENT, province=lang_son)
    focal = new_actor(Role.FOCAL_OFFICER, lang_son, "Đầu mối Sở Y tế", body)
    ground = (Picked(id="development_plan", name="Kế hoạch"),)
    wanted = OrderFacts(title="Giống mới", plan_year=2025, need="Cần", expected_result="Giống", grounds=ground)
    order = open_order(province="LS", facts=wanted, actor=focal, at=moment("2024-02-01 08:00"))
    act(order, "send", actor=focal, at=moment("2024-02-01 09:00"))
    item = ready.items.get()
    facts = UseFacts(items=(Picked(id=item.pk, name=item.text),))
    act(order, "use", actor=officer, at=moment("2024-03-01 09:00"), facts=facts)
    client = sign_in(focal)
    before = client.get(order.get_absolute_url()).content.decode()
    assert "Đặt hàng này đã đi đến đâu" in before
    submit_proposal(proposal=ready, actor=proposer, at=IN_TIME)
    after = client.get(order.get_absolute_url()).content.decode()
    assert before != after
    assert ready.title not in after  # how many, not whose
    assert ready.number not in after
